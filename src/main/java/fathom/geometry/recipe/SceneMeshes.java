package fathom.geometry.recipe;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.FlyingPoints;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.PointCloud;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.geometry.refine.SurfaceRefiner;
import fathom.geometry.relief.ReliefBuilder;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.image.Photo;
import fathom.job.JobMonitor;

/**
 * Makes meshes and points by recipe. At the network's density and without a limit of triangles this
 * is fast enough for every drag of a slider. Expensive are the photograph's density (seconds for 12
 * megapixels) and simplifying (about a second for a million triangles).
 */
public final class SceneMeshes {
    private static final int EVERY_CELL = 1;

    private SceneMeshes() {}

    /**
     * @param map covers the whole photograph, at any resolution
     * @param camera the photograph's
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    public static SceneMesh build(
            DepthMap map, Photo photo, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        var surface = surface(map, photo, recipe, monitor);
        monitor.throwIfCancelled();
        monitor.report(0, 0, "Building the mesh");
        if (recipe.relief().isPresent()) {
            double aspect = (double) camera.width() / camera.height();
            var solid = ReliefBuilder.build(surface, aspect, recipe.relief().get());
            return new SceneMesh(
                    limited(solid, recipe, ErrorMeasure.UNIFORM, monitor), LengthUnit.MILLIMETRE);
        }
        var unit = surface.metric() ? LengthUnit.METRE : LengthUnit.NONE;
        return new SceneMesh(mesh(surface, camera, recipe, monitor), unit);
    }

    /** Coloured points, one for each cell of the surface that hangs on another. */
    public static PointCloud points(
            DepthMap map, Photo photo, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        return points(surface(map, photo, recipe, monitor), photo, camera, recipe, monitor);
    }

    /**
     * The same of a surface that is there already.
     *
     * @param surface from {@link #surface}; the points' cells are its cells
     */
    public static PointCloud points(
            ZSurface surface,
            Photo photo,
            CameraChoice camera,
            MeshRecipe recipe,
            JobMonitor monitor) {
        monitor.throwIfCancelled();
        monitor.report(0, 0, "Placing points");
        var kept = FlyingPoints.removed(surface, recipe.cut());
        return Unprojector.unproject(kept, cells(surface, camera), photo, EVERY_CELL);
    }

    /** The distances that meshes and points are made of, at the recipe's density. */
    public static ZSurface surface(
            DepthMap map, Photo photo, MeshRecipe recipe, JobMonitor monitor) {
        var surface = ZSurface.of(map, recipe.nearFar());
        return SurfaceRefiner.refine(surface, photo, recipe.cut(), recipe.refine(), monitor);
    }

    private static Intrinsics cells(ZSurface surface, CameraChoice camera) {
        return camera.forGrid(surface.z().width(), surface.z().height());
    }

    /** Coarser from the start where so many holes and pieces are left that the limit is missed. */
    private static DepthMesh mesh(
            ZSurface surface, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        Intrinsics cells = cells(surface, camera);
        int step = EVERY_CELL;
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
