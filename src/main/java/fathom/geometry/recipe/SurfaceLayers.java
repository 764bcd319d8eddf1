package fathom.geometry.recipe;

import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.MeshBuilder;
import fathom.geometry.ZSurface;
import fathom.geometry.fill.BackLayer;
import fathom.geometry.fill.LayeredTexture;
import fathom.geometry.panorama.PanoramaSphere;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** The surface, what is added behind its edges, and the limit of triangles over both. */
record SurfaceLayers(Photo photo, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
    /** How many times the jump of a cut a layer may begin with where it hangs on its rim. */
    private static final double RIM_JUMPS = 4;

    private static final float BEHIND_REFINED = 1.01f;

    /** A mesh and the picture that lies on it. */
    record Textured(DepthMesh mesh, Photo texture) {}

    /**
     * @param surface as refined
     * @param coarse the same before: its edges are smooth, and the layer hangs on them
     */
    Textured build(ZSurface surface, ZSurface coarse) {
        if (!recipe.fill().backfill())
            return new Textured(limited(surface, mostTriangles()), photo);
        monitor.report(0, 0, "Filling behind edges");
        boolean refined = recipe.refine().snapEdges() || surface.z().size() != coarse.z().size();
        var layer = BackLayer.behind(coarse, photo, recipe.cut(), monitor);
        var distances = refined ? farther(layer.distances()) : layer.distances();
        var back =
                hungOnRim(
                        project(distances, EdgeCut.NONE, SceneMeshes.EVERY_CELL),
                        layer.rim(),
                        coarse);
        int most = mostTriangles();
        if (most < Integer.MAX_VALUE) {
            // By the shares that both have before.
            double all = (double) back.triangleCount() + 2.0 * surface.z().size();
            int share = (int) Math.max(1, most * (back.triangleCount() / all));
            back = simplified(back, share, vertex -> false);
            most = Math.max(1, most - back.triangleCount());
        }
        var front = limited(refined ? surface : without(layer.slopes(), surface), most);
        if (back.triangleCount() == 0) return new Textured(front, photo);
        var texture = LayeredTexture.of(photo, coarse.z().width(), layer.colours());
        return new Textured(texture.joined(front, back), texture.picture());
    }

    /** Behind a refined surface, which covers more than the coarse one that the layer hangs on. */
    private static ZSurface farther(ZSurface layer) {
        float[] z = layer.z().toArray();
        for (int i = 0; i < z.length; i++) z[i] *= BEHIND_REFINED;
        var grid = FloatGrid.adopt(layer.z().width(), layer.z().height(), z);
        return new ZSurface(grid, layer.metric());
    }

    private static ZSurface without(BitSet cells, ZSurface surface) {
        var z = surface.z();
        float[] kept = z.toArray();
        cells.stream().forEach(cell -> kept[cell] = Float.NaN);
        return new ZSurface(FloatGrid.adopt(z.width(), z.height(), kept), surface.metric());
    }

    private int mostTriangles() {
        return recipe.maxTriangles().orElse(Integer.MAX_VALUE);
    }

    /** Coarser from the start where so many holes and pieces are left that the limit is missed. */
    private DepthMesh limited(ZSurface surface, int most) {
        int step = SceneMeshes.EVERY_CELL;
        var mesh = reduced(surface, step, most);
        while (mesh.triangleCount() > most) {
            monitor.throwIfCancelled();
            step++;
            mesh = reduced(surface, step, most);
        }
        return mesh;
    }

    private DepthMesh reduced(ZSurface surface, int step, int most) {
        var mesh = project(surface, recipe.cut(), step);
        monitor.throwIfCancelled();
        IntPredicate fixed =
                recipe.projection() == Projection.PANORAMA
                        ? PanoramaSphere.seam(mesh, surface)
                        : vertex -> false;
        return simplified(mesh, most, fixed);
    }

    private DepthMesh simplified(DepthMesh mesh, int most, IntPredicate fixed) {
        return MeshSimplifier.simplify(mesh, most, ErrorMeasure.SEEN_FROM_CAMERA, fixed, monitor);
    }

    private DepthMesh project(ZSurface surface, EdgeCut cut, int step) {
        return switch (recipe.projection()) {
            case PINHOLE ->
                    MeshBuilder.build(
                            surface,
                            camera.forGrid(surface.z().width(), surface.z().height()),
                            cut,
                            step);
            case PANORAMA -> PanoramaSphere.build(surface, cut, step);
        };
    }

    /**
     * Without the triangles between cells of the rim alone, which are the surface's own, and those
     * that lead from the layer to the rim of another surface.
     */
    private DepthMesh hungOnRim(DepthMesh mesh, BitSet rim, ZSurface surface) {
        int width = surface.z().width();
        int height = surface.z().height();
        float limit = (float) (1 + RIM_JUMPS * recipe.cut().relativeJump());
        var kept = new int[3 * mesh.triangleCount()];
        int used = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            int onRim = 0;
            float nearest = Float.POSITIVE_INFINITY;
            float farthest = 0;
            for (int k = 0; k < 3; k++) {
                int v = mesh.vertexOf(t, k);
                int x = Math.min((int) (mesh.uAt(v) * width), width - 1);
                int y = Math.min((int) (mesh.vAt(v) * height), height - 1);
                if (rim.get(y * width + x)) onRim++;
                nearest = Math.min(nearest, mesh.zAt(v));
                farthest = Math.max(farthest, mesh.zAt(v));
            }
            if (onRim == 3 || (onRim > 0 && farthest > nearest * limit)) continue;
            for (int k = 0; k < 3; k++) kept[used++] = mesh.vertexOf(t, k);
        }
        return mesh.withTriangles(Arrays.copyOf(kept, used));
    }
}
