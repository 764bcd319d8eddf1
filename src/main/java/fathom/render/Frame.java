package fathom.render;

import java.util.OptionalInt;

/**
 * A drawn picture: premultiplied 0xAARRGGBB, 0 where nothing was drawn, and for each pixel the
 * inverse of the depth of what is seen there, 0 for nothing.
 */
public final class Frame {
    private final int width;
    private final int height;
    private final int[] argb;
    private final float[] inverseDepth;

    Frame(int width, int height, int[] argb, float[] inverseDepth) {
        this.width = width;
        this.height = height;
        this.argb = argb;
        this.inverseDepth = inverseDepth;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Row by row; whoever asks only reads it. */
    public int[] argb() {
        return argb;
    }

    /** Along the view's optical axis; NaN where nothing is seen. */
    public double depthAt(int x, int y) {
        float inverse = inverseDepth[y * width + x];
        return inverse > 0 ? 1 / inverse : Double.NaN;
    }

    /**
     * The pixel with the nearest depth of those at most {@code reach} pixels from (x, y) in either
     * direction, as y * width + x; empty where nothing is seen.
     */
    public OptionalInt nearestAround(int x, int y, int reach) {
        int found = -1;
        float nearest = 0;
        for (int row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
            for (int column = Math.max(0, x - reach);
                    column <= Math.min(width - 1, x + reach);
                    column++) {
                float here = inverseDepth[row * width + column];
                if (here <= nearest) continue;
                nearest = here;
                found = row * width + column;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    float[] inverseDepth() {
        return inverseDepth;
    }
}
