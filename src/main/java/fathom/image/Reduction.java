package fathom.image;

import fathom.raster.ParallelRows;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/** Makes pixels fewer for thumbnails: each new pixel is the mean of the pixels that it covers. */
final class Reduction {
    private Reduction() {}

    /** At most {@code maxSide} pixels on the longer side; never enlarges. */
    static Rgb8 toFit(Rgb8 large, int maxSide) {
        int longSide = Math.max(large.width(), large.height());
        if (longSide <= maxSide) {
            return large;
        }
        int width = reduced(large.width(), maxSide, longSide);
        int height = reduced(large.height(), maxSide, longSide);
        var rgb = new byte[3 * width * height];
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    for (int y = from; y < to; y++) {
                        for (int x = 0; x < width; x++) {
                            mean(large, x, y, width, height, rgb);
                        }
                    }
                });
        return new Rgb8(width, height, rgb, reducedTransparency(large, width, height));
    }

    private static int reduced(int side, int maxSide, int longSide) {
        return Math.max(1, (int) Math.round((double) side * maxSide / longSide));
    }

    private static void mean(Rgb8 large, int x, int y, int width, int height, byte[] rgb) {
        int left = first(x, large.width(), width);
        int right = Math.max(left + 1, first(x + 1, large.width(), width));
        int top = first(y, large.height(), height);
        int bottom = Math.max(top + 1, first(y + 1, large.height(), height));
        int count = (right - left) * (bottom - top);
        for (int channel = 0; channel < 3; channel++) {
            int sum = 0;
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    sum += large.rgb()[3 * (row * large.width() + column) + channel] & 0xff;
                }
            }
            rgb[3 * (y * width + x) + channel] = (byte) ((sum + count / 2) / count);
        }
    }

    private static int first(int index, int largeSide, int smallSide) {
        return (int) ((long) index * largeSide / smallSide);
    }

    private static @Nullable BitSet reducedTransparency(Rgb8 large, int width, int height) {
        BitSet transparent = large.transparent();
        if (transparent == null) {
            return null;
        }
        var reduced = new BitSet(width * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = first(y, large.height(), height);
                int column = first(x, large.width(), width);
                reduced.set(y * width + x, transparent.get(row * large.width() + column));
            }
        }
        return reduced;
    }
}
