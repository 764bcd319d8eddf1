package fathom.ui.state;

/** How the ends of the colour range are chosen. */
public sealed interface RangeChoice {
    RangeChoice DEFAULT = new Percentiles(2, 98);

    /** Every map gets its own range between two percentiles of its values, 0 to 100. */
    record Percentiles(double lowPercent, double highPercent) implements RangeChoice {
        public Percentiles {
            if (!(lowPercent >= 0 && lowPercent <= highPercent && highPercent <= 100)) {
                throw new IllegalArgumentException(
                        "Percentiles need 0 <= low <= high <= 100, got %s and %s"
                                .formatted(lowPercent, highPercent));
            }
        }
    }

    /** The same values for every map, in the maps' own numbers. */
    record Values(float low, float high) implements RangeChoice {
        public Values {
            if (!(low <= high) || Float.isInfinite(low) || Float.isInfinite(high)) {
                throw new IllegalArgumentException(
                        "A range needs finite low <= high, got " + low + " to " + high);
            }
        }
    }
}
