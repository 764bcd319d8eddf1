package fathom.render;

/**
 * The nearest camera of a given direction that has everything in sight. A point q, in the camera's
 * axes r (right), d (down) and f (forward), is in sight of an eye at a r + b d − D f when |q·r − a|
 * ≤ tx (q·f + D), and the same with d, b and ty. With R = max(q·r / tx − q·f) and L = max(−q·r / tx
 * − q·f) the smallest D is (R + L) / 2 at a = tx (R − L) / 2; of the two axes the larger D holds.
 */
public final class CameraFit {
    /** Free space on each side, as a share of half the pane. */
    private static final double MARGIN = 0.06;

    private double right = Double.NEGATIVE_INFINITY;
    private double left = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;
    private double top = Double.NEGATIVE_INFINITY;
    private double nearest = Double.POSITIVE_INFINITY;

    private CameraFit() {}

    /**
     * @param direction whose yaw, elevation and field of view are kept
     * @param paneAspect width / height
     */
    public static OrbitCamera of(
            Shape shape, double tanHalfFov, OrbitCamera direction, double paneAspect) {
        if (shape.vertexCount() == 0) return direction;
        double tanY = direction.tanHalfFovY() * (1 - MARGIN);
        double tanX = direction.tanHalfFovY() * paneAspect * (1 - MARGIN);
        var forward = direction.forward();
        var across = direction.right();
        var down = direction.down();
        var fit = new CameraFit();
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            double x = xyz[i] * tanHalfFov;
            double y = xyz[i + 1] * tanHalfFov;
            double z = xyz[i + 2];
            fit.add(
                    (x * across.x() + y * across.y() + z * across.z()) / tanX,
                    (x * down.x() + y * down.y() + z * down.z()) / tanY,
                    x * forward.x() + y * forward.y() + z * forward.z());
        }
        double back = Math.max((fit.right + fit.left) / 2, (fit.bottom + fit.top) / 2);
        back = Math.max(back, -fit.nearest * (1 - 1e-3) + 1e-6);
        var eye =
                across.times(tanX * (fit.right - fit.left) / 2)
                        .plus(down.times(tanY * (fit.bottom - fit.top) / 2))
                        .plus(forward.times(-back));
        double distance = Math.max(1e-3, shape.pivot().dot(forward) + back);
        return new OrbitCamera(
                eye.plus(forward.times(distance)),
                direction.yawDeg(),
                direction.elevationDeg(),
                distance,
                direction.fovYDeg());
    }

    private void add(double acrossOverTan, double downOverTan, double ahead) {
        right = Math.max(right, acrossOverTan - ahead);
        left = Math.max(left, -acrossOverTan - ahead);
        bottom = Math.max(bottom, downOverTan - ahead);
        top = Math.max(top, -downOverTan - ahead);
        nearest = Math.min(nearest, ahead);
    }
}
