package fathom.pipeline;

import java.util.Arrays;

/**
 * How measured times scatter, in milliseconds: half of them lie between the quartiles.
 *
 * @param lowMs the lower quartile
 * @param highMs the upper quartile
 */
public record Spread(double medianMs, double lowMs, double highMs) {
    /** Quantiles between two measured times are interpolated linearly, as numpy does. */
    static Spread of(double... measuredMs) {
        double[] sorted = measuredMs.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
