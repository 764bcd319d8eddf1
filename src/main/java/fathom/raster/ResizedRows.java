package fathom.raster;

import java.util.Arrays;

/**
 * The rows of a grid of floats, each resized along its length when it is first asked for. Keeps the
 * rows that one target row needs, so that neighbouring target rows share them; for one thread.
 */
final class ResizedRows {
    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    private final FloatGrid grid;
    private final AxisTaps taps;
    private final float[] weights;
    private final float[] source;
    private final float[][] kept;
    private final int[] keptRow;
    private final EvenTaps even;

    /**
     * @param even the same taps
     * @param keep how many consecutive rows stay valid at the same time
     */
    ResizedRows(FloatGrid grid, AxisTaps taps, EvenTaps even, int keep) {
        this.grid = grid;
        this.taps = taps;
        this.even = even;
        weights = taps.floatWeights();
        source = new float[grid.width()];
        kept = new float[keep][taps.targetLength()];
        keptRow = new int[keep];
        Arrays.fill(keptRow, -1);
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
            else if (even.count() == 2) resizePairs(row);
            else resize(row);
            keptRow[slot] = y;
        }
        return row;
    }

    /** By the largest magnitude: infinities and NaN have the largest exponent. */
    private static boolean allFinite(float[] row) {
        int largest = 0;
        for (float value : row) {
            largest = Math.max(largest, Float.floatToRawIntBits(value) & Integer.MAX_VALUE);
        }
        return largest < INFINITE;
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

    /** Two cells make each target cell, as when enlarging bilinearly. */
    private void resizePairs(float[] target) {
        int[] first = even.first();
        float[] shares = even.weights();
        for (int x = 0; x < target.length; x++) {
            int at = first[x];
            // Adding to 0 makes -0 a 0, as the loop over any number of cells does.
            target[x] = 0f + shares[2 * x] * source[at] + shares[2 * x + 1] * source[at + 1];
        }
    }
}
