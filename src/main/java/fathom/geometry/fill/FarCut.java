package fathom.geometry.fill;

import fathom.depth.Percentiles;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;

import java.util.ArrayDeque;

/** Leaves out the sky and the far distance. */
public final class FarCut {
    /** Networks put the sky at the far end, not all at the same distance. */
    private static final double SKY_SHARE = 0.8;

    private static final double FAR_END_PERCENT = 99;

    private FarCut() {}

    /** The surface with NaN in place of what the recipe leaves out. */
    public static ZSurface apply(ZSurface surface, FillRecipe recipe) {
        if (!recipe.dropSky() && recipe.dropBeyond().isEmpty()) return surface;
        FloatGrid z = surface.z();
        float[] kept = z.toArray();
        if (recipe.dropSky()) dropSky(z, kept);
        double limit = recipe.dropBeyond().orElse(Double.POSITIVE_INFINITY);
        for (int i = 0; i < kept.length; i++) if (kept[i] > limit) kept[i] = Float.NaN;
        return new ZSurface(FloatGrid.adopt(z.width(), z.height(), kept), surface.metric());
    }

    /** Spreads from the upper border over cells at the far end. */
    private static void dropSky(FloatGrid z, float[] kept) {
        var percentiles = Percentiles.of(z);
        if (percentiles.count() == 0) return;
        float limit = (float) (SKY_SHARE * percentiles.at(FAR_END_PERCENT));
        var open = new ArrayDeque<Integer>();
        for (int x = 0; x < z.width(); x++) visit(x, kept, limit, open);
        while (!open.isEmpty()) {
            int cell = open.remove();
            int x = cell % z.width();
            if (x > 0) visit(cell - 1, kept, limit, open);
            if (x < z.width() - 1) visit(cell + 1, kept, limit, open);
            if (cell >= z.width()) visit(cell - z.width(), kept, limit, open);
            if (cell + z.width() < z.size()) visit(cell + z.width(), kept, limit, open);
        }
    }

    private static void visit(int cell, float[] kept, float limit, ArrayDeque<Integer> open) {
        if (!(kept[cell] >= limit)) return;
        kept[cell] = Float.NaN;
        open.add(cell);
    }
}
