package fathom.render;

import fathom.geometry.recipe.SceneForm;

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

    /** A relief is looked at as one holds it: a little from the side, from farther away. */
    private static final double SOLID_YAW_DEG = -24;

    private static final double SOLID_ELEVATION_DEG = 16;
    private static final double SOLID_FOV_DEG = 32;

    /** Of a panorama's radius, so that turning about it is looking around. */
    private static final double INSIDE = 0.01;

    private FirstView() {}

    /**
     * As one first looks at a scene of that form.
     *
     * @param lens the photograph's, for surfaces
     * @param photoAspect width / height
     */
    public static OrbitCamera of(
            SceneForm form, Shape shape, Lens lens, double photoAspect, Pane pane) {
        return switch (form) {
            case SURFACE -> of(shape, lens, photoAspect, pane);
            case SPHERE -> inside(shape, lens, pane);
            case SOLID -> before(shape, pane, SOLID_YAW_DEG, SOLID_ELEVATION_DEG);
        };
    }

    /** The view from the photograph's own place; straight from the front for a solid. */
    public static OrbitCamera fromPhoto(
            SceneForm form, Shape shape, Lens lens, double photoAspect, Pane pane) {
        return switch (form) {
            case SURFACE ->
                    OrbitCamera.ofPhoto(lens, photoAspect, pane.aspect(), shape.pivot().z());
            case SPHERE -> inside(shape, lens, pane);
            case SOLID -> before(shape, pane, 0, 0);
        };
    }

    /** In the middle of a panorama, with its middle straight ahead. */
    private static OrbitCamera inside(Shape shape, Lens lens, Pane pane) {
        double near = INSIDE * Math.max(1e-3, shape.bounds().radius());
        return OrbitCamera.ofPhoto(lens, pane.aspect(), pane.aspect(), near).upright();
    }

    private static OrbitCamera before(Shape shape, Pane pane, double yawDeg, double elevationDeg) {
        var direction = new OrbitCamera(shape.pivot(), yawDeg, elevationDeg, 1, SOLID_FOV_DEG);
        return CameraFit.of(shape, Lens.NONE, direction, pane);
    }

    /**
     * @param shape at any level of detail
     * @param lens the photograph's
     * @param photoAspect width / height
     */
    public static OrbitCamera of(Shape shape, Lens lens, double photoAspect, Pane pane) {
        var photo = OrbitCamera.ofPhoto(lens, photoAspect, pane.aspect(), shape.pivot().z());
        if (shape.vertexCount() == 0) return photo;
        var camera = photo.upright().orbitedBy(YAW_DEG, ELEVATION_DEG).dolliedBy(STEP_BACK);
        double widest = photo.tanHalfFovY() * WIDEST;
        for (int i = 0; i < TURNS; i++) {
            var seen = seen(shape, lens, camera, Math.ceilDiv(shape.vertexCount(), SAMPLES));
            camera = turned(camera, seen, Math.min(seen.tanFor(pane), widest), pane);
        }
        double tan = Math.min(seen(shape, lens, camera, 1).tanHolding(pane), widest);
        return camera.withFovY(2 * Math.toDegrees(Math.atan(tan)));
    }

    /** The tangents of all that lies before the eye, or of every so many points of it. */
    private static FirstView seen(Shape shape, Lens lens, OrbitCamera camera, int every) {
        var view = new Projection(camera, 1, 1);
        double nearest = camera.distance() * Pose.NEAREST;
        var seen = new FirstView();
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3 * every) {
            var point = view.toCamera(lens.place(xyz[i], xyz[i + 1], xyz[i + 2]));
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
