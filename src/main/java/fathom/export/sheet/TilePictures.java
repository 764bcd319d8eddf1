package fathom.export.sheet;

import fathom.color.ValueScale;
import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

/**
 * Puts photographs and depth into boxes: averaged where they shrink, pixels kept as squares where
 * they grow. Depth is averaged as values and coloured afterwards, so that every colour is one of
 * the legend's; "no depth" is a chequered pattern, which shows through by its share of a pixel.
 */
final class TilePictures {
    private static final int CHECKER_PX = 8;

    /** Of lines of equal value. */
    private static final int LINE_INK = 0x101418;

    /** Weights of the average add up to 1 but for rounding. */
    private static final float ALL = 0.9999f;

    private final SheetStyle.Theme theme;

    TilePictures(SheetStyle.Theme theme) {
        this.theme = theme;
    }

    SheetImage of(Photo photo, Box box) {
        var canvas = new Canvas(box.width(), box.height(), theme.paper);
        RgbResampler.resize(
                photo,
                box.width(),
                box.height(),
                resampling(photo.width(), photo.height(), box),
                (y, row) -> {
                    for (int x = 0; x < box.width(); x++) {
                        int colour =
                                Math.round(row[3 * x]) << 16
                                        | Math.round(row[3 * x + 1]) << 8
                                        | Math.round(row[3 * x + 2]);
                        canvas.set(x, y, colour);
                    }
                });
        return canvas.toImage();
    }

    SheetImage of(SheetTile.Values tile, Box box) {
        FloatGrid depth = tile.grid();
        ValueScale scale = tile.scale();
        var canvas = new Canvas(box.width(), box.height(), theme.paper);
        var colours = scale.colormap();
        Resampling resampling = resampling(depth.width(), depth.height(), box);
        FloatGrid shares = shares(depth);
        FloatGrid meanShares = FloatResampler.resize(shares, box.width(), box.height(), resampling);
        FloatGrid means =
                FloatResampler.resize(
                        zeroWhereUnknown(depth), box.width(), box.height(), resampling);
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                canvas.set(x, y, checker(x, y));
                float share = meanShares.at(x, y);
                if (share <= 0) continue;
                int colour = colours.argbFor(scale.position(means.at(x, y) / share));
                canvas.blend(x, y, colour, share > ALL ? 1 : share);
            }
        }
        if (tile.isolineStep() > 0) drawLines(canvas, means, meanShares, tile.isolineStep());
        return canvas.toImage();
    }

    /** Dark where the next pixel to the right or below lies between other lines of equal value. */
    private static void drawLines(Canvas canvas, FloatGrid means, FloatGrid shares, double step) {
        for (int y = 0; y < means.height(); y++) {
            for (int x = 0; x < means.width(); x++) {
                double band = band(means, shares, x, y, step);
                boolean ends =
                        differ(band, band(means, shares, x + 1, y, step))
                                || differ(band, band(means, shares, x, y + 1, step));
                if (ends) canvas.set(x, y, LINE_INK);
            }
        }
    }

    /** Numbered from the value 0 on; NaN beside the picture and where part of a pixel has none. */
    private static double band(FloatGrid means, FloatGrid shares, int x, int y, double step) {
        if (x >= means.width() || y >= means.height()) return Double.NaN;
        float share = shares.at(x, y);
        return share > ALL ? Math.floor(means.at(x, y) / share / step) : Double.NaN;
    }

    private static boolean differ(double band, double next) {
        return band < next || band > next;
    }

    private int checker(int x, int y) {
        return (x / CHECKER_PX + y / CHECKER_PX) % 2 == 0 ? theme.gapLight : theme.gapDark;
    }

    private static Resampling resampling(int width, int height, Box box) {
        return box.width() <= width && box.height() <= height
                ? Resampling.CV_AREA
                : Resampling.NEAREST;
    }

    private static FloatGrid shares(FloatGrid depth) {
        float[] shares = depth.toArray();
        for (int i = 0; i < shares.length; i++) shares[i] = Float.isNaN(shares[i]) ? 0 : 1;
        return FloatGrid.adopt(depth.width(), depth.height(), shares);
    }

    private static FloatGrid zeroWhereUnknown(FloatGrid depth) {
        float[] values = depth.toArray();
        for (int i = 0; i < values.length; i++) if (Float.isNaN(values[i])) values[i] = 0;
        return FloatGrid.adopt(depth.width(), depth.height(), values);
    }
}
