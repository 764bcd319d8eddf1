package fathom.depth;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.stream.IntStream;

/**
 * Exact percentiles of a grid's finite values, with linear interpolation between neighbours in
 * order (numpy's default): the p-th lies at rank p / 100 · (n − 1). Found by counting the upper and
 * then the lower 16 bits of the values, so nothing is sorted or copied.
 */
public final class Percentiles {
    private static final int BINS = 1 << 16;
    private static final int NO_BIN = -1;

    private final FloatGrid grid;
    private final int[] upperCounts;
    private final long count;
    private int openBin = NO_BIN;
    private int[] lowerCounts = new int[0];

    private Percentiles(FloatGrid grid, int[] upperCounts) {
        this.grid = grid;
        this.upperCounts = upperCounts;
        this.count = IntStream.of(upperCounts).asLongStream().sum();
    }

    public static Percentiles of(FloatGrid grid) {
        return new Percentiles(grid, countUpperBits(grid));
    }

    /** How many values are finite. */
    public long count() {
        return count;
    }

    /** NaN when no value is finite. */
    public synchronized double at(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "A percentile lies between 0 and 100, got " + percent);
        }
        if (count == 0) return Double.NaN;
        double rank = percent / 100 * (count - 1);
        long below = (long) rank;
        double value = valueAtRank(below);
        double fraction = rank - below;
        return fraction == 0 ? value : value + fraction * (valueAtRank(below + 1) - value);
    }

    private float valueAtRank(long rank) {
        long left = rank;
        int upper = 0;
        while (left >= upperCounts[upper]) left -= upperCounts[upper++];
        if (upper != openBin) {
            lowerCounts = countLowerBits(grid, upper);
            openBin = upper;
        }
        int lower = 0;
        while (left >= lowerCounts[lower]) left -= lowerCounts[lower++];
        return valueOfKey(upper << 16 | lower);
    }

    private static int[] countUpperBits(FloatGrid grid) {
        var total = new int[BINS];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    var counts = new int[BINS];
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        float value = grid.at(i);
                        if (Float.isFinite(value)) counts[keyOf(value) >>> 16]++;
                    }
                    addTo(total, counts);
                });
        return total;
    }

    private static int[] countLowerBits(FloatGrid grid, int upper) {
        var total = new int[BINS];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    var counts = new int[BINS];
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        int key = keyOf(grid.at(i));
                        if (key >>> 16 == upper) counts[key & 0xffff]++;
                    }
                    addTo(total, counts);
                });
        return total;
    }

    private static void addTo(int[] total, int[] counts) {
        synchronized (total) {
            for (int i = 0; i < BINS; i++) total[i] += counts[i];
        }
    }

    /** An integer that orders, unsigned, as the floats do. */
    private static int keyOf(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static float valueOfKey(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
    }
}
