package fathom.ui.state;

import fathom.color.RangeChoice;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.depth.Percentiles;
import fathom.raster.FloatGrid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How the values of one depth map are spread: exact percentiles, remembered once asked for, and
 * counts for a histogram. Building it reads the whole map: not on the toolkit's thread.
 */
public final class ValueSpread {
    public static final int BINS = 132;

    private final Percentiles percentiles;
    private final Map<Double, Float> known = new HashMap<>();
    private final DepthRange extent;
    private final int[] counts;

    private ValueSpread(Percentiles percentiles, DepthRange extent, int[] counts) {
        this.percentiles = percentiles;
        this.extent = extent;
        this.counts = counts;
    }

    public static ValueSpread of(DepthMap map) {
        var percentiles = Percentiles.of(map.grid());
        var extent =
                percentiles.count() == 0
                        ? new DepthRange(0, 1)
                        : new DepthRange((float) percentiles.at(0), (float) percentiles.at(100));
        var spread = new ValueSpread(percentiles, extent, count(map.grid(), extent));
        spread.rangeOf(RangeChoice.DEFAULT);
        return spread;
    }

    /** From the least to the largest value; 0 to 1 where no pixel has depth. */
    public DepthRange extent() {
        return extent;
    }

    public float percentile(double percent) {
        if (percentiles.count() == 0) return (float) (percent / 100);
        return known.computeIfAbsent(percent, p -> (float) percentiles.at(p));
    }

    public DepthRange rangeOf(RangeChoice choice) {
        return switch (choice) {
            case RangeChoice.ByPercentiles(double low, double high) ->
                    new DepthRange(percentile(low), percentile(high));
            case RangeChoice.Explicit(DepthRange range) -> range;
        };
    }

    /** How many values lie in each of {@link #BINS} equal parts of the extent. */
    public int[] counts() {
        return counts.clone();
    }

    /** The share of values below {@code value} in percent, as the histogram knows it. */
    public double rankPercent(float value) {
        double position = extent.position(value) * BINS;
        int whole = (int) Math.clamp(position, 0, BINS);
        double below = Arrays.stream(counts, 0, whole).sum();
        if (whole < BINS) below += counts[whole] * Math.clamp(position - whole, 0, 1);
        return 100 * below / Math.max(1, Arrays.stream(counts).sum());
    }

    private static int[] count(FloatGrid grid, DepthRange extent) {
        var counts = new int[BINS];
        for (int i = 0; i < grid.size(); i++) {
            float value = grid.at(i);
            if (Float.isFinite(value)) {
                counts[Math.min(BINS - 1, (int) (extent.position(value) * BINS))]++;
            }
        }
        return counts;
    }
}
