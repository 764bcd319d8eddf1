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
        requireFloats(resampling);
        if (width == grid.width() && height == grid.height()) return grid;
        return resize(grid, width, height, resampling, RowFinish.NONE);
    }

    /**
     * @param finish of the result
     * @throws IllegalArgumentException for a definition that holds for 8-bit images only
     */
    public static FloatGrid resize(
            FloatGrid grid, int width, int height, Resampling resampling, RowFinish finish) {
        requireFloats(resampling);
        if (width == grid.width() && height == grid.height()) return grid.finished(finish);
        var across = AxisTaps.of(resampling, grid.width(), width, grid.height() >= height);
        var down = AxisTaps.of(resampling, grid.height(), height, grid.width() >= width);
        var evenAcross = EvenTaps.of(across);
        float[] downWeights = down.floatWeights();
        var result = new float[Math.multiplyExact(width, height)];
        ParallelRows.forEachBand(
                Math.max(width, grid.size() / height),
                height,
                (fromRow, toRow) -> {
                    var rows = new ResizedRows(grid, across, evenAcross, down.largestCount());
                    for (int y = fromRow; y < toRow; y++) {
                        blendRows(rows, down, downWeights, result, y);
                        finish.finish(result, y, y + 1);
                    }
                });
        return FloatGrid.adopt(width, height, result);
    }

    private static void requireFloats(Resampling resampling) {
        if (resampling.isEightBit()) {
            throw new IllegalArgumentException(
                    "Resampling '" + resampling.id() + "' is defined for 8-bit images only");
        }
    }

    private static void blendRows(
            ResizedRows rows, AxisTaps taps, float[] weights, float[] target, int y) {
        int from = taps.from(y);
        int first = taps.first(y);
        int count = taps.count(y);
        int to = y * rows.width();
        if (count == 2 && noneIsZero(weights, from, 2)) {
            blendTwo(rows, first, weights, from, target, to);
        } else if (count == 4 && noneIsZero(weights, from, 4)) {
            blendFour(rows, first, weights, from, target, to);
        } else {
            for (int k = 0; k < count; k++) {
                float weight = weights[from + k];
                if (weight == 0) continue; // 0 * NaN would be NaN
                float[] row = rows.row(first + k);
                for (int x = 0; x < row.length; x++) target[to + x] += weight * row[x];
            }
        }
    }

    private static boolean noneIsZero(float[] weights, int from, int count) {
        for (int k = 0; k < count; k++) if (weights[from + k] == 0) return false;
        return true;
    }

    /** Enlarging bilinearly, in one sweep over the memory. */
    private static void blendTwo(
            ResizedRows rows, int first, float[] weights, int from, float[] target, int to) {
        float a = weights[from];
        float b = weights[from + 1];
        float[] rowA = rows.row(first);
        float[] rowB = rows.row(first + 1);
        for (int x = 0; x < rowA.length; x++) {
            target[to + x] = (0f + a * rowA[x]) + b * rowB[x]; // adding to 0 makes -0 a 0
        }
    }

    /** Enlarging by the cubic, in one sweep over the memory. */
    private static void blendFour(
            ResizedRows rows, int first, float[] weights, int from, float[] target, int to) {
        float a = weights[from];
        float b = weights[from + 1];
        float c = weights[from + 2];
        float d = weights[from + 3];
        float[] rowA = rows.row(first);
        float[] rowB = rows.row(first + 1);
        float[] rowC = rows.row(first + 2);
        float[] rowD = rows.row(first + 3);
        for (int x = 0; x < rowA.length; x++) {
            target[to + x] = a * rowA[x] + b * rowB[x] + c * rowC[x] + d * rowD[x];
        }
    }
}
