package fathom.render;

/**
 * A camera that looks at a pivot from a distance, always upright. With yaw and elevation 0 it looks
 * along z, as the camera of the photograph does.
 *
 * @param yawDeg turns the view to the right
 * @param elevationDeg how far above the pivot's horizon the camera stands
 * @param distance from the pivot to the eye
 * @param fovYDeg the vertical field of view
 */
public record OrbitCamera(
        Vector pivot, double yawDeg, double elevationDeg, double distance, double fovYDeg) {
    /** Close to the poles "upright" loses its meaning. */
    private static final double STEEPEST_DEG = 89;

    private static final double SMALLEST_DISTANCE = 1e-4;
    private static final double LARGEST_DISTANCE = 1e6;

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
     * the photograph in a pane of another shape: tan(fovY / 2) = tan(photo's fovY / 2) · max(1,
     * photo's aspect / pane's aspect).
     *
     * @param tanHalfFov tangent of half the photograph's horizontal field of view
     * @param photoAspect width / height
     * @param paneAspect width / height
     * @param pivotDepth where on the optical axis a later orbit turns
     */
    public static OrbitCamera ofPhoto(
            double tanHalfFov, double photoAspect, double paneAspect, double pivotDepth) {
        double tanHalfFovY = tanHalfFov / photoAspect * Math.max(1, photoAspect / paneAspect);
        double fovYDeg = 2 * Math.toDegrees(Math.atan(tanHalfFovY));
        return new OrbitCamera(new Vector(0, 0, pivotDepth), 0, 0, pivotDepth, fovYDeg);
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
        return new Vector(Math.cos(yaw), 0, -Math.sin(yaw));
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
        return new OrbitCamera(pivot, (yawDeg + yawByDeg) % 360, elevation, distance, fovYDeg);
    }

    /** Turns the view to the right and downwards; the eye stays and the pivot moves. */
    OrbitCamera turnedAboutEyeBy(double rightByDeg, double downByDeg) {
        var turned = orbitedBy(rightByDeg, downByDeg);
        return turned.turnedAbout(eye().plus(turned.forward().times(distance)));
    }

    /** Moves the eye and the pivot in the image plane, in lengths of the scene. */
    public OrbitCamera pannedBy(double byRight, double byDown) {
        var moved = pivot.plus(right().times(byRight)).plus(down().times(byDown));
        return new OrbitCamera(moved, yawDeg, elevationDeg, distance, fovYDeg);
    }

    /** Moves the eye and the pivot along the view. */
    public OrbitCamera flownBy(double ahead) {
        var moved = pivot.plus(forward().times(ahead));
        return new OrbitCamera(moved, yawDeg, elevationDeg, distance, fovYDeg);
    }

    /** Multiplies the distance to the pivot. */
    public OrbitCamera dolliedBy(double factor) {
        double moved = Math.clamp(distance * factor, SMALLEST_DISTANCE, LARGEST_DISTANCE);
        return new OrbitCamera(pivot, yawDeg, elevationDeg, moved, fovYDeg);
    }

    /** Turns around another point from now on, without a change of the picture's direction. */
    public OrbitCamera turnedAbout(Vector point) {
        return new OrbitCamera(point, yawDeg, elevationDeg, distance, fovYDeg);
    }

    public OrbitCamera withFovY(double degrees) {
        return new OrbitCamera(pivot, yawDeg, elevationDeg, distance, degrees);
    }
}
