package fathom.evaluate;

import fathom.compare.PointPair;
import fathom.compare.PointPair.Nearer;
import fathom.depth.DepthMap;

/** How often a map puts pairs of points in the right order. */
public final class Ordinal {
    /** WHDR's tolerance: depths within 2 % are the same. */
    public static final double WHDR_TOLERANCE = 0.02;

    private Ordinal() {}

    /** A pair, and which of its points is nearer. */
    public record Judged(PointPair pair, Nearer nearer) {}

    /**
     * Whether the map has the nearer point nearer, strictly: a tie is wrong, or a constant map
     * would be right everywhere (DA-2K, whose first point is always the nearer one).
     */
    public static boolean isRight(DepthMap map, Judged judged) {
        return judged.pair().in(map).nearer() == judged.nearer();
    }

    /**
     * The share of right pairs, 0 to 1; NaN of none. DA-2K's accuracy, and the pair test of DIW's
     * author.
     */
    public static double accuracy(DepthMap map, Iterable<Judged> pairs) {
        long count = 0;
        long right = 0;
        for (Judged judged : pairs) {
            count++;
            if (isRight(map, judged)) right++;
        }
        return count == 0 ? Double.NaN : (double) right / count;
    }

    /**
     * Whether two depths are ordered as two others: 0 where neither ratio exceeds 1 + tolerance,
     * else which is larger (the ordering of WHDR for depth).
     */
    public static int order(double a, double b, double tolerance) {
        if (a / b <= 1 + tolerance && b / a <= 1 + tolerance) return 0;
        return a > b ? 1 : -1;
    }

    /**
     * WHDR, all weights alike: the share of pairs whose {@link #order} in the prediction is not
     * that of the ground truth.
     *
     * @param prediction and {@code truth}: depth, of one size
     */
    public static double whdr(
            DepthMap prediction, DepthMap truth, Iterable<PointPair> pairs, double tolerance) {
        long count = 0;
        long wrong = 0;
        for (PointPair pair : pairs) {
            count++;
            if (order(prediction, pair, tolerance) != order(truth, pair, tolerance)) wrong++;
        }
        return count == 0 ? Double.NaN : (double) wrong / count;
    }

    /**
     * WHDR of pairs whose nearer point is known: the share whose {@link #order} by the map's own
     * values is another. Two values of which one is not above 0 have no ratio, and are not in
     * order.
     */
    public static double whdr(DepthMap map, Iterable<Judged> pairs, double tolerance) {
        long count = 0;
        long wrong = 0;
        for (Judged judged : pairs) {
            count++;
            if (!isOrdered(map, judged, tolerance)) wrong++;
        }
        return count == 0 ? Double.NaN : (double) wrong / count;
    }

    /** Whether the nearer point is nearer by more than the tolerance. */
    public static boolean isOrdered(DepthMap map, Judged judged, double tolerance) {
        var pair = judged.pair();
        double first = map.grid().at(pair.x1(), pair.y1());
        double second = map.grid().at(pair.x2(), pair.y2());
        boolean comparable = first > 0 && second > 0;
        return comparable && order(first, second, tolerance) != 0 && isRight(map, judged);
    }

    /**
     * D3R (Miangoleh et al., Boosting Monocular Depth, evaluation/D3R.m): the mean |ord g − ord p|,
     * 0 to 2, over the pairs whose ground truth differs by more than {@code jump}; ord is 1 for a /
     * b above 1 + tolerance, −1 for below 1 / (1 + tolerance), else 0. NaN without such a pair.
     *
     * @param prediction and {@code truth}: depth, of one size
     */
    public static double d3r(
            DepthMap prediction,
            DepthMap truth,
            Iterable<PointPair> pairs,
            double jump,
            double tolerance) {
        long count = 0;
        long error = 0;
        for (PointPair pair : pairs) {
            if (ratioOrder(truth, pair, jump) == 0) continue;
            count++;
            error +=
                    Math.abs(
                            ratioOrder(truth, pair, tolerance)
                                    - ratioOrder(prediction, pair, tolerance));
        }
        return count == 0 ? Double.NaN : (double) error / count;
    }

    private static int order(DepthMap map, PointPair pair, double tolerance) {
        return order(
                map.grid().at(pair.x1(), pair.y1()),
                map.grid().at(pair.x2(), pair.y2()),
                tolerance);
    }

    private static int ratioOrder(DepthMap map, PointPair pair, double tolerance) {
        double ratio =
                (double) map.grid().at(pair.x1(), pair.y1()) / map.grid().at(pair.x2(), pair.y2());
        if (ratio > 1 + tolerance) return 1;
        return ratio < 1 / (1 + tolerance) ? -1 : 0;
    }
}
