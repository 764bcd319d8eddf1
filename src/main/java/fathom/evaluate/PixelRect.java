package fathom.evaluate;

/** Columns {@code left} to {@code right} and rows {@code top} to {@code bottom}, ends excluded. */
public record PixelRect(int left, int top, int right, int bottom) {
    public boolean contains(int x, int y) {
        return x >= left && x < right && y >= top && y < bottom;
    }
}
