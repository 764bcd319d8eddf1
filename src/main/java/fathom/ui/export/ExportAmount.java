package fathom.ui.export;

import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.SurfaceRefiner;
import fathom.geometry.relief.ReliefBuilder;
import fathom.pipeline.DepthResult;
import fathom.ui.state.SceneAmount;

import java.util.Optional;

/**
 * How much geometry there will be.
 *
 * @param cells of the surface; about as many as there are points
 */
record ExportAmount(long cells, long vertices, long triangles) {
    /** Of a simplified mesh, whose borders are many; without borders it is a half. */
    private static final double VERTICES_A_TRIANGLE = 0.54;

    /**
     * As the 3D view shows it; where it does not show all, as if nothing were cut.
     *
     * @param shown what the 3D view draws
     */
    static ExportAmount of(DepthResult result, MeshRecipe recipe, Optional<SceneAmount> shown) {
        long cells = cells(result, recipe);
        var known = shown.filter(amount -> amount.isOf(recipe));
        if (known.isPresent()) {
            return new ExportAmount(cells, known.get().vertices(), known.get().triangles());
        }
        var photo = result.photo();
        double aspect = (double) photo.width() / photo.height();
        long own =
                recipe.relief()
                        .map(relief -> ReliefBuilder.vertices(cells, aspect, relief))
                        .orElse(cells);
        long most = recipe.maxTriangles().orElse(Integer.MAX_VALUE);
        // An open lattice has no triangles beyond its rim.
        long all =
                2 * own
                        - (recipe.relief().isPresent()
                                ? 4
                                : Math.round(4 * Math.sqrt((double) own)));
        if (all <= most) return new ExportAmount(cells, own, all);
        return new ExportAmount(cells, Math.round(VERTICES_A_TRIANGLE * most), most);
    }

    private static long cells(DepthResult result, MeshRecipe recipe) {
        var photo = result.photo();
        double pixels = (double) photo.width() * photo.height();
        return switch (recipe.refine().density()) {
            case Density.Network _ -> result.networkMap().grid().size();
            case Density.Photograph _ -> (long) Math.min(pixels, SurfaceRefiner.MOST_CELLS);
            case Density.LongSide side -> {
                double longest = Math.max(photo.width(), photo.height());
                double factor = Math.min(1, side.cells() / longest);
                yield (long) (pixels * factor * factor);
            }
        };
    }
}
