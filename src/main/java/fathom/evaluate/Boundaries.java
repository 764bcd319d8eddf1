package fathom.evaluate;

import fathom.raster.FloatGrid;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Whether depth edges are where they should be, whatever the scale (Depth Pro,
 * eval/boundary_metrics.py): on inverse depth, an edge lies between two neighbours whose ratio
 * exceeds t, in each of four directions; precision and recall are averaged over the directions, and
 * everything is weighed over t = 1.05 to 1.25. Neighbours without ground truth are left out.
 *
 * @param precision and the others: 0 to 1
 */
public record Boundaries(double precision, double recall, double f1) {
    private static final int STEPS = 10;
    private static final double FIRST = 1.05;
    private static final double LAST = 1.25;
    private static final double LEAST_DEPTH = 1e-6;

    Map<Metric, Double> byMetric() {
        var values = new EnumMap<Metric, Double>(Metric.class);
        values.put(Metric.BOUNDARY_PRECISION, precision);
        values.put(Metric.BOUNDARY_RECALL, recall);
        values.put(Metric.BOUNDARY_F1, f1);
        return values;
    }

    /**
     * @param prediction depth, of one size with {@code truth}
     * @param valid the pixels whose ground truth counts
     */
    public static Boundaries compare(FloatGrid prediction, FloatGrid truth, BitSet valid) {
        var steps = new Edges[STEPS];
        for (int step = 0; step < STEPS; step++) {
            steps[step] = new Edges(FIRST + (LAST - FIRST) * step / (STEPS - 1));
        }
        int width = truth.width();
        for (int i = valid.nextSetBit(0); i >= 0; i = valid.nextSetBit(i + 1)) {
            boolean right = i % width + 1 < width && valid.get(i + 1);
            boolean below = i + width < truth.size() && valid.get(i + width);
            if (right) count(steps, prediction, truth, i, i + 1, 0);
            if (below) count(steps, prediction, truth, i, i + width, 2);
        }
        double weights = 0;
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        for (Edges edges : steps) {
            weights += edges.ratio;
            precision += edges.ratio * edges.precision();
            recall += edges.ratio * edges.recall();
            f1 += edges.ratio * edges.f1();
        }
        return new Boundaries(precision / weights, recall / weights, f1 / weights);
    }

    private static void count(
            Edges[] steps, FloatGrid prediction, FloatGrid truth, int a, int b, int direction) {
        double predicted = inverse(prediction.at(b)) / inverse(prediction.at(a));
        double there = inverse(truth.at(b)) / inverse(truth.at(a));
        for (Edges edges : steps) {
            edges.count(predicted > edges.ratio, there > edges.ratio, direction);
            edges.count(1 / predicted > edges.ratio, 1 / there > edges.ratio, direction + 1);
        }
    }

    private static double inverse(double depth) {
        return 1 / Math.max(depth, LEAST_DEPTH);
    }

    /** Edges at one ratio: to the right and left, to below and above. */
    private static final class Edges {
        private final double ratio;
        private final long[] predicted = new long[4];
        private final long[] there = new long[4];
        private final long[] both = new long[4];

        Edges(double ratio) {
            this.ratio = ratio;
        }

        void count(boolean isPredicted, boolean isThere, int direction) {
            if (isPredicted) predicted[direction]++;
            if (isThere) there[direction]++;
            if (isPredicted && isThere) both[direction]++;
        }

        double precision() {
            return share(predicted);
        }

        double recall() {
            return share(there);
        }

        private double share(long[] of) {
            double sum = 0;
            for (int i = 0; i < 4; i++) sum += (double) both[i] / Math.max(of[i], 1);
            return sum / 4;
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }
}
