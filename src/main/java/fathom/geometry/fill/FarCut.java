package fathom.geometry.fill;

import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.raster.FloatGrid;

/** Leaves out the sky and the far distance. */
public final class FarCut {
    private FarCut() {}

    /**
     * The surface with NaN in place of what the recipe leaves out.
     *
     * @param photo what the surface covers
     */
    public static ZSurface apply(ZSurface surface, Photo photo, FillRecipe recipe) {
        if (!recipe.dropSky() && recipe.dropBeyond().isEmpty()) return surface;
        FloatGrid z = surface.z();
        float[] kept = z.toArray();
        if (recipe.dropSky()) {
            Sky.of(z, photo).stream().forEach(cell -> kept[cell] = Float.NaN);
        }
        double limit = recipe.dropBeyond().orElse(Double.POSITIVE_INFINITY);
        for (int i = 0; i < kept.length; i++) if (kept[i] > limit) kept[i] = Float.NaN;
        return new ZSurface(FloatGrid.adopt(z.width(), z.height(), kept), surface.metric());
    }
}
