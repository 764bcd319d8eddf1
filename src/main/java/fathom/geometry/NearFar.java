package fathom.geometry;

/** Where relative depth is put in space: the distances, without unit, of its near and far ends. */
public record NearFar(double near, double far) {
    public static final NearFar DEFAULT = new NearFar(1, 10);

    public NearFar {
        if (!(near > 0) || !(far > near) || Double.isInfinite(far)) {
            throw new IllegalArgumentException(
                    "Near and far need 0 < near < far, got " + near + " and " + far);
        }
    }
}
