package fathom.preprocess;

import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;
import fathom.raster.RowFinish;

/**
 * Where the photograph lies in a network's input, so that the padding can be cut off the output and
 * the depth brought back to the photograph.
 *
 * @param input the network's input, padding included
 * @param photoPadX mirrored pixels that were put left and right of the photograph before resizing
 * @param photoPadY the same above and below
 * @param content the part of the input that holds the (padded) photograph
 * @param scale pixels of the input for each pixel of the photograph
 */
public record Placement(
        int photoWidth,
        int photoHeight,
        InputSize input,
        int photoPadX,
        int photoPadY,
        Content content,
        Scale scale) {

    /** A rectangle in pixels of the network's input. */
    public record Content(int left, int top, int width, int height) {}

    /** How much larger the photograph appears in the input, along each side. */
    public record Scale(double x, double y) {
        /** A focal length in pixels of the photograph, in those of the input: the mean of both. */
        public double ofFocal(double fxPx, double fyPx) {
            return (fxPx * x + fyPx * y) / 2;
        }
    }

    /** The output's part that shows the photograph, at the network's own resolution. */
    public FloatGrid networkMap(FloatGrid output) {
        var padded = cropToContent(output);
        if (photoPadX == 0 && photoPadY == 0) return padded;
        double scaleX = padded.width() / (photoWidth + 2.0 * photoPadX);
        double scaleY = padded.height() / (photoHeight + 2.0 * photoPadY);
        return window(
                padded,
                photoPadX * scaleX,
                photoPadY * scaleY,
                photoWidth * scaleX,
                photoHeight * scaleY);
    }

    /**
     * The depth at the photograph's resolution, resampled as the reference does: up to the padded
     * size, then cut.
     *
     * @param finish of the result
     */
    public FloatGrid toPhoto(FloatGrid output, Resampling resampling, RowFinish finish) {
        var content = cropToContent(output);
        if (photoPadX == 0 && photoPadY == 0) {
            return FloatResampler.resize(content, photoWidth, photoHeight, resampling, finish);
        }
        int paddedWidth = photoWidth + 2 * photoPadX;
        int paddedHeight = photoHeight + 2 * photoPadY;
        var full = FloatResampler.resize(content, paddedWidth, paddedHeight, resampling);
        return crop(full, photoPadX, photoPadY, photoWidth, photoHeight).finished(finish);
    }

    /** Some graphs answer at another resolution than their input's, so the rectangle is scaled. */
    private FloatGrid cropToContent(FloatGrid output) {
        double scaleX = (double) output.width() / input.width();
        double scaleY = (double) output.height() / input.height();
        int left = (int) Math.rint(content.left * scaleX);
        int top = (int) Math.rint(content.top * scaleY);
        int right = (int) Math.rint((content.left + content.width) * scaleX);
        int bottom = (int) Math.rint((content.top + content.height) * scaleY);
        return crop(output, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static FloatGrid crop(FloatGrid grid, int left, int top, int width, int height) {
        if (width == grid.width() && height == grid.height()) return grid;
        var values = new float[width * height];
        for (int y = 0; y < height; y++) {
            grid.copyTo((top + y) * grid.width() + left, values, y * width, width);
        }
        return FloatGrid.adopt(width, height, values);
    }

    /** Bilinear, about one cell a source cell: the window's edges fall between cells. */
    private static FloatGrid window(
            FloatGrid grid, double left, double top, double width, double height) {
        int columns = Math.max(1, (int) Math.rint(width));
        int rows = Math.max(1, (int) Math.rint(height));
        var values = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            double sourceY = top + (y + 0.5) * height / rows - 0.5;
            for (int x = 0; x < columns; x++) {
                double sourceX = left + (x + 0.5) * width / columns - 0.5;
                values[y * columns + x] = bilinear(grid, sourceX, sourceY);
            }
        }
        return FloatGrid.adopt(columns, rows, values);
    }

    private static float bilinear(FloatGrid grid, double x, double y) {
        int x0 = Math.clamp((int) Math.floor(x), 0, grid.width() - 1);
        int y0 = Math.clamp((int) Math.floor(y), 0, grid.height() - 1);
        int x1 = Math.min(x0 + 1, grid.width() - 1);
        int y1 = Math.min(y0 + 1, grid.height() - 1);
        double fx = Math.clamp(x - x0, 0, 1);
        double fy = Math.clamp(y - y0, 0, 1);
        double upper = grid.at(x0, y0) * (1 - fx) + grid.at(x1, y0) * fx;
        double lower = grid.at(x0, y1) * (1 - fx) + grid.at(x1, y1) * fx;
        return (float) (upper * (1 - fy) + lower * fy);
    }
}
