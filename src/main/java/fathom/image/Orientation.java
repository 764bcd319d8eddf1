package fathom.image;

import fathom.raster.ParallelRows;

import java.util.BitSet;

/** Turns and mirrors pixels so that a photograph stands upright (EXIF orientation 1 to 8). */
final class Orientation {
    private Orientation() {}

    /** Whether the orientation exchanges width and height. */
    static boolean swapsSides(int orientation) {
        return orientation >= 5;
    }

    static Rgb8 upright(Rgb8 stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        boolean swaps = swapsSides(orientation);
        int width = swaps ? stored.height() : stored.width();
        int height = swaps ? stored.width() : stored.height();
        var target = new byte[stored.rgb().length];
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    for (int y = from; y < to; y++) {
                        uprightRow(stored, orientation, target, y, width);
                    }
                });
        BitSet transparent = stored.transparent();
        if (transparent == null) {
            return new Rgb8(width, height, target);
        }
        var turned = new BitSet(width * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned.set(y * width + x, transparent.get(sourceIndex(stored, orientation, x, y)));
            }
        }
        return new Rgb8(width, height, target, turned);
    }

    private static void uprightRow(Rgb8 stored, int orientation, byte[] target, int y, int width) {
        byte[] source = stored.rgb();
        int first = sourceIndex(stored, orientation, 0, y);
        int step = width > 1 ? sourceIndex(stored, orientation, 1, y) - first : 0;
        int out = 3 * y * width;
        int in = 3 * first;
        for (int x = 0; x < width; x++) {
            target[out] = source[in];
            target[out + 1] = source[in + 1];
            target[out + 2] = source[in + 2];
            out += 3;
            in += 3 * step;
        }
    }

    /** Where the upright pixel (x, y) is stored, by the table of the EXIF standard's tag 0x0112. */
    private static int sourceIndex(Rgb8 stored, int orientation, int x, int y) {
        int right = stored.width() - 1;
        int bottom = stored.height() - 1;
        return switch (orientation) {
            case 2 -> y * stored.width() + right - x;
            case 3 -> (bottom - y) * stored.width() + right - x;
            case 4 -> (bottom - y) * stored.width() + x;
            case 5 -> x * stored.width() + y;
            case 6 -> (bottom - x) * stored.width() + y;
            case 7 -> (bottom - x) * stored.width() + right - y;
            case 8 -> x * stored.width() + right - y;
            default -> y * stored.width() + x;
        };
    }
}
