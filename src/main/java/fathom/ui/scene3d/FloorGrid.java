package fathom.ui.scene3d;

import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.SceneForm;
import fathom.render.Projection;
import fathom.render.Vector;

import javafx.scene.shape.Path;

/**
 * A measured grid on which a scene stands. Scenes before a camera are measured by their distance
 * from it, solids by their width.
 *
 * @param left with right, near and far: the grid's ends, in cells from the origin
 */
record FloorGrid(
        double y, double cell, long left, long right, long near, long far, LengthUnit unit) {
    private static final int CELLS_ACROSS = 12;
    private static final int MOST_LABELS = 6;

    static FloorGrid under(ShownScene scene) {
        var min = scene.bounds().min();
        var max = scene.bounds().max();
        boolean solid = scene.form() == SceneForm.SOLID;
        double nearest = solid ? min.z() : Math.min(0, min.z());
        double cell = roundCell(Math.max(max.x() - min.x(), max.z() - nearest) / CELLS_ACROSS);
        // A plate stands on more than its own thickness.
        int margin = solid ? 2 : 0;
        return new FloorGrid(
                max.y(),
                cell,
                (long) Math.floor(min.x() / cell),
                (long) Math.ceil(max.x() / cell),
                (long) Math.floor(nearest / cell) - margin,
                (long) Math.ceil(max.z() / cell) + margin,
                scene.unit());
    }

    /** Draws the lines; returns the distances beside them. */
    GridLabels draw(Projection view, Path path) {
        var lines = new LineDrawing(view);
        for (long i = left; i <= right; i++) lines.line(at(i, near), at(i, far));
        for (long i = near; i <= far; i++) lines.line(at(left, i), at(right, i));
        lines.drawInto(path);
        var labels = new GridLabels(view, unit);
        if (unit == LengthUnit.MILLIMETRE) {
            long every = Math.max(1, Math.ceilDiv(right - left, MOST_LABELS));
            for (long i = every; i <= right - left; i += every) {
                labels.add(at(left + i, near), i * cell);
            }
        } else {
            long every = Math.max(1, Math.ceilDiv(far, MOST_LABELS));
            for (long i = every; i <= far; i += every) labels.add(at(right, i), i * cell);
        }
        return labels;
    }

    private Vector at(long across, long ahead) {
        return new Vector(across * cell, y, ahead * cell);
    }

    /** The nearest 1, 2 or 5 times a power of ten that is not smaller. */
    static double roundCell(double atLeast) {
        if (!(atLeast > 0)) return 1;
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double digits = atLeast / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }
}
