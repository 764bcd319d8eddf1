package fathom.ui.viewport;

import fathom.color.DepthColorizer;
import fathom.color.ValueLookup;
import fathom.color.ValueScale;
import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.ui.text.Messages;

import java.util.List;
import java.util.Locale;

/** What a tile draws, and what it says about a pixel. Positions count from the top left. */
sealed interface TilePicture {
    int width();

    int height();

    void draw(TileRaster raster, ViewTransform view);

    /** Every pixel of the picture, row by row, premultiplied 0xAARRGGBB. Takes its time. */
    int[] wholeArgb();

    /** The pixel's value with its unit. */
    String valueText(int x, int y);

    /** The value in the shortest form, as lines that fit into an enlarged pixel. */
    List<String> shortText(int x, int y);

    /** The colour in which the pixel is drawn. */
    int argbAt(int x, int y);

    /** The photograph. */
    record Photograph(PhotoPyramid pyramid) implements TilePicture {
        private Photo photo() {
            return pyramid.photo();
        }

        @Override
        public int width() {
            return photo().width();
        }

        @Override
        public int height() {
            return photo().height();
        }

        @Override
        public void draw(TileRaster raster, ViewTransform view) {
            raster.draw(pyramid, view);
        }

        @Override
        public int[] wholeArgb() {
            var argb = new int[width() * height()];
            for (int y = 0; y < height(); y++) {
                for (int x = 0; x < width(); x++) argb[y * width() + x] = argbAt(x, y);
            }
            return argb;
        }

        @Override
        public String valueText(int x, int y) {
            return String.join(" ", shortText(x, y));
        }

        @Override
        public List<String> shortText(int x, int y) {
            int rgb = photo().rgbAt(x, y);
            return List.of(
                    Integer.toString(rgb >> 16 & 0xff),
                    Integer.toString(rgb >> 8 & 0xff),
                    Integer.toString(rgb & 0xff));
        }

        @Override
        public int argbAt(int x, int y) {
            return 0xff000000 | photo().rgbAt(x, y);
        }
    }

    /** Numbers in the colours of a scale. */
    record Values(
            FloatGrid grid,
            DepthPyramid pyramid,
            ValueScale scale,
            String caption,
            ValueLookup lookup)
            implements TilePicture {
        Values(FloatGrid grid, DepthPyramid pyramid, ValueScale scale, String caption) {
            this(grid, pyramid, scale, caption, new ValueLookup(scale, DepthColorizer.TRANSPARENT));
        }

        @Override
        public int width() {
            return grid.width();
        }

        @Override
        public int height() {
            return grid.height();
        }

        @Override
        public void draw(TileRaster raster, ViewTransform view) {
            raster.draw(pyramid, view, lookup);
        }

        @Override
        public int[] wholeArgb() {
            return DepthColorizer.argb(grid, scale, DepthColorizer.TRANSPARENT);
        }

        @Override
        public String valueText(int x, int y) {
            float value = grid.at(x, y);
            if (Float.isNaN(value)) return Messages.text("viewport.noDepth");
            String unit = scale.unit();
            return unit.isEmpty() ? number(value) : number(value) + " " + unit;
        }

        @Override
        public List<String> shortText(int x, int y) {
            float value = grid.at(x, y);
            return Float.isNaN(value) ? List.of() : List.of(number(value));
        }

        @Override
        public int argbAt(int x, int y) {
            return lookup.argbOf(grid.at(x, y));
        }

        /** Three significant digits or so. */
        private static String number(float value) {
            float size = Math.abs(value);
            if (size != 0 && (size < 0.001f || size >= 1e6f)) {
                return String.format(Locale.ROOT, "%.1e", value);
            }
            return String.format(
                    Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
        }
    }
}
