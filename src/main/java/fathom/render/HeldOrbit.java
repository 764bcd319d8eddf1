package fathom.render;

/**
 * An orbit that keeps a scene in sight. A scene reaches far away from what lies before the camera,
 * so that it swings out of the picture where the camera just turns about a near point. Here a small
 * turn is one about the camera's own pivot, a larger one more and more about the scene's middle,
 * and the camera goes back as far as it must.
 */
public final class HeldOrbit {
    /** From here on the scene's middle is what is turned about. */
    private static final double FULL_TURN_DEG = 60;

    /** So many points tell well enough how far a scene reaches. */
    private static final int SAMPLES = 4000;

    private final OrbitCamera start;
    private final Pane pane;
    private final Vector middle;
    private final Vector[] points;
    private final double missing;

    /**
     * @param shape at any level of detail
     * @param start has the scene in sight, or as much of it as is to stay there
     */
    public HeldOrbit(Shape shape, Lens lens, OrbitCamera start, Pane pane) {
        this.start = start;
        this.pane = pane;
        this.middle = SceneCylinder.of(shape, lens).middle();
        int every = Math.max(1, Math.ceilDiv(shape.vertexCount(), SAMPLES));
        float[] xyz = shape.xyz();
        points = new Vector[Math.ceilDiv(shape.vertexCount(), every)];
        for (int i = 0; i < points.length; i++) {
            int at = 3 * i * every;
            points[i] = lens.place(xyz[at], xyz[at + 1], xyz[at + 2]);
        }
        missing = Math.max(0, distanceHolding(start) - start.distance());
    }

    public OrbitCamera start() {
        return start;
    }

    /** Turned from the start by these angles; at 0 and 0 it is the start. */
    public OrbitCamera at(double yawDeg, double elevationDeg) {
        var turned = start.orbitedBy(yawDeg, elevationDeg);
        double cosine = Math.clamp(turned.forward().dot(start.forward()), -1, 1);
        double share = Math.min(1, Math.toDegrees(Math.acos(cosine)) / FULL_TURN_DEG);
        double shift = share * share * (3 - 2 * share);
        var pivot = start.pivot().plus(middle.minus(start.pivot()).times(shift));
        turned = turned.turnedAbout(pivot);
        double needed = distanceHolding(turned) - (1 - shift) * missing;
        return turned.dolliedBy(Math.max(1, needed / turned.distance()));
    }

    /**
     * How far from its pivot a camera has the points in sight: a point q from the pivot needs |q·r|
     * / t − q·f to the sides, for the tangent t of what is free, likewise up and down, and must not
     * lie behind the eye.
     */
    private double distanceHolding(OrbitCamera camera) {
        if (points.length == 0) return camera.distance();
        var right = camera.right();
        var down = camera.down();
        var forward = camera.forward();
        double tan = camera.tanHalfFovY();
        double needed = Double.NEGATIVE_INFINITY;
        for (var each : points) {
            var point = each.minus(camera.pivot());
            double below = point.dot(down);
            double aside = Math.abs(point.dot(right)) / (tan * pane.reachAcross());
            double away = Math.abs(below) / (tan * (below < 0 ? pane.reachUp() : pane.reachDown()));
            needed = Math.max(needed, Math.max(aside, away) - point.dot(forward));
        }
        return needed;
    }
}
