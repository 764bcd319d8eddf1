package fathom.preprocess;

/**
 * Which size a photograph is resized to before it enters the network.
 *
 * @param width the target width, used as each rule says
 * @param height the target height
 * @param multipleOf both sides become a multiple of this
 */
public record SizeRule(Rule rule, int width, int height, int multipleOf) {
    /** How the target is used. */
    public enum Rule {
        /** Exactly width × height; the aspect ratio is not kept. */
        EXACT,
        /**
         * transformers' DPT processor: the one scale of height / h and width / w that is nearer to
         * 1.
         */
        NEAREST_SCALE,
        /** MiDaS's original rule: both sides reach at least the target. */
        LOWER_BOUND,
        /** MiDaS's original rule: both sides stay at most at the target. */
        UPPER_BOUND,
        /** About the area width × height, aspect ratio kept. */
        AREA,
        /** Both sides rounded down to the multiple, no scaling (GLPN). */
        FLOOR_MULTIPLE,
        /**
         * The largest size that fits inside the target, sides cut to whole pixels (Metric3D, before
         * padding).
         */
        FIT_INSIDE
    }

    public SizeRule {
        if (width < 1 || height < 1 || multipleOf < 1) {
            throw new IllegalArgumentException(
                    "A size rule needs positive numbers, got %dx%d, multiple of %d"
                            .formatted(width, height, multipleOf));
        }
    }
}
