package fathom.geometry;

import fathom.raster.FloatGrid;

/** Distances that a ray through each cell's centre meets, by formula. */
public final class AnalyticScenes {
    private AnalyticScenes() {}

    /** The distance along the axis for the ray (x, y, 1), or NaN. */
    @FunctionalInterface
    public interface Scene {
        double zAlong(double x, double y);
    }

    public static ZSurface render(Scene scene, Intrinsics camera, int width, int height) {
        var z = new float[width * height];
        for (int i = 0; i < z.length; i++) {
            double x = (i % width + 0.5 - camera.cxPx()) / camera.fxPx();
            double y = ((double) (i / width) + 0.5 - camera.cyPx()) / camera.fyPx();
            z[i] = (float) scene.zAlong(x, y);
        }
        return new ZSurface(FloatGrid.adopt(width, height, z), true);
    }

    /** The plane n·p = distance. */
    public static Scene plane(double nx, double ny, double nz, double distance) {
        return (x, y) -> {
            double z = distance / (nx * x + ny * y + nz);
            return z > 0 && Double.isFinite(z) ? z : Double.NaN;
        };
    }

    /** The front of a sphere around (0, 0, distance). */
    public static Scene sphere(double distance, double radius) {
        return (x, y) -> {
            double q = 1 + x * x + y * y; // |t (x, y, 1) - centre| = radius
            double root = distance * distance - q * (distance * distance - radius * radius);
            return root < 0 ? Double.NaN : (distance - Math.sqrt(root)) / q;
        };
    }

    /** The nearer of two. */
    public static Scene nearer(Scene a, Scene b) {
        return (x, y) -> {
            double first = a.zAlong(x, y);
            double second = b.zAlong(x, y);
            return Double.isNaN(first) || second < first ? second : first;
        };
    }

    /** A floor 1.5 below the camera, a wall at 4 and a box's front, 1 wide, at 2. */
    public static Scene room() {
        Scene box = (x, y) -> Math.abs(x) < 0.25 && Math.abs(y) < 0.25 ? 2 : Double.NaN;
        return nearer(box, nearer(plane(0, 1, 0, 1.5), plane(0, 0, 1, 4)));
    }
}
