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
        EXACT("exact"),
        /**
         * transformers' DPT processor: the one scale of height / h and width / w that is nearer to
         * 1.
         */
        NEAREST_SCALE("nearest-scale"),
        /** MiDaS's original rule: both sides reach at least the target. */
        LOWER_BOUND("lower-bound"),
        /** MiDaS's original rule: both sides stay at most at the target. */
        UPPER_BOUND("upper-bound"),
        /**
         * Depth Anything 3's: the longer side reaches the target, both become whole pixels and then
         * the nearest multiple, of two equally near ones the larger.
         */
        LONGER_SIDE("longer-side"),
        /** About the area width × height, aspect ratio kept. */
        AREA("area"),
        /**
         * Both sides rounded down to the multiple, no scaling (GLPN), unless the photograph is
         * larger than the target: then it is scaled to fit inside first, which no reference does.
         */
        FLOOR_MULTIPLE("floor-multiple"),
        /**
         * The largest size that fits inside the target, sides cut to whole pixels (Metric3D, before
         * padding).
         */
        FIT_INSIDE("fit-inside");

        private final String id;

        Rule(String id) {
            this.id = id;
        }

        /** The word of model cards. */
        public String id() {
            return id;
        }
    }

    public SizeRule {
        if (width < 1 || height < 1 || multipleOf < 1) {
            throw new IllegalArgumentException(
                    "A size rule needs positive numbers, got %dx%d, multiple of %d"
                            .formatted(width, height, multipleOf));
        }
    }

    /** The size for a photograph of the given sides; at least one multiple a side. */
    public InputSize sizeFor(int photoWidth, int photoHeight) {
        double scaleX = (double) width / photoWidth;
        double scaleY = (double) height / photoHeight;
        return switch (rule) {
            case EXACT -> new InputSize(width, height);
            case NEAREST_SCALE -> {
                double scale = Math.abs(1 - scaleX) < Math.abs(1 - scaleY) ? scaleX : scaleY;
                yield rounded(scale * photoWidth, scale * photoHeight);
            }
            case LOWER_BOUND -> {
                double scale = Math.max(scaleX, scaleY);
                yield new InputSize(
                        atLeast(scale * photoWidth, width), atLeast(scale * photoHeight, height));
            }
            case UPPER_BOUND -> {
                double scale = Math.min(scaleX, scaleY);
                yield new InputSize(
                        atMost(scale * photoWidth, width), atMost(scale * photoHeight, height));
            }
            case LONGER_SIDE -> {
                double scale = Math.min(scaleX, scaleY);
                yield new InputSize(
                        nearestOrAbove(scale * photoWidth), nearestOrAbove(scale * photoHeight));
            }
            case AREA -> {
                double scale =
                        Math.sqrt((double) width * height / ((double) photoWidth * photoHeight));
                yield rounded(scale * photoWidth, scale * photoHeight);
            }
            case FLOOR_MULTIPLE -> {
                double scale = Math.min(1, Math.min(scaleX, scaleY));
                yield new InputSize(floor(photoWidth * scale), floor(photoHeight * scale));
            }
            case FIT_INSIDE -> {
                double scale = Math.min(scaleX, scaleY);
                yield new InputSize(
                        Math.max(1, (int) (photoWidth * scale)),
                        Math.max(1, (int) (photoHeight * scale)));
            }
        };
    }

    /**
     * By how much a photograph grows along each side, before sides become whole pixels where the
     * reference computes with that number (Metric3D).
     */
    Placement.Scale scale(int photoWidth, int photoHeight) {
        if (rule == Rule.FIT_INSIDE) {
            double scale = Math.min((double) width / photoWidth, (double) height / photoHeight);
            return new Placement.Scale(scale, scale);
        }
        var size = sizeFor(photoWidth, photoHeight);
        return new Placement.Scale(
                (double) size.width() / photoWidth, (double) size.height() / photoHeight);
    }

    /**
     * The same rule for another target: its longer side becomes {@code side}, the other keeps the
     * target's aspect ratio, both in whole multiples.
     */
    public SizeRule withSide(int side) {
        if (side < 1) throw new IllegalArgumentException("A side must be positive, got " + side);
        double scale = (double) side / Math.max(width, height);
        var target =
                rule == Rule.AREA
                        ? size(width * scale, height * scale)
                        : rounded(width * scale, height * scale);
        return new SizeRule(rule, target.width(), target.height(), multipleOf);
    }

    private static InputSize size(double exactWidth, double exactHeight) {
        return new InputSize(
                Math.max(1, (int) Math.rint(exactWidth)),
                Math.max(1, (int) Math.rint(exactHeight)));
    }

    // Math.rint rounds halves to even, as Python's round and numpy do in the reference processors.
    private InputSize rounded(double exactWidth, double exactHeight) {
        return new InputSize(nearest(exactWidth), nearest(exactHeight));
    }

    private int nearest(double side) {
        return Math.max(multipleOf, (int) Math.rint(side / multipleOf) * multipleOf);
    }

    private int nearestOrAbove(double side) {
        int pixels = (int) Math.rint(side);
        return Math.max(multipleOf, (2 * pixels + multipleOf) / (2 * multipleOf) * multipleOf);
    }

    private int floor(double side) {
        return Math.max(multipleOf, (int) Math.floor(side / multipleOf) * multipleOf);
    }

    private int atLeast(double side, int bound) {
        int near = nearest(side);
        return near < bound ? (int) Math.ceil(side / multipleOf) * multipleOf : near;
    }

    private int atMost(double side, int bound) {
        int near = nearest(side);
        return near > bound ? floor(side) : near;
    }
}
