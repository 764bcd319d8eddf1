package fathom.ui.viewport;

import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.Arrays;

/**
 * Draws what is visible of an image into a tile's own pixels. Enlarged depth shows its cells as
 * they are; a shrunk image is the mean of what falls on a pixel, from the nearest level of its
 * pyramid. Pixels beside the image are left transparent.
 */
final class TileRaster {
    /** From this enlargement on, a photograph shows its pixels as squares. */
    private static final double PHOTO_CRISP_FROM = 3;

    private final int width;
    private final int height;
    private final int[] argb;

    /**
     * @param argb width * height pixels, premultiplied 0xAARRGGBB; drawing overwrites all of them
     */
    TileRaster(int width, int height, int[] argb) {
        if (argb.length < Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "A %dx%d tile needs %d pixels, got %d"
                            .formatted(width, height, width * height, argb.length));
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /** The colour of one value as opaque 0xAARRGGBB, NaN included. */
    @FunctionalInterface
    interface ValueColor {
        int argb(float value);
    }

    void draw(PhotoPyramid pyramid, ViewTransform view) {
        Photo photo = pyramid.photo();
        int level = Pyramids.levelFor(view.scale(), pyramid.deepest());
        boolean smooth = view.scale() != 1 && view.scale() < PHOTO_CRISP_FROM;
        var columns = columns(view, photo.width(), level, smooth);
        var rows = rows(view, photo.height(), level, smooth);
        if (level > 0) {
            int[] texels = pyramid.level(level);
            int stride = Pyramids.lengthAt(photo.width(), level);
            eachRow(columns, rows, (y, start) -> mixRow(texels, stride, columns, rows, y, start));
        } else if (smooth) {
            eachRow(columns, rows, (y, start) -> mixRow(photo, columns, rows, y, start));
        } else {
            eachRow(columns, rows, (y, start) -> copyRow(photo, columns, rows.low[y], start));
        }
    }

    void draw(DepthPyramid pyramid, ViewTransform view, ValueColor color) {
        FloatGrid grid = pyramid.level(0);
        int level = Pyramids.levelFor(view.scale(), pyramid.deepest());
        boolean smooth = view.scale() < 1;
        var columns = columns(view, grid.width(), level, smooth);
        var rows = rows(view, grid.height(), level, smooth);
        FloatGrid texels = pyramid.level(level);
        if (smooth) {
            eachRow(columns, rows, (y, start) -> mixRow(texels, color, columns, rows, y, start));
        } else {
            eachRow(
                    columns,
                    rows,
                    (y, start) -> copyRow(texels, color, columns, rows.low[y], start));
        }
    }

    private AxisSamples columns(ViewTransform view, int imageWidth, int level, boolean smooth) {
        return AxisSamples.of(view.offsetX(), view.scale(), imageWidth, width, level, smooth);
    }

    private AxisSamples rows(ViewTransform view, int imageHeight, int level, boolean smooth) {
        return AxisSamples.of(view.offsetY(), view.scale(), imageHeight, height, level, smooth);
    }

    /** Draws the part of tile row {@code y} that lies on the image; the row begins at start. */
    @FunctionalInterface
    private interface RowDrawing {
        void draw(int y, int start);
    }

    private void eachRow(AxisSamples columns, AxisSamples rows, RowDrawing drawing) {
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        int start = y * width;
                        if (y < rows.from || y >= rows.to) {
                            Arrays.fill(argb, start, start + width, 0);
                        } else {
                            Arrays.fill(argb, start, start + columns.from, 0);
                            drawing.draw(y, start);
                            Arrays.fill(argb, start + columns.to, start + width, 0);
                        }
                    }
                });
    }

    private void copyRow(Photo photo, AxisSamples columns, int row, int start) {
        for (int x = columns.from; x < columns.to; x++) {
            argb[start + x] = 0xff000000 | photo.rgbAt(columns.low[x], row);
        }
    }

    private void copyRow(
            FloatGrid texels, ValueColor color, AxisSamples columns, int row, int start) {
        for (int x = columns.from; x < columns.to; x++) {
            argb[start + x] = color.argb(texels.at(columns.low[x], row));
        }
    }

    private void mixRow(Photo photo, AxisSamples columns, AxisSamples rows, int y, int start) {
        int upper = rows.low[y];
        int lower = rows.high[y];
        int down = rows.weight[y];
        for (int x = columns.from; x < columns.to; x++) {
            int left = columns.low[x];
            int right = columns.high[x];
            int across = columns.weight[x];
            int top = mix(photo.rgbAt(left, upper), photo.rgbAt(right, upper), across);
            int bottom = mix(photo.rgbAt(left, lower), photo.rgbAt(right, lower), across);
            argb[start + x] = 0xff000000 | mix(top, bottom, down);
        }
    }

    private void mixRow(
            int[] texels, int stride, AxisSamples columns, AxisSamples rows, int y, int start) {
        int upper = rows.low[y] * stride;
        int lower = rows.high[y] * stride;
        int down = rows.weight[y];
        for (int x = columns.from; x < columns.to; x++) {
            int left = columns.low[x];
            int right = columns.high[x];
            int across = columns.weight[x];
            int top = mix(texels[upper + left], texels[upper + right], across);
            int bottom = mix(texels[lower + left], texels[lower + right], across);
            argb[start + x] = 0xff000000 | mix(top, bottom, down);
        }
    }

    private void mixRow(
            FloatGrid texels,
            ValueColor color,
            AxisSamples columns,
            AxisSamples rows,
            int y,
            int start) {
        int upper = rows.low[y];
        int lower = rows.high[y];
        float down = (float) rows.weight[y] / AxisSamples.ONE;
        for (int x = columns.from; x < columns.to; x++) {
            int left = columns.low[x];
            int right = columns.high[x];
            float across = (float) columns.weight[x] / AxisSamples.ONE;
            float top = mix(texels.at(left, upper), texels.at(right, upper), across);
            float bottom = mix(texels.at(left, lower), texels.at(right, lower), across);
            float value = mix(top, bottom, down);
            if (Float.isNaN(value)) {
                // At the edge of a hole the nearest texel decides, so that the hole keeps its size.
                value = texels.at(across < 0.5f ? left : right, down < 0.5f ? upper : lower);
            }
            argb[start + x] = color.argb(value);
        }
    }

    private static float mix(float a, float b, float weight) {
        return a + (b - a) * weight;
    }

    /** Mixes red and blue in one multiplication, and green in another. */
    private static int mix(int a, int b, int weight) {
        int rest = AxisSamples.ONE - weight;
        int redBlue = ((a & 0xff00ff) * rest + (b & 0xff00ff) * weight + 0x800080) >>> 8;
        int green = ((a & 0xff00) * rest + (b & 0xff00) * weight + 0x8000) >>> 8;
        return (redBlue & 0xff00ff) | (green & 0xff00);
    }
}
