package fathom.render;

import fathom.raster.ParallelRows;

/** Averages two by two pixels into one, which smooths the edges of what was drawn. */
final class Downsample {
    private Downsample() {}

    /**
     * Into the target's rows from the given one on. The depth of the nearest of the four is kept:
     * depths of different things have no mean.
     */
    static void halve(Frame large, Frame target, int firstRow) {
        int width = target.width();
        int height = large.height() / 2;
        int[] argb = target.argb();
        float[] inverseDepth = target.inverseDepth();
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < width; x++) {
                            int upper = 2 * y * large.width() + 2 * x;
                            int lower = upper + large.width();
                            int at = (firstRow + y) * width + x;
                            argb[at] = mean(large.argb(), upper, lower);
                            inverseDepth[at] = nearest(large.inverseDepth(), upper, lower);
                        }
                    }
                });
    }

    private static int mean(int[] argb, int upper, int lower) {
        int a = argb[upper];
        int b = argb[upper + 1];
        int c = argb[lower];
        int d = argb[lower + 1];
        if ((a | b | c | d) == 0) return 0;
        int mask = 0xff00ff;
        int even = (a & mask) + (b & mask) + (c & mask) + (d & mask) + 0x020002;
        int odd = (a >>> 8 & mask) + (b >>> 8 & mask) + (c >>> 8 & mask) + (d >>> 8 & mask);
        odd += 0x020002;
        return (even >>> 2 & mask) | (odd >>> 2 & mask) << 8;
    }

    private static float nearest(float[] inverse, int upper, int lower) {
        return Math.max(
                Math.max(inverse[upper], inverse[upper + 1]),
                Math.max(inverse[lower], inverse[lower + 1]));
    }
}
