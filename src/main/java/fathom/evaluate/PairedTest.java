package fathom.evaluate;

import java.util.Random;

/**
 * Whether two networks differ on the same images: the sign-flip permutation test of the mean
 * difference, two-sided. All sign patterns for up to 16 images, else random ones with a fixed seed.
 *
 * @param meanDifference of first less second, over the images that both have
 * @param pValue how often chance gives a difference at least as large
 */
public record PairedTest(int images, double meanDifference, double pValue) {
    private static final int ALL_PATTERNS_UP_TO = 16;
    private static final int MOST_PATTERNS = 10_000;
    private static final long MOST_FLIPS = 100_000_000;
    private static final long SEED = 20_251_125;

    /** Rounding must not make a pattern with the same difference smaller. */
    private static final double SLACK = 1e-12;

    /**
     * @param first and {@code second}: a value an image, in the same order; images with NaN in
     *     either are left out
     */
    public static PairedTest of(double[] first, double[] second) {
        var differences = new double[first.length];
        int count = 0;
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double difference = first[i] - second[i];
            if (Double.isNaN(difference)) continue;
            differences[count++] = difference;
            sum += difference;
        }
        if (count == 0) return new PairedTest(0, Double.NaN, Double.NaN);
        double limit = Math.abs(sum) - SLACK * Math.max(1, Math.abs(sum));
        double p =
                count <= ALL_PATTERNS_UP_TO
                        ? ofAll(differences, count, limit)
                        : ofRandom(differences, count, limit);
        return new PairedTest(count, sum / count, p);
    }

    private static double ofAll(double[] differences, int count, double limit) {
        long patterns = 1L << count;
        long extreme = 0;
        for (long pattern = 0; pattern < patterns; pattern++) {
            if (Math.abs(sum(differences, count, pattern)) >= limit) extreme++;
        }
        return (double) extreme / patterns;
    }

    private static double sum(double[] differences, int count, long pattern) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
        }
        return sum;
    }

    /** The pattern that was seen counts as one of the random ones, so that p is never 0. */
    private static double ofRandom(double[] differences, int count, double limit) {
        long patterns = Math.clamp(MOST_FLIPS / count, 1000, MOST_PATTERNS);
        var random = new Random(SEED);
        long extreme = 1;
        for (long pattern = 1; pattern < patterns; pattern++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += random.nextBoolean() ? differences[i] : -differences[i];
            }
            if (Math.abs(sum) >= limit) extreme++;
        }
        return (double) extreme / patterns;
    }
}
