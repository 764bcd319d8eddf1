package fathom.geometry.relief;

import fathom.geometry.DepthMesh;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

/**
 * Makes a closed solid: a front that stands out by inverse distance, upright walls and a flat back.
 * Each edge has exactly two triangles, which run along it in opposite directions, so slicers need
 * to repair nothing.
 */
public final class ReliefBuilder {
    /** Finer than any nozzle or router bit. */
    private static final double FINEST_MM = 0.05;

    private ReliefBuilder() {}

    /**
     * The solid in millimetres: x right and y down around the middle, z = 0 at the back and
     * negative towards the viewer, so that files with +Y up lie on their back at z = 0. Texture
     * coordinates are the photograph's.
     *
     * @param aspect the photograph's width divided by its height
     */
    public static DepthMesh build(ZSurface surface, double aspect, ReliefRecipe recipe) {
        var printable = printable(surface, recipe.widthMm());
        int columns = printable.z().width();
        int rows = printable.z().height();
        var solid =
                new Solid(
                        columns,
                        rows,
                        recipe.widthMm(),
                        recipe.widthMm() / aspect,
                        ReliefHeights.of(printable, recipe));
        return solid.mesh();
    }

    /** How far each cell of that solid's front stands out from the back, in millimetres. */
    public static FloatGrid heights(ZSurface surface, ReliefRecipe recipe) {
        var z = printable(surface, recipe.widthMm());
        return FloatGrid.adopt(z.z().width(), z.z().height(), ReliefHeights.of(z, recipe));
    }

    /**
     * About how many vertices that solid has.
     *
     * @param cells of the surface
     * @param aspect of its sides
     */
    public static long vertices(long cells, double aspect, ReliefRecipe recipe) {
        double width = Math.min(Math.sqrt(cells * aspect), recipe.widthMm() / FINEST_MM);
        return Math.round(width * width / aspect);
    }

    /** No finer than can be printed, and at least two cells a side. */
    private static ZSurface printable(ZSurface surface, double widthMm) {
        FloatGrid z = surface.z();
        int most = (int) Math.max(2, Math.min(Integer.MAX_VALUE, widthMm / FINEST_MM));
        double factor = Math.min(1, (double) most / z.width());
        int width = Math.max(2, (int) Math.round(z.width() * factor));
        int height = Math.max(2, (int) Math.round(z.height() * factor));
        var resampling =
                width < z.width() && height < z.height() ? Resampling.CV_AREA : Resampling.NEAREST;
        return new ZSurface(FloatResampler.resize(z, width, height, resampling), surface.metric());
    }
}
