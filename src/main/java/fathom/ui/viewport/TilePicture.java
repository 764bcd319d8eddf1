package fathom.ui.viewport;

import fathom.color.DepthColorizer;
import fathom.color.ValueLookup;
import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.ui.state.TileImage;
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

    /** Surface normals in their usual colours. */
    record Normals(TileImage.OfNormals image, PhotoPyramid pyramid) implements TilePicture {
        @Override
        public int width() {
            return image.normals().width();
        }

        @Override
        public int height() {
            return image.normals().height();
        }

        @Override
        public void draw(TileRaster raster, ViewTransform view) {
            raster.draw(pyramid, view);
        }

        @Override
        public int[] wholeArgb() {
            var argb = new int[width() * height()];
            for (int i = 0; i < argb.length; i++) argb[i] = image.normals().argbAt(i);
            return argb;
        }

        @Override
        public String valueText(int x, int y) {
            var parts = shortText(x, y);
            return parts.isEmpty() ? Messages.text("viewport.noDepth") : String.join("  ", parts);
        }

        @Override
        public List<String> shortText(int x, int y) {
            int at = y * width() + x;
            var normals = image.normals();
            if (Float.isNaN(normals.xAt(at))) return List.of();
            return List.of(
                    component(normals.xAt(at)),
                    component(normals.yAt(at)),
                    component(normals.zAt(at)));
        }

        @Override
        public int argbAt(int x, int y) {
            return image.normals().argbAt(y * width() + x);
        }

        private static String component(float value) {
            return String.format(Locale.ROOT, "%+.2f", value);
        }
    }

    /** Numbers in the colours of a scale. */
    record Values(TileImage.OfValues image, DepthPyramid pyramid, ValueLookup lookup)
            implements TilePicture {
        Values(TileImage.OfValues image, DepthPyramid pyramid) {
            this(
                    image,
                    pyramid,
                    image.windowed()
                            ? ValueLookup.window(image.scale(), DepthColorizer.TRANSPARENT)
                            : new ValueLookup(image.scale(), DepthColorizer.TRANSPARENT));
        }

        private FloatGrid grid() {
            return image.grid();
        }

        @Override
        public int width() {
            return grid().width();
        }

        @Override
        public int height() {
            return grid().height();
        }

        @Override
        public void draw(TileRaster raster, ViewTransform view) {
            raster.draw(pyramid, view, lookup);
            if (image.isolineStep() > 0) raster.drawIsolines(pyramid, view, image.isolineStep());
        }

        @Override
        public int[] wholeArgb() {
            var argb = new int[grid().size()];
            for (int i = 0; i < argb.length; i++) argb[i] = lookup.argbOf(grid().at(i));
            return argb;
        }

        @Override
        public String valueText(int x, int y) {
            float value = grid().at(x, y);
            if (Float.isNaN(value)) return Messages.text("viewport.noDepth");
            String unit = image.scale().unit();
            return unit.isEmpty() ? number(value) : number(value) + " " + unit;
        }

        @Override
        public List<String> shortText(int x, int y) {
            float value = grid().at(x, y);
            return Float.isNaN(value) ? List.of() : List.of(number(value));
        }

        @Override
        public int argbAt(int x, int y) {
            return lookup.argbOf(grid().at(x, y));
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
