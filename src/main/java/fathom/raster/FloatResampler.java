package fathom.raster;

/**
 * Resizes grids of floats by the definitions that hold for floats. A target cell is NaN where a
 * source cell with a weight other than 0 is NaN: "no value" neither bleeds as a number nor spreads
 * further than the kernel.
 */
public final class FloatResampler {
    private FloatResampler() {}

    /**
     * @throws IllegalArgumentException for a definition that holds for 8-bit images only
     */
    public static FloatGrid resize(FloatGrid grid, int width, int height, Resampling resampling) {
        if (resampling.isEightBit()) {
            throw new IllegalArgumentException(
                    "Resampling '" + resampling.id() + "' is defined for 8-bit images only");
        }
        if (width == grid.width() && height == grid.height()) return grid;
        var across = AxisTaps.of(resampling, grid.width(), width, grid.height() >= height);
        var down = AxisTaps.of(resampling, grid.height(), height, grid.width() >= width);
        return FloatGrid.adopt(width, height, resizeDown(resizeAcross(grid, across), down, width));
    }

    private static float[] resizeAcross(FloatGrid grid, AxisTaps taps) {
        int in = grid.width();
        int out = taps.targetLength();
        var result = new float[Math.multiplyExact(out, grid.height())];
        float[] weights = taps.floatWeights();
        ParallelRows.forEachBand(
                out,
                grid.height(),
                (fromRow, toRow) -> {
                    var row = new float[in];
                    for (int y = fromRow; y < toRow; y++) {
                        grid.copyTo(y * in, row, 0, in);
                        resizeRow(row, taps, weights, result, y * out);
                    }
                });
        return result;
    }

    private static void resizeRow(
            float[] row, AxisTaps taps, float[] weights, float[] target, int targetFrom) {
        boolean careful = !allFinite(row);
        for (int x = 0; x < taps.targetLength(); x++) {
            int first = taps.first(x);
            int from = taps.from(x);
            int count = taps.count(x);
            float sum = 0;
            for (int k = 0; k < count; k++) {
                float weight = weights[from + k];
                if (careful && weight == 0) continue; // 0 * NaN would be NaN
                sum += weight * row[first + k];
            }
            target[targetFrom + x] = sum;
        }
    }

    private static boolean allFinite(float[] row) {
        float zero = 0;
        for (float value : row) zero += value * 0;
        return zero == 0;
    }

    private static float[] resizeDown(float[] source, AxisTaps taps, int width) {
        int out = taps.targetLength();
        var result = new float[Math.multiplyExact(width, out)];
        float[] weights = taps.floatWeights();
        ParallelRows.forEachBand(
                width,
                out,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        blendRows(source, taps, weights, width, result, y);
                    }
                });
        return result;
    }

    private static void blendRows(
            float[] source, AxisTaps taps, float[] weights, int width, float[] target, int y) {
        int from = taps.from(y);
        int row = taps.first(y) * width;
        int to = y * width;
        if (taps.count(y) == 4 && noneIsZero(weights, from, 4)) {
            blendFour(source, row, weights, from, width, target, to);
            return;
        }
        for (int k = 0; k < taps.count(y); k++, row += width) {
            float weight = weights[from + k];
            if (weight == 0) continue; // 0 * NaN would be NaN
            for (int x = 0; x < width; x++) target[to + x] += weight * source[row + x];
        }
    }

    private static boolean noneIsZero(float[] weights, int from, int count) {
        for (int k = 0; k < count; k++) if (weights[from + k] == 0) return false;
        return true;
    }

    /** The common case, enlarging by the cubic, in one sweep over the memory. */
    private static void blendFour(
            float[] source, int row, float[] weights, int from, int width, float[] target, int to) {
        float a = weights[from];
        float b = weights[from + 1];
        float c = weights[from + 2];
        float d = weights[from + 3];
        int rowB = row + width;
        int rowC = rowB + width;
        int rowD = rowC + width;
        for (int x = 0; x < width; x++) {
            target[to + x] =
                    a * source[row + x]
                            + b * source[rowB + x]
                            + c * source[rowC + x]
                            + d * source[rowD + x];
        }
    }
}
