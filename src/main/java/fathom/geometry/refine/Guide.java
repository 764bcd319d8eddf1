package fathom.geometry.refine;

import fathom.image.Photo;
import fathom.raster.ParallelRows;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

import org.jspecify.annotations.Nullable;

/** How hard it is to go from one cell of the fine grid to the next: harder where colours change. */
final class Guide {
    /** The most that a step costs. */
    static final int MOST = 255;

    private static final int STRAIGHT = 2;
    private static final int DIAGONAL = 3;

    /** Differences of all three channels together that are noise. */
    private static final int NOISE = 6;

    /** From as many pixels to a cell on, the guide is smoothed over two of them. */
    private static final int SMOOTHED_FROM = 4;

    private final int width;
    private final byte @Nullable [] rgb;

    private Guide(int width, byte @Nullable [] rgb) {
        this.width = width;
        this.rgb = rgb;
    }

    /** Nothing but distance counts. */
    static Guide blank(int width, int height) {
        return new Guide(width, null);
    }

    static Guide of(Photo photo, int width, int height, int coarseWidth) {
        boolean smooth = width >= SMOOTHED_FROM * coarseWidth;
        if (!smooth) return new Guide(width, resized(photo, width, height));
        int halfWidth = Math.max(1, width / 2);
        int halfHeight = Math.max(1, height / 2);
        byte[] half = resized(photo, halfWidth, halfHeight);
        var smoothed = Photo.adopt(photo.name(), halfWidth, halfHeight, half, null, photo.facts());
        return new Guide(width, resized(smoothed, width, height));
    }

    private static byte[] resized(Photo photo, int width, int height) {
        var rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
        if (photo.width() == width && photo.height() == height) {
            ParallelRows.forEachBand(
                    3 * width,
                    height,
                    (fromRow, toRow) -> {
                        for (int y = fromRow; y < toRow; y++) photo.copyRow(y, rgb, 3 * y * width);
                    });
            return rgb;
        }
        boolean shrinks = width < photo.width();
        RgbResampler.resize(
                photo,
                width,
                height,
                shrinks ? Resampling.CV_AREA_8BIT : Resampling.CV_LINEAR_8BIT,
                (y, row) -> {
                    for (int i = 0; i < row.length; i++) rgb[3 * y * width + i] = (byte) row[i];
                });
        return rgb;
    }

    /** Between neighbouring cells, from 1 to {@link #MOST}. */
    int cost(int from, int to) {
        int step = to - from;
        boolean straight = step == 1 || step == -1 || step == width || step == -width;
        int length = straight ? STRAIGHT : DIAGONAL;
        if (rgb == null) return length;
        int change = 0;
        for (int k = 0; k < 3; k++) {
            change += Math.abs((rgb[3 * from + k] & 0xff) - (rgb[3 * to + k] & 0xff));
        }
        return Math.min(MOST, length + Math.max(0, change - NOISE) / 2);
    }
}
