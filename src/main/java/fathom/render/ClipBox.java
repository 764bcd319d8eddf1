package fathom.render;

/**
 * The part of space that is drawn, in the scene's lengths.
 *
 * @param min the smallest x, y and z
 * @param max the largest x, y and z
 */
public record ClipBox(Vector min, Vector max) {
    public static final ClipBox ALL =
            new ClipBox(
                    new Vector(
                            Double.NEGATIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.NEGATIVE_INFINITY),
                    new Vector(
                            Double.POSITIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            Double.POSITIVE_INFINITY));

    boolean holds(double x, double y, double z) {
        return x >= min.x()
                && x <= max.x()
                && y >= min.y()
                && y <= max.y()
                && z >= min.z()
                && z <= max.z();
    }
}
