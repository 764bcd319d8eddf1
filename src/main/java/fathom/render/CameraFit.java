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
}
