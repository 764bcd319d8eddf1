package fathom.raster;

import java.util.Arrays;

/**
 * Resizes 8-bit RGB images row by row, without a copy of the whole image in floats. The float
 * definitions keep their fractions; the 8-bit ones give whole numbers.
 */
public final class RgbResampler {
    private RgbResampler() {}

    /** Takes the finished rows in any order, from several threads. */
    @FunctionalInterface
    public interface RowTarget {
        /**
         * @param row 3 * width interleaved values, 0 to 255 before overshoots of the cubic; valid
         *     only during the call
         */
        void row(int y, float[] row);
    }

    public static void resize(
            RgbRows image, int width, int height, Resampling resampling, RowTarget target) {
        if (resampling.isEightBit()) {
            byte[] resized = EightBitResampler.resize(image, width, height, resampling);
            ParallelRows.forEachBand(
                    3 * width,
                    height,
                    (fromRow, toRow) -> {
                        var row = new float[3 * width];
                        for (int y = fromRow; y < toRow; y++) {
                            int from = y * row.length;
                            for (int i = 0; i < row.length; i++) row[i] = resized[from + i] & 0xff;
                            target.row(y, row);
                        }
                    });
            return;
        }
        resizeFloats(image, width, height, resampling, target);
    }

    private static void resizeFloats(
            RgbRows image, int width, int height, Resampling resampling, RowTarget target) {
        var across = AxisTaps.of(resampling, image.width(), width, image.height() >= height);
        var down = AxisTaps.of(resampling, image.height(), height, image.width() >= width);
        float[] downWeights = down.floatWeights();
        var sums = new RgbRowSums(across);
        int tasksWorth = Math.max(width, image.width()) * 3;
        ParallelRows.forEachBand(
                tasksWorth,
                height,
                (fromRow, toRow) -> {
                    var bytes = new byte[3 * image.width()];
                    var tall = new float[3 * image.width()];
                    var row = new float[3 * width];
                    for (int y = fromRow; y < toRow; y++) {
                        blendRows(image, down, downWeights, y, bytes, tall);
                        sums.resize(tall, row);
                        target.row(y, row);
                    }
                });
    }

    private static void blendRows(
            RgbRows image, AxisTaps taps, float[] weights, int y, byte[] bytes, float[] sums) {
        Arrays.fill(sums, 0);
        for (int k = 0; k < taps.count(y); k++) {
            image.copyRow(taps.first(y) + k, bytes, 0);
            float weight = weights[taps.from(y) + k];
            for (int i = 0; i < sums.length; i++) sums[i] += weight * (bytes[i] & 0xff);
        }
    }
}
