package fathom.raster;

import java.util.Arrays;

/**
 * The rows of a grid of floats, each resized along its length when it is first asked for. Keeps the
 * rows that one target row needs, so that neighbouring target rows share them; for one thread.
 */
final class ResizedRows {
    private final FloatGrid grid;
    private final AxisTaps taps;
    private final float[] weights;
    private final float[] source;
    private final float[][] kept;
    private final int[] keptRow;
    private final boolean pairs;

    /**
     * @param keep how many consecutive rows stay valid at the same time
     */
    ResizedRows(FloatGrid grid, AxisTaps taps, int keep) {
        this.grid = grid;
        this.taps = taps;
        weights = taps.floatWeights();
        source = new float[grid.width()];
        kept = new float[keep][taps.targetLength()];
        keptRow = new int[keep];
        Arrays.fill(keptRow, -1);
        pairs = taps.largestCount() <= 2;
    }

    int width() {
        return taps.targetLength();
    }

    float[] row(int y) {
        int slot = y % kept.length;
        float[] row = kept[slot];
        if (keptRow[slot] != y) {
            grid.copyTo(y * source.length, source, 0, source.length);
            if (!allFinite(source)) resizeAroundNoValue(row);
            else if (pairs) resizePairs(row);
            else resize(row);
            keptRow[slot] = y;
        }
        return row;
    }

    private static boolean allFinite(float[] row) {
        float zero = 0;
        for (float value : row) zero += value * 0;
        return zero == 0;
    }

    private void resizeAroundNoValue(float[] target) {
        for (int x = 0; x < target.length; x++) {
            int first = taps.first(x) - taps.from(x);
            float sum = 0;
            for (int k = taps.from(x); k < taps.from(x + 1); k++) {
                if (weights[k] != 0) sum += weights[k] * source[first + k]; // 0 * NaN would be NaN
            }
            target[x] = sum;
        }
    }

    private void resize(float[] target) {
        for (int x = 0; x < target.length; x++) {
            int first = taps.first(x) - taps.from(x);
            int end = taps.from(x + 1);
            float sum = 0;
            for (int k = taps.from(x); k < end; k++) sum += weights[k] * source[first + k];
            target[x] = sum;
        }
    }

    /** One or two cells make each target cell, as when enlarging bilinearly. */
    private void resizePairs(float[] target) {
        for (int x = 0; x < target.length; x++) {
            int first = taps.first(x);
            int from = taps.from(x);
            float sum = 0f + weights[from] * source[first];
            if (taps.from(x + 1) - from == 2) sum += weights[from + 1] * source[first + 1];
            target[x] = sum;
        }
    }
}
