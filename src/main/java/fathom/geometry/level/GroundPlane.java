package fathom.geometry.level;

import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * The ground: the largest plane below the camera, n·p = distance.
 *
 * @param nx with ny and nz the unit normal, pointing down, away from the camera
 * @param distance of the camera from the ground, in the surface's unit
 * @param share of the cells that lie on it
 */
public record GroundPlane(double nx, double ny, double nz, double distance, double share) {
    private static final int SAMPLES = 4000;
    private static final int TRIALS = 500;

    /** Off the plane, relative to the inverse distance. */
    private static final double TOLERANCE = 0.03;

    private static final double LEAST_SHARE = 0.08;

    /** The cosine of the steepest camera, 50 degrees. */
    private static final double LEAST_DOWN = 0.64;

    private static final double LEAST_TOLERANCE = 1e-4;

    private static final int REFITS = 8;

    /**
     * Fits w = a X + b Y + c by random samples of three and then by least squares, where w is the
     * inverse distance and (X, Y, 1) the ray, because n·(X, Y, 1) z = distance. The same surface
     * gives the same plane.
     *
     * @param camera in cells of the surface's grid
     */
    public static Optional<GroundPlane> find(ZSurface surface, Intrinsics camera) {
        double[][] points = sampled(surface.z(), camera);
        if (points.length < 3) return Optional.empty();
        var random = new Random(20);
        double @Nullable [] best = null;
        int most = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double @Nullable [] fit =
                    through(
                            points[random.nextInt(points.length)],
                            points[random.nextInt(points.length)],
                            points[random.nextInt(points.length)]);
            if (fit == null || !isBelow(fit)) continue;
            int count = count(points, fit);
            if (count > most) {
                most = count;
                best = fit;
            }
        }
        double share = (double) most / points.length;
        if (best == null || share < LEAST_SHARE) return Optional.empty();
        return Optional.of(of(refined(points, best), share));
    }

    /**
     * Least squares over what lies on the plane as closely as its points themselves do: within the
     * tolerance lie also strips of walls that stand on the ground, which tilt it.
     */
    private static double[] refined(double[][] points, double[] start) {
        double[] fit = start;
        for (int i = 0; i < REFITS; i++) {
            double scatter = 1.4826 * medianOff(points, fit);
            double tolerance = Math.clamp(2.5 * scatter, LEAST_TOLERANCE, TOLERANCE);
            double @Nullable [] better = leastSquares(points, fit, tolerance);
            if (better == null || !isBelow(better)) return fit;
            fit = better;
        }
        return fit;
    }

    /** How far off the points on the plane lie, the middle one of them. */
    private static double medianOff(double[][] points, double[] fit) {
        double[] off =
                Arrays.stream(points)
                        .mapToDouble(point -> off(point, fit))
                        .filter(value -> value <= TOLERANCE)
                        .sorted()
                        .toArray();
        return off.length == 0 ? 0 : off[off.length / 2];
    }

    private static GroundPlane of(double[] fit, double share) {
        double length = length(fit);
        return new GroundPlane(
                fit[0] / length, fit[1] / length, fit[2] / length, 1 / length, share);
    }

    /** The rotation after which the ground is level and below. */
    public Rotation levelling() {
        return Rotation.toDown(nx, ny, nz);
    }

    private static double[][] sampled(FloatGrid z, Intrinsics camera) {
        int step = (int) Math.max(1, Math.sqrt((double) z.size() / SAMPLES));
        var points = new double[(z.width() / step + 1) * (z.height() / step + 1)][];
        int used = 0;
        for (int y = step / 2; y < z.height(); y += step) {
            for (int x = step / 2; x < z.width(); x += step) {
                float distance = z.at(x, y);
                if (Float.isNaN(distance)) continue;
                points[used++] =
                        new double[] {
                            (x + 0.5 - camera.cxPx()) / camera.fxPx(),
                            (y + 0.5 - camera.cyPx()) / camera.fyPx(),
                            1 / distance
                        };
            }
        }
        return Arrays.copyOf(points, used);
    }

    private static boolean isBelow(double[] fit) {
        return fit[1] > LEAST_DOWN * length(fit);
    }

    private static double length(double[] fit) {
        return Math.sqrt(fit[0] * fit[0] + fit[1] * fit[1] + fit[2] * fit[2]);
    }

    /** Relative to the point's inverse distance. */
    private static double off(double[] point, double[] fit) {
        double expected = fit[0] * point[0] + fit[1] * point[1] + fit[2];
        return Math.abs(expected - point[2]) / point[2];
    }

    private static int count(double[][] points, double[] fit) {
        int count = 0;
        for (double[] point : points) if (off(point, fit) <= TOLERANCE) count++;
        return count;
    }

    private static double @Nullable [] through(double[] p, double[] q, double[] r) {
        return solved(p[0], p[1], 1, q[0], q[1], 1, r[0], r[1], 1, new double[] {p[2], q[2], r[2]});
    }

    private static double @Nullable [] leastSquares(
            double[][] points, double[] fit, double tolerance) {
        double xx = 0;
        double xy = 0;
        double x = 0;
        double yy = 0;
        double y = 0;
        double n = 0;
        var right = new double[3];
        for (double[] p : points) {
            if (off(p, fit) > tolerance) continue;
            double weight = 1 / (p[2] * p[2]);
            xx += weight * p[0] * p[0];
            xy += weight * p[0] * p[1];
            x += weight * p[0];
            yy += weight * p[1] * p[1];
            y += weight * p[1];
            n += weight;
            right[0] += weight * p[0] * p[2];
            right[1] += weight * p[1] * p[2];
            right[2] += weight * p[2];
        }
        return solved(xx, xy, x, xy, yy, y, x, y, n, right);
    }

    /** Cramer's rule; null for a singular matrix. */
    private static double @Nullable [] solved(
            double a,
            double b,
            double c,
            double d,
            double e,
            double f,
            double g,
            double h,
            double i,
            double[] right) {
        double determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        if (Math.abs(determinant) < 1e-12) return null;
        double p = right[0];
        double q = right[1];
        double r = right[2];
        return new double[] {
            (p * (e * i - f * h) - b * (q * i - f * r) + c * (q * h - e * r)) / determinant,
            (a * (q * i - f * r) - p * (d * i - f * g) + c * (d * r - q * g)) / determinant,
            (a * (e * r - q * h) - b * (d * r - q * g) + p * (d * h - e * g)) / determinant
        };
    }
}
