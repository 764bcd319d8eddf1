package fathom.compare;

import fathom.depth.DepthMap;
import fathom.depth.Percentiles;

import java.util.OptionalDouble;

/** Two pixels of a photograph, zero-based, and the question which is nearer. */
public record PointPair(int x1, int y1, int x2, int y2) {

    /** The same points in the other order. */
    public PointPair swapped() {
        return new PointPair(x2, y2, x1, y1);
    }

    /** Which of two points a map puts nearer to the camera. */
    public enum Nearer {
        FIRST,
        SECOND,
        NEITHER,
        UNKNOWN
    }

    /**
     * @param margin how clear the answer is, at least 0. For metric maps the farther depth over the
     *     nearer, less 1; for relative ones the difference as a share of the map's spread from its
     *     2nd to its 98th percentile. Empty where a point has no depth.
     */
    public record Ordering(Nearer nearer, OptionalDouble margin) {}

    /** Equal values are {@link Nearer#NEITHER}: a map that says nothing does not win by a tie. */
    public Ordering in(DepthMap map) {
        double first = map.grid().at(x1, y1);
        double second = map.grid().at(x2, y2);
        if (!Double.isFinite(first) || !Double.isFinite(second)) {
            return new Ordering(Nearer.UNKNOWN, OptionalDouble.empty());
        }
        if (first == second) return new Ordering(Nearer.NEITHER, OptionalDouble.of(0));
        boolean firstIsNearer = map.kind().largerIsNearer() ? first > second : first < second;
        return new Ordering(
                firstIsNearer ? Nearer.FIRST : Nearer.SECOND, margin(map, first, second));
    }

    private static OptionalDouble margin(DepthMap map, double first, double second) {
        return switch (map) {
            case DepthMap.Metric _ -> {
                double near = Math.min(first, second);
                yield near > 0
                        ? OptionalDouble.of(Math.max(first, second) / near - 1)
                        : OptionalDouble.empty();
            }
            case DepthMap.RelativeDisparity _, DepthMap.RelativeDepth _ -> {
                var percentiles = Percentiles.of(map.grid());
                double spread = percentiles.at(98) - percentiles.at(2);
                yield spread > 0
                        ? OptionalDouble.of(Math.abs(first - second) / spread)
                        : OptionalDouble.empty();
            }
        };
    }
}
