package fathom.geometry.refine;

import fathom.geometry.EdgeCut;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Brings a surface to another density. Works on inverse distances, in which a plane is linear in
 * the picture, so planes stay planes. No cell ever lies between two surfaces: one that the depth
 * map leaves undecided goes to one of them.
 */
public final class SurfaceRefiner {
    /** A grid of more cells would need more memory than most computers have. */
    public static final int MOST_CELLS = 24_000_000;

    private SurfaceRefiner() {}

    /**
     * @param surface covers the photograph
     * @param cut what counts as a jump between surfaces
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    public static ZSurface refine(
            ZSurface surface, Photo photo, EdgeCut cut, RefineRecipe recipe, JobMonitor monitor) {
        FloatGrid z = surface.z();
        GridSides sides = GridSides.of(recipe.density(), z, photo);
        boolean resized = sides.width() != z.width() || sides.height() != z.height();
        var result = surface;
        if (resized || recipe.snapEdges()) {
            monitor.report(0, 0, "Refining the surface");
            var edges = cut.relativeJump() < Double.POSITIVE_INFINITY ? cut : EdgeCut.DEFAULT;
            var inverse = inverted(z);
            var cells = new TrustedCells(inverse, edges);
            var upsampling = new Upsampling(cells, sides.width(), sides.height());
            upsampling.interpolate();
            monitor.throwIfCancelled();
            var guide =
                    recipe.snapEdges()
                            ? Guide.of(photo, sides.width(), sides.height(), z.width())
                            : Guide.blank(sides.width(), sides.height());
            new EdgeGrowth(upsampling, guide).grow(monitor);
            result = new ZSurface(inverted(upsampling.grid()), surface.metric());
        }
        if (recipe.smoothing() > 0) {
            monitor.throwIfCancelled();
            monitor.report(0, 0, "Smoothing the surface");
            result = SurfaceSmoother.smooth(result, cut, recipe.smoothing(), monitor);
        }
        return result;
    }

    /** 1 / z; NaN stays NaN. */
    static FloatGrid inverted(FloatGrid grid) {
        var values = new float[grid.size()];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        values[i] = 1 / grid.at(i);
                    }
                });
        return FloatGrid.adopt(grid.width(), grid.height(), values);
    }
}
