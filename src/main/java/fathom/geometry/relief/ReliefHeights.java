package fathom.geometry.relief;

import fathom.depth.Percentiles;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * How far each cell stands out. Heights are linear in the inverse distance, as in a bas-relief: a
 * plane stays a plane, and what is near gets most of the thickness.
 */
final class ReliefHeights {
    /** A few stray cells must not press the rest flat. */
    private static final double LOW_PERCENT = 0.2;

    private static final double HIGH_PERCENT = 99.8;

    private ReliefHeights() {}

    /**
     * h = base + u (thickness - base), u = clamp((1/z - low) / (high - low), 0, 1); the base where
     * there is no distance, and everywhere if all are equal.
     */
    static float[] of(ZSurface surface, ReliefRecipe recipe) {
        FloatGrid z = surface.z();
        var inverse = new float[z.size()];
        forEachCell(z, cell -> inverse[cell] = 1 / z.at(cell));
        var percentiles = Percentiles.of(FloatGrid.adopt(z.width(), z.height(), inverse));
        double low = percentiles.count() == 0 ? 0 : percentiles.at(LOW_PERCENT);
        double high = percentiles.count() == 0 ? 0 : percentiles.at(HIGH_PERCENT);
        double slope = high > low ? (recipe.thicknessMm() - recipe.baseMm()) / (high - low) : 0;
        forEachCell(
                z,
                cell -> {
                    double rise = Float.isNaN(inverse[cell]) ? 0 : slope * (inverse[cell] - low);
                    double height = recipe.baseMm() + Math.max(0, rise);
                    inverse[cell] = (float) Math.min(height, recipe.thicknessMm());
                });
        return inverse;
    }

    @FunctionalInterface
    private interface CellWork {
        void at(int cell);
    }

    private static void forEachCell(FloatGrid z, CellWork work) {
        ParallelRows.forEachBand(
                z.width(),
                z.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * z.width(); i < toRow * z.width(); i++) work.at(i);
                });
    }
}
