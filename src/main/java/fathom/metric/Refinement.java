package fathom.metric;

import fathom.metric.Calibrator.Line;

import java.util.List;

/**
 * Gauss and Newton's steps, halved until they help. Distances are linear, so that without lengths
 * the first step is the solution.
 */
final class Refinement {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double NUDGE = 1e-6;
    private static final double SETTLED = 1e-14;

    private final Calibrator calibrator;
    private final List<Reference> references;
    private final boolean shifted;

    Refinement(Calibrator calibrator, List<Reference> references, boolean shifted) {
        this.calibrator = calibrator;
        this.references = references;
        this.shifted = shifted;
    }

    Line from(Line start) {
        Line line = start;
        double error = error(line);
        for (int i = 0; i < MOST_STEPS; i++) {
            Line step = step(line);
            Line next = line;
            double nextError = Double.NaN;
            double share = 1;
            for (int k = 0; k < MOST_HALVINGS && !(nextError < error); k++, share /= 2) {
                next =
                        new Line(
                                line.scale() + share * step.scale(),
                                line.shift() + share * step.shift());
                nextError = error(next);
            }
            if (!(nextError < error)) return line;
            boolean settled = error - nextError <= SETTLED * error;
            line = next;
            error = nextError;
            if (settled) return line;
        }
        return line;
    }

    private double error(Line line) {
        double sum = 0;
        for (Reference reference : references) {
            double residual = calibrator.residual(reference, line);
            sum += residual * residual;
        }
        return sum;
    }

    private Line step(Line line) {
        double nudge = NUDGE * Math.max(Math.abs(line.scale()), 1e-9);
        var aa = 0.0;
        var ab = 0.0;
        var bb = 0.0;
        var ar = 0.0;
        var br = 0.0;
        for (Reference reference : references) {
            double here = calibrator.residual(reference, line);
            double a = slope(reference, line, nudge, 0);
            double b = shifted ? slope(reference, line, 0, nudge) : 0;
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ar += a * here;
            br += b * here;
        }
        if (!shifted) return new Line(-ar / aa, 0);
        double determinant = aa * bb - ab * ab;
        return new Line((-ar * bb + br * ab) / determinant, (-br * aa + ar * ab) / determinant);
    }

    /** By the difference of both sides, exact for what is linear. */
    private double slope(Reference reference, Line line, double byScale, double byShift) {
        double above =
                calibrator.residual(
                        reference, new Line(line.scale() + byScale, line.shift() + byShift));
        double below =
                calibrator.residual(
                        reference, new Line(line.scale() - byScale, line.shift() - byShift));
        return (above - below) / (2 * (byScale + byShift));
    }
}
