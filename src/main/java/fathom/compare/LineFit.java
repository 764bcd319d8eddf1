package fathom.compare;

import java.util.Arrays;

/** Straight lines through samples, with or without a shift. */
final class LineFit {
    private static final double CONSISTENT = 1.4826;
    private static final double HUBER = 1.345;
    private static final double BISQUARE = 4.685;
    private static final int MOST_STEPS = 50;
    private static final double SETTLED = 1e-10;

    private final Samples samples;
    private final boolean shifted;

    LineFit(Samples samples, boolean shifted) {
        this.samples = samples;
        this.shifted = shifted;
    }

    Line leastSquares() {
        var ones = new double[samples.size()];
        Arrays.fill(ones, 1);
        return leastSquares(ones);
    }

    Line robust() {
        var weights = new double[samples.size()];
        Line line = leastSquares();
        line = reweigh(line, weights, HUBER);
        return reweigh(line, weights, BISQUARE);
    }

    /** Huber's weights min(1, k / |r|), or Tukey's (1 − (r / k)²)² for the larger tuning. */
    private Line reweigh(Line start, double[] weights, double tuning) {
        Line line = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double limit = tuning * spread(line);
            if (!(limit > 0)) return line; // most samples lie on the line
            for (int i = 0; i < weights.length; i++) {
                double size = Math.abs(samples.residual(i, line)) / limit;
                weights[i] = tuning == HUBER ? Math.min(1, 1 / size) : bisquare(size);
            }
            Line next = leastSquares(weights);
            boolean settled = near(next.scale(), line.scale()) && near(next.shift(), line.shift());
            line = next;
            if (settled) return line;
        }
        return line;
    }

    private static double bisquare(double size) {
        double rest = Math.max(0, 1 - size * size);
        return rest * rest;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= SETTLED * Math.max(1, Math.abs(b));
    }

    /** 1.4826 · median |residual|, the standard deviation of normal residuals. */
    private double spread(Line line) {
        var sizes = new double[samples.size()];
        for (int i = 0; i < sizes.length; i++) sizes[i] = Math.abs(samples.residual(i, line));
        return CONSISTENT * Samples.median(sizes);
    }

    private Line leastSquares(double[] weights) {
        return shifted ? scaleAndShift(weights) : scaleOnly(weights);
    }

    private Line scaleOnly(double[] weights) {
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = samples.mapAt(i);
            xx += weights[i] * x * x;
            xy += weights[i] * x * samples.referenceAt(i);
        }
        return new Line(xx > 0 ? xy / xx : 0, 0);
    }

    /**
     * The closed form, on values less their means so that nothing cancels. Where the values are all
     * alike the line is not determined: then the shortest (scale, shift), as numpy.linalg.lstsq.
     */
    private Line scaleAndShift(double[] weights) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sumX += weights[i] * samples.mapAt(i);
            sumY += weights[i] * samples.referenceAt(i);
        }
        if (!(sum > 0)) return new Line(0, 0);
        double meanX = sumX / sum;
        double meanY = sumY / sum;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < weights.length; i++) {
            double x = samples.mapAt(i) - meanX;
            xx += weights[i] * x * x;
            xy += weights[i] * x * (samples.referenceAt(i) - meanY);
        }
        if (isUndetermined(sum, meanX, xx, weights.length)) {
            double shift = meanY / (meanX * meanX + 1);
            return new Line(shift * meanX, shift);
        }
        double scale = xy / xx;
        return new Line(scale, meanY - scale * meanX);
    }

    /** numpy's rule: the lesser singular value of [x, 1] is below eps · rows of the greater. */
    private static boolean isUndetermined(double sum, double meanX, double xx, int rows) {
        double ofSquares = xx + sum * meanX * meanX;
        double half = (ofSquares - sum) / 2;
        double greater = (ofSquares + sum) / 2 + Math.sqrt(half * half + sum * meanX * sum * meanX);
        double lesser = Math.sqrt(sum * xx) / Math.sqrt(greater);
        return !(lesser > Math.ulp(1.0) * Math.max(rows, 2) * Math.sqrt(greater));
    }
}
