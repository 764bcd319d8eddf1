package fathom.raster;

/** An 8-bit RGB image that is read by rows, from any thread. */
public interface RgbRows {
    int width();

    int height();

    /** Copies row {@code y} as 3 * width interleaved bytes. */
    void copyRow(int y, byte[] target, int targetFrom);
}
