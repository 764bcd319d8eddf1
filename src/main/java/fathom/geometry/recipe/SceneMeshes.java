package fathom.geometry.recipe;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.ZSurface;
import fathom.geometry.relief.ReliefBuilder;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.job.JobMonitor;

/**
 * Makes meshes by recipe. Without a limit of triangles it is fast enough for every drag of a
 * slider; simplifying takes about a second for a million triangles.
 */
public final class SceneMeshes {
    private SceneMeshes() {}

    /**
     * @param map covers the camera's whole photograph, at any resolution
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    public static SceneMesh build(
            DepthMap map, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        monitor.report(0, 0, "Building the mesh");
        var surface = ZSurface.of(map, recipe.nearFar());
        if (recipe.relief().isPresent()) {
            double aspect = (double) camera.width() / camera.height();
            var solid = ReliefBuilder.build(surface, aspect, recipe.relief().get());
            return new SceneMesh(
                    limited(solid, recipe, ErrorMeasure.UNIFORM, monitor), LengthUnit.MILLIMETRE);
        }
        var unit = surface.metric() ? LengthUnit.METRE : LengthUnit.NONE;
        return new SceneMesh(surface(surface, camera, recipe, monitor), unit);
    }

    /** Coarser from the start where so many holes and pieces are left that the limit is missed. */
    private static DepthMesh surface(
            ZSurface surface, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        Intrinsics cells = camera.forGrid(surface.z().width(), surface.z().height());
        int step = 1;
        var mesh = MeshBuilder.build(surface, cells, recipe.cut(), step);
        var simplified = limited(mesh, recipe, ErrorMeasure.SEEN_FROM_CAMERA, monitor);
        while (simplified.triangleCount() > recipe.maxTriangles().orElse(Integer.MAX_VALUE)) {
            monitor.throwIfCancelled();
            step++;
            mesh = MeshBuilder.build(surface, cells, recipe.cut(), step);
            simplified = limited(mesh, recipe, ErrorMeasure.SEEN_FROM_CAMERA, monitor);
        }
        return simplified;
    }

    private static DepthMesh limited(
            DepthMesh mesh, MeshRecipe recipe, ErrorMeasure measure, JobMonitor monitor) {
        monitor.throwIfCancelled();
        if (recipe.maxTriangles().isEmpty()) return mesh;
        int most = recipe.maxTriangles().getAsInt();
        return MeshSimplifier.simplify(mesh, most, measure, monitor);
    }
}
