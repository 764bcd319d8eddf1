package fathom.render;

/**
 * A camera that looks at a pivot from a distance. With yaw and elevation 0 it looks along z, as the
 * camera of the photograph does. Only where a photograph's camera was held aslant it is not
 * upright; by as many degrees as it is turned it rights itself.
 *
 * @param yawDeg turns the view to the right
 * @param elevationDeg how far above the pivot's horizon the camera stands
 * @param distance from the pivot to the eye
 * @param fovYDeg the vertical field of view
 * @param rollDeg turns the camera itself clockwise
 */
public record OrbitCamera(
        Vector pivot,
        double yawDeg,
        double elevationDeg,
        double distance,
        double fovYDeg,
        double rollDeg) {
    /** Close to the poles "upright" loses its meaning. */
    private static final double STEEPEST_DEG = 89;

    private static final double SMALLEST_DISTANCE = 1e-4;
    private static final double LARGEST_DISTANCE = 1e6;

    /** Upright. */
    public OrbitCamera(
            Vector pivot, double yawDeg, double elevationDeg, double distance, double fovYDeg) {
        this(pivot, yawDeg, elevationDeg, distance, fovYDeg, 0);
    }

    public OrbitCamera {
        if (!(distance > 0) || !(fovYDeg > 0 && fovYDeg < 180)) {
            throw new IllegalArgumentException(
                    "A camera needs a positive distance and a field of view below 180 degrees, got "
                            + distance
                            + " and "
                            + fovYDeg);
        }
    }

    /**
     * The camera that took the photograph, at the origin, with a field of view that shows all of
     * the photograph in a pane of another shape: on each axis the tangent of the half reaches the
     * photograph's farther border.
     *
     * @param lens the photograph's
     * @param photoAspect width / height
     * @param paneAspect width / height
     * @param pivotDepth where on the optical axis a later orbit turns
     */
    public static OrbitCamera ofPhoto(
            Lens lens, double photoAspect, double paneAspect, double pivotDepth) {
        double across = lens.tanHalfFov() * (1 + Math.abs(lens.shiftX()));
        double down = lens.tanHalfFov() * (1 / photoAspect + Math.abs(lens.shiftY()));
        double fovYDeg = 2 * Math.toDegrees(Math.atan(Math.max(down, across / paneAspect)));
        var r = lens.rotation();
        var ahead = new Vector(r.xz(), r.yz(), r.zz());
        var upright =
                new OrbitCamera(
                        ahead.times(pivotDepth),
                        Math.toDegrees(Math.atan2(ahead.x(), ahead.z())),
                        Math.toDegrees(Math.asin(Math.clamp(ahead.y(), -1, 1))),
                        pivotDepth,
                        fovYDeg);
        var right = new Vector(r.xx(), r.yx(), r.zx());
        double roll = Math.atan2(right.dot(upright.down()), right.dot(upright.right()));
        return upright.withRoll(Math.toDegrees(roll));
    }

    /** The same without a roll. */
    public OrbitCamera upright() {
        return withRoll(0);
    }

    private OrbitCamera withRoll(double degrees) {
        return new OrbitCamera(pivot, yawDeg, elevationDeg, distance, fovYDeg, degrees);
    }

    public Vector forward() {
        double yaw = Math.toRadians(yawDeg);
        double elevation = Math.toRadians(elevationDeg);
        return new Vector(
                Math.sin(yaw) * Math.cos(elevation),
                Math.sin(elevation),
                Math.cos(yaw) * Math.cos(elevation));
    }

    public Vector right() {
        double yaw = Math.toRadians(yawDeg);
        var level = new Vector(Math.cos(yaw), 0, -Math.sin(yaw));
        if (rollDeg == 0) return level;
        double roll = Math.toRadians(rollDeg);
        return level.times(Math.cos(roll)).plus(forward().cross(level).times(Math.sin(roll)));
    }

    public Vector down() {
        return forward().cross(right());
    }

    public Vector eye() {
        return pivot.plus(forward().times(-distance));
    }

    public double tanHalfFovY() {
        return Math.tan(Math.toRadians(fovYDeg) / 2);
    }

    public OrbitCamera orbitedBy(double yawByDeg, double elevationByDeg) {
        double elevation = Math.clamp(elevationDeg + elevationByDeg, -STEEPEST_DEG, STEEPEST_DEG);
        double turned = Math.hypot(yawByDeg, elevationByDeg);
        double roll = Math.copySign(Math.max(0, Math.abs(rollDeg) - turned), rollDeg);
        return new OrbitCamera(
                pivot, (yawDeg + yawByDeg) % 360, elevation, distance, fovYDeg, roll);
    }

    /** Turns the view to the right and downwards; the eye stays and the pivot moves. */
    public OrbitCamera turnedAboutEyeBy(double rightByDeg, double downByDeg) {
        var turned = orbitedBy(rightByDeg, downByDeg);
        return turned.turnedAbout(eye().plus(turned.forward().times(distance)));
    }

    /** Moves the eye and the pivot in the image plane, in lengths of the scene. */
    public OrbitCamera pannedBy(double byRight, double byDown) {
        var moved = pivot.plus(right().times(byRight)).plus(down().times(byDown));
        return new OrbitCamera(moved, yawDeg, elevationDeg, distance, fovYDeg, rollDeg);
    }

    /** Moves the eye and the pivot along the view. */
    public OrbitCamera flownBy(double ahead) {
        var moved = pivot.plus(forward().times(ahead));
        return new OrbitCamera(moved, yawDeg, elevationDeg, distance, fovYDeg, rollDeg);
    }

    /** Multiplies the distance to the pivot. */
    public OrbitCamera dolliedBy(double factor) {
        double moved = Math.clamp(distance * factor, SMALLEST_DISTANCE, LARGEST_DISTANCE);
        return new OrbitCamera(pivot, yawDeg, elevationDeg, moved, fovYDeg, rollDeg);
    }

    /**
     * A share of the way to another camera's pivot and distance; the direction stays.
     *
     * @param share from 0 to 1
     */
    public OrbitCamera towards(OrbitCamera other, double share) {
        return new OrbitCamera(
                pivot.plus(other.pivot.minus(pivot).times(share)),
                yawDeg,
                elevationDeg,
                distance + share * (other.distance - distance),
                fovYDeg,
                rollDeg);
    }

    /** Turns around another point from now on, without a change of the picture's direction. */
    public OrbitCamera turnedAbout(Vector point) {
        return new OrbitCamera(point, yawDeg, elevationDeg, distance, fovYDeg, rollDeg);
    }

    public OrbitCamera withFovY(double degrees) {
        return new OrbitCamera(pivot, yawDeg, elevationDeg, distance, degrees, rollDeg);
    }
}
