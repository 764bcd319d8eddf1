package fathom.render;

import fathom.geometry.Bounds;
import fathom.geometry.CameraChoice;
import fathom.geometry.level.Rotation;

/**
 * What the lens and the way it was held make of a {@link Shape}: p = R (t (x + a z), t (y + b z),
 * z). Another lens is no other shape, so turning its knobs costs nothing.
 *
 * @param tanHalfFov t, the tangent of half the horizontal field of view
 * @param shiftX a, how far right of the lens's axis the photograph's middle lies, as a share of
 *     half its width
 * @param shiftY b, how far below, in the same length
 * @param rotation R, by which the scene is levelled
 */
public record Lens(double tanHalfFov, double shiftX, double shiftY, Rotation rotation) {
    /** Takes a shape's numbers as they are. */
    public static final Lens NONE = centred(1);

    static final Vector RIGHT = new Vector(1, 0, 0);
    static final Vector DOWN = new Vector(0, 1, 0);
    static final Vector AHEAD = new Vector(0, 0, 1);

    /** With its axis through the photograph's middle, held level. */
    public static Lens centred(double tanHalfFov) {
        return new Lens(tanHalfFov, 0, 0, Rotation.NONE);
    }

    public static Lens of(CameraChoice camera, Rotation rotation) {
        var own = camera.intrinsics();
        return new Lens(
                camera.width() / (2 * own.fxPx()),
                1 - 2 * own.cxPx() / camera.width(),
                (camera.height() - 2 * own.cyPx()) / camera.width(),
                rotation);
    }

    public Lens withRotation(Rotation value) {
        return new Lens(tanHalfFov, shiftX, shiftY, value);
    }

    /** Where a shape's (x, y, z) lies in the scene. */
    public Vector place(double x, double y, double z) {
        double across = tanHalfFov * (x + shiftX * z);
        double below = tanHalfFov * (y + shiftY * z);
        var r = rotation;
        return new Vector(
                r.xx() * across + r.xy() * below + r.xz() * z,
                r.yx() * across + r.yy() * below + r.yz() * z,
                r.zx() * across + r.zy() * below + r.zz() * z);
    }

    /** A place or direction of the scene in the axes of the camera that took it: R transposed. */
    public Vector toCamera(Vector scene) {
        var r = rotation;
        return new Vector(
                r.xx() * scene.x() + r.yx() * scene.y() + r.zx() * scene.z(),
                r.xy() * scene.x() + r.yy() * scene.y() + r.zy() * scene.z(),
                r.xz() * scene.x() + r.yz() * scene.y() + r.zz() * scene.z());
    }

    /** A place of the scene in a shape's own numbers. */
    public Vector toShape(Vector scene) {
        var seen = toCamera(scene);
        return new Vector(
                seen.x() / tanHalfFov - shiftX * seen.z(),
                seen.y() / tanHalfFov - shiftY * seen.z(),
                seen.z());
    }

    /** The three numbers whose products with (x, y, z) add up to axis · place(x, y, z). */
    double[] row(Vector axis) {
        var own = toCamera(axis);
        double across = tanHalfFov * own.x();
        double below = tanHalfFov * own.y();
        return new double[] {across, below, own.z() + shiftX * across + shiftY * below};
    }

    /** The box around a shape in the scene. */
    public Bounds bounds(Shape shape) {
        var own = shape.bounds();
        boolean straight = shiftX == 0 && shiftY == 0 && rotation.equals(Rotation.NONE);
        if (straight || shape.vertexCount() == 0) {
            return new Bounds(placed(own.min()), placed(own.max()), placed(own.centroid()));
        }
        double[] least = new double[3];
        double[] most = new double[3];
        double[][] rows = {row(RIGHT), row(DOWN), row(AHEAD)};
        float[] xyz = shape.xyz();
        for (int axis = 0; axis < 3; axis++) {
            double[] row = rows[axis];
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < xyz.length; i += 3) {
                double value = row[0] * xyz[i] + row[1] * xyz[i + 1] + row[2] * xyz[i + 2];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            least[axis] = low;
            most[axis] = high;
        }
        return new Bounds(position(least), position(most), placed(own.centroid()));
    }

    private static Bounds.Position position(double[] xyz) {
        return new Bounds.Position(xyz[0], xyz[1], xyz[2]);
    }

    private Bounds.Position placed(Bounds.Position own) {
        var placed = place(own.x(), own.y(), own.z());
        return new Bounds.Position(placed.x(), placed.y(), placed.z());
    }
}
