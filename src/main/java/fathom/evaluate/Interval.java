package fathom.evaluate;

import java.util.Arrays;
import java.util.Random;

/**
 * Where the mean over images would lie with other images of the same sort: the percentile bootstrap
 * over images.
 */
public record Interval(double low, double high) {
    private static final int RESAMPLES = 1000;
    private static final long SEED = 20_251_125;

    /**
     * 95 %, from 1000 resamples with a fixed seed, so that the same values give the same interval.
     * NaN of no values.
     */
    public static Interval ofMean(double[] perImage) {
        if (perImage.length == 0) return new Interval(Double.NaN, Double.NaN);
        var random = new Random(SEED);
        var means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int k = 0; k < perImage.length; k++) {
                sum += perImage[random.nextInt(perImage.length)];
            }
            means[i] = sum / perImage.length;
        }
        Arrays.sort(means);
        return new Interval(percentile(means, 2.5), percentile(means, 97.5));
    }

    private static double percentile(double[] sorted, double percent) {
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
