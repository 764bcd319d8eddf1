package fathom.render;

import java.util.Arrays;

/**
 * The narrowest upright cylinder around a scene: what a camera has to keep in sight to go all the
 * way around it. Its axis stands in the middle of the smallest circle around the scene as it is
 * seen from above.
 *
 * @param middle of the axis
 * @param halfHeight of its own, half
 */
public record SceneCylinder(Vector middle, double radius, double halfHeight) {
    /** In each direction from above, the farthest point may touch the circle. */
    private static final int DIRECTIONS = 512;

    /** Steps towards the farthest point: the circle is the smallest to within a thousandth. */
    private static final int STEPS = 2000;

    /**
     * @param shape at any level of detail
     */
    public static SceneCylinder of(Shape shape, Lens lens) {
        if (shape.vertexCount() == 0) return new SceneCylinder(shape.pivot(), 0, 0);
        var bounds = lens.bounds(shape);
        double[] middle =
                middleFromAbove(rim(shape, lens, bounds.centre().x(), bounds.centre().z()));
        double[] across = lens.row(Lens.RIGHT);
        double[] ahead = lens.row(Lens.AHEAD);
        double widest = 0;
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            double x = along(across, xyz, i) - middle[0];
            double z = along(ahead, xyz, i) - middle[1];
            widest = Math.max(widest, x * x + z * z);
        }
        return new SceneCylinder(
                new Vector(middle[0], bounds.centre().y(), middle[1]),
                Math.sqrt(widest),
                (bounds.max().y() - bounds.min().y()) / 2);
    }

    private static double along(double[] row, float[] xyz, int i) {
        return row[0] * xyz[i] + row[1] * xyz[i + 1] + row[2] * xyz[i + 2];
    }

    /** The farthest point from (x, z) in each direction, as x, z, x, z ...; NaN where none is. */
    private static double[] rim(Shape shape, Lens lens, double x, double z) {
        double[] across = lens.row(Lens.RIGHT);
        double[] ahead = lens.row(Lens.AHEAD);
        var rim = new double[2 * DIRECTIONS];
        Arrays.fill(rim, Double.NaN);
        var farthest = new double[DIRECTIONS];
        float[] xyz = shape.xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            double dx = along(across, xyz, i) - x;
            double dz = along(ahead, xyz, i) - z;
            double turn = Math.atan2(dz, dx) / (2 * Math.PI) + 0.5;
            int direction = Math.min(DIRECTIONS - 1, (int) (turn * DIRECTIONS));
            double far = dx * dx + dz * dz;
            if (far < farthest[direction]) continue;
            farthest[direction] = far;
            rim[2 * direction] = x + dx;
            rim[2 * direction + 1] = z + dz;
        }
        return rim;
    }

    /** Bădoiu and Clarkson 2003: step i goes 1 / (i + 1) of the way to the farthest point. */
    private static double[] middleFromAbove(double[] rim) {
        double x = Double.NaN;
        double z = Double.NaN;
        for (int step = 0; step < STEPS; step++) {
            double farX = x;
            double farZ = z;
            double far = -1;
            for (int i = 0; i < rim.length; i += 2) {
                double away = Math.hypot(rim[i] - x, rim[i + 1] - z);
                if (step == 0 && !Double.isNaN(rim[i])) away = 0;
                if (away > far) {
                    far = away;
                    farX = rim[i];
                    farZ = rim[i + 1];
                }
            }
            x = step == 0 ? farX : x + (farX - x) / (step + 1);
            z = step == 0 ? farZ : z + (farZ - z) / (step + 1);
        }
        return new double[] {x, z};
    }

    /**
     * A camera that keeps everything in sight while it turns all the way around: far enough for a
     * circle of radius r to lie between the sides, r √(1 + 1 / t²) for the tangent t of what is
     * free, and for the nearest and farthest points of its rims to lie between top and bottom.
     *
     * @param direction whose yaw, elevation and field of view are kept
     */
    public OrbitCamera cameraAround(OrbitCamera direction, Pane pane) {
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
