package fathom.ui.state;

/**
 * The line between the two pictures of a wipe. It is kept in shares of the tile, so that it stays
 * in place while the picture moves below it.
 *
 * @param angleDeg 0 for an upright line (reference on the left), 90 for a level one (reference
 *     above), clockwise; from 0 to below 360
 * @param position along the line's normal: 0 where only the selected tile is seen, 1 where only the
 *     reference is
 */
public record WipeLine(double angleDeg, double position) {
    public static final WipeLine UPRIGHT = new WipeLine(0, 0.5);
    public static final WipeLine LEVEL = new WipeLine(90, 0.5);
    public static final WipeLine SLANTED = new WipeLine(45, 0.5);

    public WipeLine {
        if (!Double.isFinite(angleDeg) || !Double.isFinite(position)) {
            throw new IllegalArgumentException(
                    "A wipe needs finite numbers, got " + angleDeg + " and " + position);
        }
        angleDeg = ((angleDeg % 360) + 360) % 360;
        position = Math.clamp(position, 0, 1);
    }

    public WipeLine movedBy(double share) {
        return new WipeLine(angleDeg, position + share);
    }

    public WipeLine turnedBy(double degrees) {
        return new WipeLine(angleDeg + degrees, position);
    }

    /** The usual lines in turn: upright, level, slanted. */
    public WipeLine next() {
        double[] usual = {0, 90, 45};
        for (int i = 0; i < usual.length; i++) {
            if (angleDeg == usual[i]) {
                return new WipeLine(usual[(i + 1) % usual.length], position);
            }
        }
        return new WipeLine(0, position);
    }
}
