package fathom.color;

import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.depth.Percentiles;

/** How the range of a colour scale is chosen. */
public sealed interface RangeChoice {
    /** From the smallest to the largest value. */
    RangeChoice FULL = new ByPercentiles(0, 100);

    /**
     * From the 2nd to the 98th percentile: a few stray pixels, which networks leave at edges and in
     * the sky, do not take the contrast from the rest.
     */
    RangeChoice DEFAULT = new ByPercentiles(2, 98);

    /** The lower end, in values or per cent. */
    double low();

    /** The upper end, in values or per cent. */
    double high();

    /** 0 to 1 for a map without a single finite value. */
    DepthRange resolve(DepthMap map);

    /** The same values for every map, in the map's own numbers (metres when metric). */
    record Explicit(DepthRange range) implements RangeChoice {
        @Override
        public double low() {
            return range.low();
        }

        @Override
        public double high() {
            return range.high();
        }

        @Override
        public DepthRange resolve(DepthMap map) {
            return range;
        }
    }

    /** Percentiles, 0 to 100, of the map's finite values. */
    record ByPercentiles(double low, double high) implements RangeChoice {
        public ByPercentiles {
            if (!(low >= 0 && low <= high && high <= 100)) {
                throw new IllegalArgumentException(
                        "Percentiles need 0 <= low <= high <= 100, got " + low + " and " + high);
            }
        }

        @Override
        public DepthRange resolve(DepthMap map) {
            var percentiles = Percentiles.of(map.grid());
            if (percentiles.count() == 0) return new DepthRange(0, 1);
            return new DepthRange((float) percentiles.at(low), (float) percentiles.at(high));
        }
    }
}
