package fathom.render;

/**
 * The nearest camera of a given direction that has everything in sight. A point q, in the camera's
 * axes r (right), d (down) and f (forward), is in sight of an eye at a r + b d − D f when q·r − a ≤
 * t (q·f + D) for the tangent t of what is free to the right, and likewise on the other sides. With
 * the largest R = q·r − t q·f and L = −q·r − s q·f, s to the left, the smallest D is (R + L) / (t +
 * s) at a = R − t D; of the two axes the larger D holds.
 */
public final class CameraFit {
    private final Axis across;
    private final Axis down;
    private double nearest = Double.POSITIVE_INFINITY;

    /** One axis of the picture. */
    private static final class Axis {
        private final double tanForth;
        private final double tanBack;
        private double forth = Double.NEGATIVE_INFINITY;
        private double back = Double.NEGATIVE_INFINITY;

        Axis(double tanForth, double tanBack) {
            this.tanForth = tanForth;
            this.tanBack = tanBack;
        }

        void add(double place, double ahead) {
            forth = Math.max(forth, place - tanForth * ahead);
            back = Math.max(back, -place - tanBack * ahead);
        }

        double distance() {
            return (forth + back) / (tanForth + tanBack);
        }

        /** In the middle of what is possible at a distance. */
        double place(double distance) {
            return (forth - tanForth * distance - back + tanBack * distance) / 2;
        }
    }

    private CameraFit(double tanHalfFovY, Pane pane) {
        double side = tanHalfFovY * pane.reachAcross();
        across = new Axis(side, side);
        down = new Axis(tanHalfFovY * pane.reachDown(), tanHalfFovY * pane.reachUp());
    }

    /**
     * @param direction whose yaw, elevation and field of view are kept
     */
    public static OrbitCamera of(Shape shape, Lens lens, OrbitCamera direction, Pane pane) {
        if (shape.vertexCount() == 0) return direction;
        var right = direction.right();
        var down = direction.down();
        var forward = direction.forward();
        var fit = new CameraFit(direction.tanHalfFovY(), pane);
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            var point = lens.place(xyz[i], xyz[i + 1], xyz[i + 2]);
            double ahead = point.dot(forward);
            fit.across.add(point.dot(right), ahead);
            fit.down.add(point.dot(down), ahead);
            fit.nearest = Math.min(fit.nearest, ahead);
        }
        var pivot = shape.pivot();
        pivot = lens.place(pivot.x(), pivot.y(), pivot.z());
        double back = Math.max(fit.across.distance(), fit.down.distance());
        back = Math.max(back, -fit.nearest * (1 - 1e-3) + 1e-6);
        var eye =
                right.times(fit.across.place(back))
                        .plus(down.times(fit.down.place(back)))
                        .plus(forward.times(-back));
        double distance = Math.max(1e-3, pivot.dot(forward) + back);
        return new OrbitCamera(
                eye.plus(forward.times(distance)),
                direction.yawDeg(),
                direction.elevationDeg(),
                distance,
                direction.fovYDeg());
    }

    /**
     * A camera that keeps everything in sight while it turns all the way around the scene, whose
     * points lie in a cylinder about the pivot's vertical: far enough for a circle of radius r to
     * lie between the sides, r √(1 + 1 / t²) for the tangent t of what is free, and for the nearest
     * and farthest points of its rims to lie between top and bottom.
     *
     * @param direction whose yaw, elevation and field of view are kept
     */
    public static OrbitCamera aroundAll(Shape shape, Lens lens, OrbitCamera direction, Pane pane) {
        if (shape.vertexCount() == 0) return direction;
        var bounds = lens.bounds(shape);
        var min = bounds.min();
        var max = bounds.max();
        var middle = new Vector(bounds.centre().x(), bounds.centre().y(), bounds.centre().z());
        double radius = 0;
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            var point = lens.place(xyz[i], xyz[i + 1], xyz[i + 2]).minus(middle);
            radius = Math.max(radius, Math.hypot(point.x(), point.z()));
        }
        double halfHeight = (max.y() - min.y()) / 2.0;
        double tan = direction.tanHalfFovY() * pane.reachAcross();
        double distance =
                radius * Math.sqrt(1 + 1 / (tan * tan))
                        + halfHeight * Math.abs(direction.forward().y());
        double tanDown = direction.tanHalfFovY() * Math.min(pane.reachUp(), pane.reachDown());
        double slope = direction.forward().y();
        double level = Math.sqrt(1 - slope * slope);
        for (double ahead : new double[] {-radius, radius}) {
            for (double below : new double[] {-halfHeight, halfHeight}) {
                double down = Math.abs(below * level - ahead * slope);
                distance = Math.max(distance, down / tanDown - below * slope - ahead * level);
            }
        }
        return new OrbitCamera(
                middle,
                direction.yawDeg(),
                direction.elevationDeg(),
                Math.max(1e-3, distance),
                direction.fovYDeg());
    }
}
