package fathom.export.mesh;

import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;

/**
 * How geometry lies in a file: which axis points up, and how long a unit is. Camera space is x
 * right, y down, z forward; both ways of putting it are turns, so triangles keep their front.
 *
 * @param scale multiplies all lengths
 */
public record Placement(Up up, double scale) {
    /** Y up, camera along −Z, lengths as they are: glTF's axes, and Fathom's default. */
    public static final Placement STANDARD = new Placement(Up.Y, 1);

    /** The axis that points up. */
    public enum Up {
        /** (x, −y, −z): the camera looks along −Z. */
        Y,
        /** (x, z, −y): the camera looks along +Y. */
        Z
    }

    public Placement {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("The scale must be positive, got " + scale);
        }
    }

    /** Whether a user may ask for this: far beyond it, single precision ends. */
    public static boolean isScale(double scale) {
        return scale >= 1e-9 && scale <= 1e9;
    }

    /** The same mesh in the file's axes. */
    DepthMesh placed(DepthMesh mesh) {
        return mesh.moved(xyz -> place(xyz, (float) scale));
    }

    PointCloud placed(PointCloud points) {
        return points.moved(xyz -> place(xyz, (float) scale));
    }

    /** Turns a direction, packed x, y, z at the beginning of the array. */
    void turn(float[] direction) {
        place(direction, 1);
    }

    private void place(float[] xyz, float factor) {
        for (int i = 0; i < xyz.length; i += 3) {
            float down = xyz[i + 1] * factor;
            float forward = xyz[i + 2] * factor;
            xyz[i] *= factor;
            xyz[i + 1] = up == Up.Y ? -down : forward;
            xyz[i + 2] = up == Up.Y ? -forward : -down;
        }
    }
}
