package fathom.geometry.recipe;

import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.MeshBuilder;
import fathom.geometry.ZSurface;
import fathom.geometry.fill.BackLayer;
import fathom.geometry.fill.LayeredTexture;
import fathom.geometry.panorama.PanoramaSphere;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.image.Photo;
import fathom.job.JobMonitor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** The surface, what is added behind its edges, and the limit of triangles over both. */
record SurfaceLayers(Photo photo, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
    /** A mesh and the picture that lies on it. */
    record Textured(DepthMesh mesh, Photo texture) {}

    Textured build(ZSurface surface) {
        if (!recipe.fill().backfill())
            return new Textured(limited(surface, mostTriangles()), photo);
        monitor.report(0, 0, "Filling behind edges");
        var layer = BackLayer.behind(surface, photo, recipe.cut(), monitor);
        var back =
                withoutRim(
                        project(layer.distances(), SceneMeshes.EVERY_CELL), layer.rim(), surface);
        int most = mostTriangles();
        if (most < Integer.MAX_VALUE) {
            // By the shares that both have before.
            double all = (double) back.triangleCount() + 2.0 * surface.z().size();
            int share = (int) Math.max(1, most * (back.triangleCount() / all));
            back = simplified(back, share, vertex -> false);
            most = Math.max(1, most - back.triangleCount());
        }
        var front = limited(surface, most);
        if (back.triangleCount() == 0) return new Textured(front, photo);
        var texture = LayeredTexture.of(photo, surface.z().width(), layer.colours());
        return new Textured(texture.joined(front, back), texture.picture());
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
        var mesh = project(surface, step);
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

    private DepthMesh project(ZSurface surface, int step) {
        return switch (recipe.projection()) {
            case PINHOLE ->
                    MeshBuilder.build(
                            surface,
                            camera.forGrid(surface.z().width(), surface.z().height()),
                            recipe.cut(),
                            step);
            case PANORAMA -> PanoramaSphere.build(surface, recipe.cut(), step);
        };
    }

    /** Triangles between cells of the rim alone are the surface's own. */
    private static DepthMesh withoutRim(DepthMesh mesh, BitSet rim, ZSurface surface) {
        int width = surface.z().width();
        int height = surface.z().height();
        var kept = new int[3 * mesh.triangleCount()];
        int used = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            boolean own = true;
            for (int k = 0; k < 3; k++) {
                int v = mesh.vertexOf(t, k);
                int x = Math.min((int) (mesh.uAt(v) * width), width - 1);
                int y = Math.min((int) (mesh.vAt(v) * height), height - 1);
                own &= rim.get(y * width + x);
            }
            if (own) continue;
            for (int k = 0; k < 3; k++) kept[used++] = mesh.vertexOf(t, k);
        }
        return mesh.withTriangles(Arrays.copyOf(kept, used));
    }
}
