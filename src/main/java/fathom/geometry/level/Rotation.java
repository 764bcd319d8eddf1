package fathom.geometry.level;

import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;

/** A rotation around the camera, as the rows of its matrix. */
public record Rotation(
        double xx,
        double xy,
        double xz,
        double yx,
        double yy,
        double yz,
        double zx,
        double zy,
        double zz) {
    public static final Rotation NONE = new Rotation(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /**
     * Brings what a camera saw that looked down by the pitch and was turned clockwise by the roll
     * back to level: first the roll, then the pitch is undone.
     */
    static Rotation undoing(double pitchDeg, double rollDeg) {
        double cp = Math.cos(Math.toRadians(pitchDeg));
        double sp = Math.sin(Math.toRadians(pitchDeg));
        double cr = Math.cos(Math.toRadians(rollDeg));
        double sr = Math.sin(Math.toRadians(rollDeg));
        // Rx * Rz with x right, y down, z forward: looking down lowers what was ahead.
        return new Rotation(cr, -sr, 0, cp * sr, cp * cr, sp, -sp * sr, -sp * cr, cp);
    }

    /** The shortest rotation that turns the unit vector (x, y, z) to straight down, (0, 1, 0). */
    static Rotation toDown(double x, double y, double z) {
        // Rodrigues with axis (x, y, z) × (0, 1, 0) = (-z, 0, x) and cosine y.
        double k = 1 / (1 + y);
        return new Rotation(y + z * z * k, -x, -x * z * k, x, y, z, -x * z * k, -z, y + x * x * k);
    }

    /** The unit quaternion x, y, z, w with w ≥ 0. */
    public double[] quaternion() {
        double w = Math.sqrt(Math.max(0, 1 + xx + yy + zz)) / 2;
        double x = Math.copySign(Math.sqrt(Math.max(0, 1 + xx - yy - zz)) / 2, zy - yz);
        double y = Math.copySign(Math.sqrt(Math.max(0, 1 - xx + yy - zz)) / 2, xz - zx);
        double z = Math.copySign(Math.sqrt(Math.max(0, 1 - xx - yy + zz)) / 2, yx - xy);
        return new double[] {x, y, z, w};
    }

    public DepthMesh turned(DepthMesh mesh) {
        return this.equals(NONE) ? mesh : mesh.moved(this::turn);
    }

    public PointCloud turned(PointCloud points) {
        return this.equals(NONE) ? points : points.moved(this::turn);
    }

    /** Turns vectors in place, packed x, y, z. */
    public void turn(float[] packed) {
        for (int i = 0; i < packed.length; i += 3) {
            double x = packed[i];
            double y = packed[i + 1];
            double z = packed[i + 2];
            packed[i] = (float) (xx * x + xy * y + xz * z);
            packed[i + 1] = (float) (yx * x + yy * y + yz * z);
            packed[i + 2] = (float) (zx * x + zy * y + zz * z);
        }
    }
}
