package fathom.ui.viewport;

/** What the pyramids of photographs and of depth maps have in common. */
final class Pyramids {
    /** A level may be shrunk by this much before the next one is taken. */
    private static final double SHRINK_OF_A_LEVEL = 1.6;

    private Pyramids() {}

    /** How many texels an axis of {@code length} has after {@code level} halvings, rounded up. */
    static int lengthAt(int length, int level) {
        return (int) (((long) length + (1L << level) - 1) >> level);
    }

    /** Halvings until neither side is longer than one texel. */
    static int deepestLevel(int width, int height) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
    }

    /**
     * The level to draw from at {@code scale} tile pixels per image pixel: between 0.8 and 1.6 of
     * its texels fall on a tile pixel, so that mixing two neighbours neither blurs nor skips any
     * visibly.
     */
    static int levelFor(double scale, int deepest) {
        int level = 0;
        while (level < deepest && 1 / (scale * (1 << level)) > SHRINK_OF_A_LEVEL) level++;
        return level;
    }
}
