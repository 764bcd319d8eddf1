package fathom.ui.viewport;

import fathom.color.ValueLookup;
import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.Arrays;
import java.util.function.Supplier;

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

    void draw(PhotoPyramid pyramid, ViewTransform view) {
        Photo photo = pyramid.photo();
        int level = Pyramids.levelFor(view.scale(), pyramid.deepest());
        boolean smooth = view.scale() != 1 && view.scale() < PHOTO_CRISP_FROM;
        var columns = columns(view, photo.width(), level, smooth);
        var rows = rows(view, photo.height(), level, smooth);
        if (!smooth) {
            eachBand(columns, rows, () -> (y, at) -> copyRow(photo, columns, rows.low[y], at));
        } else if (level == 0) {
            eachBand(
                    columns,
                    rows,
                    () -> mixing(columns, rows, (row, into) -> across(photo, row, columns, into)));
        } else {
            int[] texels = pyramid.level(level);
            int stride = Pyramids.lengthAt(photo.width(), level);
            eachBand(
                    columns,
                    rows,
                    () ->
                            mixing(
                                    columns,
                                    rows,
                                    (row, into) -> across(texels, row * stride, columns, into)));
        }
    }

    void draw(DepthPyramid pyramid, ViewTransform view, ValueLookup color) {
        FloatGrid grid = pyramid.level(0);
        int level = Pyramids.levelFor(view.scale(), pyramid.deepest());
        boolean smooth = view.scale() < 1;
        var columns = columns(view, grid.width(), level, smooth);
        var rows = rows(view, grid.height(), level, smooth);
        FloatGrid texels = pyramid.level(level);
        if (smooth) {
            eachBand(columns, rows, () -> (y, at) -> mixRow(texels, color, columns, rows, y, at));
        } else {
            eachBand(
                    columns,
                    rows,
                    () -> (y, at) -> copyRow(texels, color, columns, rows.low[y], at));
        }
    }

    /**
     * Darkens the pixels on lines of equal value over what is drawn already: those whose right or
     * lower neighbour lies on the other side of a multiple of {@code step}.
     */
    void drawIsolines(DepthPyramid pyramid, ViewTransform view, double step) {
        FloatGrid grid = pyramid.level(0);
        int level = Pyramids.levelFor(view.scale(), pyramid.deepest());
        var columns = columns(view, grid.width(), level, true);
        var rows = rows(view, grid.height(), level, true);
        FloatGrid texels = pyramid.level(level);
        var lines = new IsolineRows(texels, columns, rows, step);
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    int first = Math.max(fromRow, rows.from);
                    int end = Math.min(toRow, rows.to);
                    var here = new float[width];
                    var below = new float[width];
                    if (first < end) lines.read(first, below);
                    for (int y = first; y < end; y++) {
                        var swap = here;
                        here = below;
                        below = swap;
                        boolean last = y + 1 >= rows.to;
                        if (!last) lines.read(y + 1, below);
                        lines.darken(here, last ? here : below, argb, y * width);
                    }
                });
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

    /** A row of the image's texels, mixed across into the pixels of the tile's columns. */
    @FunctionalInterface
    private interface RowAcross {
        void read(int texelRow, int[] into);
    }

    private void eachBand(AxisSamples columns, AxisSamples rows, Supplier<RowDrawing> drawings) {
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    RowDrawing drawing = drawings.get();
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
            FloatGrid texels, ValueLookup color, AxisSamples columns, int row, int start) {
        for (int x = columns.from; x < columns.to; x++) {
            argb[start + x] = color.argbOf(texels.at(columns.low[x], row));
        }
    }

    /** Mixes rows that are mixed across already; each of them is kept while it is needed. */
    private RowDrawing mixing(AxisSamples columns, AxisSamples rows, RowAcross across) {
        var cache = new RowCache(width, across);
        return (y, start) -> {
            int[] upper = cache.row(rows.low[y], rows.high[y]);
            int[] lower = cache.row(rows.high[y], rows.low[y]);
            int weight = rows.weight[y];
            for (int x = columns.from; x < columns.to; x++) {
                argb[start + x] = 0xff000000 | mix(upper[x], lower[x], weight);
            }
        };
    }

    /** The two rows that a band of the tile mixes at the moment. */
    private static final class RowCache {
        private final RowAcross across;
        private final int[][] pixels;
        private final int[] held = {-1, -1};

        RowCache(int width, RowAcross across) {
            this.across = across;
            this.pixels = new int[2][width];
        }

        /** The row, read if it is not held, in place of any but {@code keep}. */
        int[] row(int row, int keep) {
            for (int slot = 0; slot < 2; slot++) {
                if (held[slot] == row) return pixels[slot];
            }
            int free = held[0] == keep ? 1 : 0;
            across.read(row, pixels[free]);
            held[free] = row;
            return pixels[free];
        }
    }

    private static void across(Photo photo, int row, AxisSamples columns, int[] into) {
        for (int x = columns.from; x < columns.to; x++) {
            int left = photo.rgbAt(columns.low[x], row);
            int right = photo.rgbAt(columns.high[x], row);
            into[x] = mix(left, right, columns.weight[x]);
        }
    }

    private static void across(int[] texels, int rowStart, AxisSamples columns, int[] into) {
        for (int x = columns.from; x < columns.to; x++) {
            int left = texels[rowStart + columns.low[x]];
            int right = texels[rowStart + columns.high[x]];
            into[x] = mix(left, right, columns.weight[x]);
        }
    }

    private void mixRow(
            FloatGrid texels,
            ValueLookup color,
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
            argb[start + x] = color.argbOf(value);
        }
    }

    private static float mix(float a, float b, float weight) {
        return a + (b - a) * weight;
    }

    /**
     * a + (b - a) * weight per channel: red and blue in one multiplication, green in another. What
     * a channel borrows from the one above, the addition of a gives back.
     */
    private static int mix(int a, int b, int weight) {
        int redBlue = a & 0xff00ff;
        int green = a & 0xff00;
        redBlue = (redBlue << 8) + ((b & 0xff00ff) - redBlue) * weight + 0x800080;
        green = (green << 8) + ((b & 0xff00) - green) * weight + 0x8000;
        return (redBlue >>> 8 & 0xff00ff) | (green >>> 8 & 0xff00);
    }
}
