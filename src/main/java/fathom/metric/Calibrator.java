package fathom.metric;

import fathom.compare.Quantity;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.Intrinsics;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.metric.Calibration.Check;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the metres of a map from known distances and lengths: linear in inverse depth (MiDaS issues
 * 36 and 37), linear in depth for relative depth. One reference gives the scale; two or more give
 * scale and shift, with the least sum of squared relative errors. References that no calibration
 * can fulfil are refused.
 */
public final class Calibrator {
    /** Beyond this relative error the references contradict each other or the map. */
    private static final double MOST_ERROR = 0.25;

    private static final double SAME_VALUE = 1e-6;

    private final DepthMap map;
    private final Intrinsics camera;
    private final Quantity quantity;

    /**
     * @param camera in the map's pixels; needed for lengths only
     */
    public Calibrator(DepthMap map, Intrinsics camera) {
        this.map = map;
        this.camera = camera;
        this.quantity =
                map.kind() == DepthKind.RELATIVE_DEPTH ? Quantity.DEPTH : Quantity.DISPARITY;
    }

    /**
     * @throws UserFacingException {@link Fault#USAGE} for no references, for one outside the map or
     *     where it has no depth, and for references that contradict each other
     */
    public Calibration solve(List<Reference> references) throws UserFacingException {
        if (references.isEmpty()) {
            throw refused(
                    "There is no reference.", "Give at least one distance or length in metres.");
        }
        for (Reference reference : references) check(reference);
        requireOneDistanceAPixel(references);
        boolean shifted = references.size() > 1 && !allOfOneValue(references);
        Line start = new Line(startingScale(references), 0);
        Line line = new Refinement(this, references, shifted).from(start);
        var calibration =
                new Calibration(
                        map.kind(), quantity, line.scale, line.shift, checks(references, line));
        refuseContradictions(calibration);
        return calibration;
    }

    /** The map's number at a pixel, in the quantity. */
    double valueAt(int x, int y) {
        return quantity.from(map.kind(), map.grid().at(x, y));
    }

    /** Metres that a line gives for a reference; NaN where a point would lie beyond infinity. */
    double metres(Reference reference, Line line) {
        return switch (reference) {
            case Reference.Distance(int x, int y, double _) -> depth(x, y, line);
            case Reference.Length(int x1, int y1, int x2, int y2, double _) -> {
                double z1 = depth(x1, y1, line);
                double z2 = depth(x2, y2, line);
                double dx = z1 * rayX(x1) - z2 * rayX(x2);
                double dy = z1 * rayY(y1) - z2 * rayY(y2);
                yield Math.sqrt(dx * dx + dy * dy + (z1 - z2) * (z1 - z2));
            }
        };
    }

    /** Relative, and for distances linear in the line's numbers. */
    double residual(Reference reference, Line line) {
        if (reference instanceof Reference.Distance(int x, int y, double metres)) {
            double calibrated = line.scale * valueAt(x, y) + line.shift;
            return quantity == Quantity.DISPARITY
                    ? calibrated * metres - 1
                    : calibrated / metres - 1;
        }
        return metres(reference, line) / reference.metres() - 1;
    }

    /** quantity = scale · value + shift. */
    record Line(double scale, double shift) {}

    private double depth(int x, int y, Line line) {
        double calibrated = line.scale * valueAt(x, y) + line.shift;
        if (!(calibrated > 0)) return Double.NaN;
        return quantity == Quantity.DISPARITY ? 1 / calibrated : calibrated;
    }

    private double rayX(int x) {
        return (x + 0.5 - camera.cxPx()) / camera.fxPx();
    }

    private double rayY(int y) {
        return (y + 0.5 - camera.cyPx()) / camera.fyPx();
    }

    private void check(Reference reference) throws UserFacingException {
        if (!(reference.metres() > 0) || Double.isInfinite(reference.metres())) {
            throw refused(
                    "The reference %s has no length.".formatted(reference.text()),
                    "Give metres above 0.");
        }
        switch (reference) {
            case Reference.Distance(int x, int y, double _) -> check(reference, x, y);
            case Reference.Length(int x1, int y1, int x2, int y2, double _) -> {
                check(reference, x1, y1);
                check(reference, x2, y2);
                if (x1 == x2 && y1 == y2) {
                    throw refused(
                            "The reference %s has only one point.".formatted(reference.text()),
                            "Give two different pixels.");
                }
            }
        }
    }

    private void check(Reference reference, int x, int y) throws UserFacingException {
        int width = map.grid().width();
        int height = map.grid().height();
        if (x < 0 || y < 0 || x >= width || y >= height) {
            throw refused(
                    "The reference %s lies outside the map of %d x %d pixels."
                            .formatted(reference.text(), width, height),
                    "Positions are zero-based pixel indices.");
        }
        if (Double.isNaN(valueAt(x, y))) {
            throw refused(
                    "The map has no depth at %d,%d.".formatted(x, y), "Choose another pixel.");
        }
    }

    private static void requireOneDistanceAPixel(List<Reference> references)
            throws UserFacingException {
        for (int i = 0; i < references.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (references.get(i) instanceof Reference.Distance a
                        && references.get(k) instanceof Reference.Distance b
                        && a.x() == b.x()
                        && a.y() == b.y()
                        && a.metres() != b.metres()) {
                    throw contradiction(
                            "%s and %s are two distances of one pixel"
                                    .formatted(b.text(), a.text()));
                }
            }
        }
    }

    /**
     * Then nothing says how metres change with the map's numbers, and only a scale can be found.
     */
    private boolean allOfOneValue(List<Reference> references) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Reference reference : references) {
            if (!(reference instanceof Reference.Distance(int x, int y, double _))) return false;
            least = Math.min(least, valueAt(x, y));
            most = Math.max(most, valueAt(x, y));
        }
        return most - least <= SAME_VALUE * Math.max(Math.abs(most), Math.abs(least));
    }

    /** From the first reference alone. */
    private double startingScale(List<Reference> references) throws UserFacingException {
        Reference first = references.getFirst();
        Line unit = new Line(1, 0);
        double metres = metres(first, unit);
        if (!(metres > 0) && references.size() == 1) {
            throw refused(
                    "At %s the map's number is not above 0, so it cannot be scaled alone."
                            .formatted(first.text()),
                    "Give a second reference.");
        }
        if (!(metres > 0)) return 1;
        double factor = first.metres() / metres;
        return quantity == Quantity.DISPARITY ? 1 / factor : factor;
    }

    private List<Check> checks(List<Reference> references, Line line) {
        var checks = new ArrayList<Check>();
        for (Reference reference : references) {
            checks.add(new Check(reference, metres(reference, line)));
        }
        return checks;
    }

    private void refuseContradictions(Calibration calibration) throws UserFacingException {
        if (!(calibration.scale() > 0)) {
            throw contradiction("by the references what the map puts nearer lies farther away");
        }
        for (Check check : calibration.references()) {
            if (!(Math.abs(check.relativeError()) <= MOST_ERROR)) {
                throw contradiction(
                        "together they make %s m of %s"
                                .formatted(
                                        "%.3g".formatted(check.metres()),
                                        check.reference().text()));
            }
        }
    }

    private static UserFacingException contradiction(String how) {
        return refused(
                "The references contradict each other or the map: %s.".formatted(how),
                "Check the pixels and the metres, or leave one out.");
    }

    private static UserFacingException refused(String problem, String remedy) {
        return new UserFacingException(Fault.USAGE, problem, remedy);
    }
}
