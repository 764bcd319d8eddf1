package fathom.compare;

import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;

import java.util.Arrays;

/**
 * How many finite values of a grid lie in equal parts of a range; the upper end belongs to the last
 * part.
 */
public final class Histogram {
    private final DepthRange range;
    private final long[] counts;
    private final long below;
    private final long above;

    private Histogram(DepthRange range, long[] counts, long below, long above) {
        this.range = range;
        this.counts = counts;
        this.below = below;
        this.above = above;
    }

    public static Histogram of(FloatGrid grid, DepthRange range, int bins) {
        var counts = new long[bins];
        long below = 0;
        long above = 0;
        for (int i = 0; i < grid.size(); i++) {
            float value = grid.at(i);
            if (!Float.isFinite(value)) continue;
            if (value < range.low()) below++;
            else if (value > range.high()) above++;
            else counts[Math.min(bins - 1, (int) (range.position(value) * bins))]++;
        }
        return new Histogram(range, counts, below, above);
    }

    public DepthRange range() {
        return range;
    }

    public int bins() {
        return counts.length;
    }

    public long countAt(int bin) {
        return counts[bin];
    }

    /** The count of the fullest part. */
    public long mostInABin() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /** Values less than the range's low end. */
    public long below() {
        return below;
    }

    /** Values greater than the range's high end. */
    public long above() {
        return above;
    }

    /** All finite values, those outside the range included. */
    public long total() {
        return below + above + Arrays.stream(counts).sum();
    }
}
