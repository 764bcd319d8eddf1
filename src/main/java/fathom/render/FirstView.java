package fathom.render;

/**
 * The view in which a photograph's scene is shown first: from a little beside and above the place
 * where the photograph was taken, so that depth is seen at once and what is near keeps its size,
 * with all of it in sight. The eye stays where it is put; the camera turns about it and widens its
 * field of view until the scene fills the pane.
 */
public final class FirstView {
    private static final double YAW_DEG = -9;
    private static final double ELEVATION_DEG = 5;
    private static final double STEP_BACK = 1.1;

    /** Turning changes what is seen how wide; the wider the view, the more. */
    private static final int TURNS = 10;

    /** So many points tell well enough where the middle is. */
    private static final int SAMPLES = 20_000;

    /**
     * Of the photograph's own tangent: single points right before the eye are left out of sight.
     */
    private static final double WIDEST = 1.7;

    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    private FirstView() {}

    /**
     * @param shape at any level of detail
     * @param tanHalfFov tangent of half the photograph's horizontal field of view
     * @param photoAspect width / height
     */
    public static OrbitCamera of(Shape shape, double tanHalfFov, double photoAspect, Pane pane) {
        var photo = OrbitCamera.ofPhoto(tanHalfFov, photoAspect, pane.aspect(), shape.pivot().z());
        if (shape.vertexCount() == 0) return photo;
        var camera = photo.orbitedBy(YAW_DEG, ELEVATION_DEG).dolliedBy(STEP_BACK);
        double widest = photo.tanHalfFovY() * WIDEST;
        for (int i = 0; i < TURNS; i++) {
            var seen = seen(shape, tanHalfFov, camera, Math.ceilDiv(shape.vertexCount(), SAMPLES));
            camera = turned(camera, seen, Math.min(seen.tanFor(pane), widest), pane);
        }
        double tan = Math.min(seen(shape, tanHalfFov, camera, 1).tanHolding(pane), widest);
        return camera.withFovY(2 * Math.toDegrees(Math.atan(tan)));
    }

    /** The tangents of all that lies before the eye, or of every so many points of it. */
    private static FirstView seen(Shape shape, double tanHalfFov, OrbitCamera camera, int every) {
        var view = new Projection(camera, 1, 1);
        double nearest = camera.distance() * Pose.NEAREST;
        var seen = new FirstView();
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3 * every) {
            var point =
                    view.toCamera(
                            new Vector(xyz[i] * tanHalfFov, xyz[i + 1] * tanHalfFov, xyz[i + 2]));
            if (point.z() >= nearest) seen.add(point.x() / point.z(), point.y() / point.z());
        }
        return seen;
    }

    private void add(double across, double down) {
        left = Math.min(left, across);
        right = Math.max(right, across);
        top = Math.min(top, down);
        bottom = Math.max(bottom, down);
    }

    /** Half the height's tangent with which the scene, in the middle, fills the pane. */
    private double tanFor(Pane pane) {
        return Math.max(
                (right - left) / (2 * pane.reachAcross()),
                (bottom - top) / (pane.reachUp() + pane.reachDown()));
    }

    /** The same for the scene where it is. */
    private double tanHolding(Pane pane) {
        return Math.max(
                Math.max(right, -left) / pane.reachAcross(),
                Math.max(bottom / pane.reachDown(), -top / pane.reachUp()));
    }

    /** About the eye, so that the scene comes to the middle of what is free. */
    private static OrbitCamera turned(
            OrbitCamera camera, FirstView seen, double tanHalfFovY, Pane pane) {
        double middleDown = (pane.reachDown() - pane.reachUp()) / 2 * tanHalfFovY;
        double across = Math.atan((seen.left + seen.right) / 2);
        double down = Math.atan((seen.top + seen.bottom) / 2) - Math.atan(middleDown);
        return camera.turnedAboutEyeBy(Math.toDegrees(across), Math.toDegrees(down));
    }
}
