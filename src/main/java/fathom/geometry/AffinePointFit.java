package fathom.geometry;

import fathom.raster.FloatGrid;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * Finds the focal length f and the shift t along z of points (x, y, z + t) that a pinhole camera
 * with a centred principal point sees at their own cells: the minimum of Σ |f · xy / (z + t) −
 * uv|², where uv runs from −(W, H) / diagonal to (W, H) / diagonal. Source: recover_focal_shift of
 * microsoft/MoGe, which looks at 64×64 cells of the map too.
 *
 * @param focal in halves of the map's diagonal
 * @param shift to be added to z
 */
public record AffinePointFit(double focal, double shift) {
    private static final int SAMPLES = 64;
    private static final int MOST_STEPS = 100;
    private static final double ENOUGH = 1e-10;

    /** In cells of a map of this size. */
    public double focalPx(int width, int height) {
        return focal / 2 * Math.hypot(width, height);
    }

    /** The focal length in halves of the diagonal of a map of this size. */
    public static double relativeFocal(double focalPx, int width, int height) {
        return 2 * focalPx / Math.hypot(width, height);
    }

    /**
     * @param valid which cells take part, by row-major index
     * @param knownFocal in halves of the diagonal; only the shift is sought when it is present
     * @return focal 1 and shift 0 when fewer than two cells take part, as the reference does
     */
    public static AffinePointFit of(
            FloatGrid x, FloatGrid y, FloatGrid z, IntPredicate valid, OptionalDouble knownFocal) {
        var points = Samples.of(x, y, z, valid);
        if (points.count < 2) return new AffinePointFit(knownFocal.orElse(1), 0);
        double shift = points.bestShift(knownFocal);
        return new AffinePointFit(knownFocal.orElseGet(() -> points.focalAt(shift)), shift);
    }

    /** Points and where on the view plane they are seen. */
    private static final class Samples {
        private final double[] x = new double[SAMPLES * SAMPLES];
        private final double[] y = new double[SAMPLES * SAMPLES];
        private final double[] z = new double[SAMPLES * SAMPLES];
        private final double[] u = new double[SAMPLES * SAMPLES];
        private final double[] v = new double[SAMPLES * SAMPLES];
        private int count;

        static Samples of(FloatGrid x, FloatGrid y, FloatGrid z, IntPredicate valid) {
            var samples = new Samples();
            int width = x.width();
            int height = x.height();
            double diagonal = Math.hypot(width, height);
            for (int row = 0; row < SAMPLES; row++) {
                int cellY = row * height / SAMPLES;
                for (int column = 0; column < SAMPLES; column++) {
                    int cellX = column * width / SAMPLES;
                    int cell = cellY * width + cellX;
                    if (!valid.test(cell)) continue;
                    samples.x[samples.count] = x.at(cell);
                    samples.y[samples.count] = y.at(cell);
                    samples.z[samples.count] = z.at(cell);
                    samples.u[samples.count] = (2 * cellX + 1 - width) / diagonal;
                    samples.v[samples.count] = (2 * cellY + 1 - height) / diagonal;
                    samples.count++;
                }
            }
            return samples;
        }

        /** The best focal length for a shift, in closed form. */
        double focalAt(double shift) {
            double across = 0;
            double square = 0;
            for (int i = 0; i < count; i++) {
                double px = x[i] / (z[i] + shift);
                double py = y[i] / (z[i] + shift);
                across += px * u[i] + py * v[i];
                square += px * px + py * py;
            }
            return across / square;
        }

        /** Levenberg-Marquardt from shift 0, as the reference starts. */
        double bestShift(OptionalDouble knownFocal) {
            double shift = 0;
            double damping = 1e-3;
            double error = error(shift, knownFocal);
            for (int step = 0; step < MOST_STEPS; step++) {
                var slope = new Slope(shift, knownFocal);
                double candidate =
                        shift - slope.gradient / (slope.curvature * (1 + damping) + 1e-300);
                double next = error(candidate, knownFocal);
                if (!(next < error)) {
                    damping *= 10;
                    if (damping > 1e12) break;
                    continue;
                }
                boolean done = error - next <= ENOUGH * error;
                shift = candidate;
                error = next;
                damping = Math.max(damping / 10, 1e-12);
                if (done) break;
            }
            return shift;
        }

        private double error(double shift, OptionalDouble knownFocal) {
            double focal = knownFocal.orElseGet(() -> focalAt(shift));
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double du = focal * x[i] / (z[i] + shift) - u[i];
                double dv = focal * y[i] / (z[i] + shift) - v[i];
                sum += du * du + dv * dv;
            }
            return sum;
        }

        /** Gauss-Newton's gradient and curvature; the focal length follows the shift. */
        private final class Slope {
            private double gradient;
            private double curvature;

            Slope(double shift, OptionalDouble knownFocal) {
                double focal = knownFocal.orElseGet(() -> focalAt(shift));
                double h = 1e-6 * Math.max(1, Math.abs(shift));
                double focalSlope =
                        knownFocal.isPresent()
                                ? 0
                                : (focalAt(shift + h) - focalAt(shift - h)) / (2 * h);
                for (int i = 0; i < count; i++) {
                    double depth = z[i] + shift;
                    double px = x[i] / depth;
                    double py = y[i] / depth;
                    double slopeU = focalSlope * px - focal * px / depth;
                    double slopeV = focalSlope * py - focal * py / depth;
                    gradient += slopeU * (focal * px - u[i]) + slopeV * (focal * py - v[i]);
                    curvature += slopeU * slopeU + slopeV * slopeV;
                }
            }
        }
    }
}
