package fathom.geometry.recipe;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.FlyingPoints;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.geometry.fill.FarCut;
import fathom.geometry.level.Rotation;
import fathom.geometry.panorama.PanoramaSphere;
import fathom.geometry.refine.SurfaceRefiner;
import fathom.geometry.relief.ReliefBuilder;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.image.Photo;
import fathom.job.JobMonitor;

import java.util.Optional;

/**
 * Makes meshes and points by recipe. At the network's density and without a limit of triangles this
 * is fast enough for every drag of a slider. Expensive are the photograph's density (seconds for 12
 * megapixels), the back layer at that density, and simplifying (about a second for a million
 * triangles).
 */
public final class SceneMeshes {
    static final int EVERY_CELL = 1;

    private SceneMeshes() {}

    /**
     * @param map covers the whole photograph, at any resolution
     * @param camera the photograph's
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    public static SceneMesh build(
            DepthMap map, Photo photo, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        var coarse = ZSurface.of(map, recipe.nearFar());
        var surface = refined(coarse, photo, recipe, monitor);
        return mesh(surface, coarse, photo, camera, recipe, monitor);
    }

    /**
     * The mesh of a surface that is there already.
     *
     * @param surface from {@link #refined}
     * @param coarse what it was refined from
     */
    public static SceneMesh mesh(
            ZSurface surface,
            ZSurface coarse,
            Photo photo,
            CameraChoice camera,
            MeshRecipe recipe,
            JobMonitor monitor) {
        monitor.throwIfCancelled();
        monitor.report(0, 0, "Building the mesh");
        if (recipe.relief().isPresent()) return relief(surface, photo, recipe, monitor);
        boolean layered = recipe.fill().backfill();
        var behind = layered ? FarCut.apply(coarse, photo, recipe.fill()) : surface;
        var layers = new SurfaceLayers(photo, camera, recipe, monitor).build(surface, behind);
        var rotation = rotation(surface, camera, recipe);
        return new SceneMesh(
                rotation.orElse(Rotation.NONE).turned(layers.mesh()),
                unit(surface),
                layers.texture(),
                rotation.orElse(Rotation.NONE),
                rotation.isPresent());
    }

    private static SceneMesh relief(
            ZSurface surface, Photo photo, MeshRecipe recipe, JobMonitor monitor) {
        double aspect = (double) photo.width() / photo.height();
        var solid = ReliefBuilder.build(surface, aspect, recipe.relief().orElseThrow());
        if (recipe.maxTriangles().isPresent()) {
            int most = recipe.maxTriangles().getAsInt();
            solid = MeshSimplifier.simplify(solid, most, ErrorMeasure.UNIFORM, monitor);
        }
        return new SceneMesh(solid, LengthUnit.MILLIMETRE, photo, Rotation.NONE, true);
    }

    /** Coloured points, one for each cell of the surface that hangs on another. */
    public static ScenePoints points(
            DepthMap map, Photo photo, CameraChoice camera, MeshRecipe recipe, JobMonitor monitor) {
        return points(surface(map, photo, recipe, monitor), photo, camera, recipe, monitor);
    }

    /**
     * The same of a surface that is there already.
     *
     * @param surface from {@link #surface}; the points' cells are its cells
     */
    public static ScenePoints points(
            ZSurface surface,
            Photo photo,
            CameraChoice camera,
            MeshRecipe recipe,
            JobMonitor monitor) {
        monitor.throwIfCancelled();
        monitor.report(0, 0, "Placing points");
        var kept = FlyingPoints.removed(surface, recipe.cut());
        int width = surface.z().width();
        int height = surface.z().height();
        var points =
                switch (recipe.projection()) {
                    case PINHOLE ->
                            Unprojector.unproject(
                                    kept, camera.forGrid(width, height), photo, EVERY_CELL);
                    case PANORAMA -> PanoramaSphere.points(kept, photo, EVERY_CELL);
                };
        var rotation = rotation(surface, camera, recipe);
        return new ScenePoints(
                rotation.orElse(Rotation.NONE).turned(points),
                unit(surface),
                rotation.orElse(Rotation.NONE),
                rotation.isPresent());
    }

    private static LengthUnit unit(ZSurface surface) {
        return surface.metric() ? LengthUnit.METRE : LengthUnit.NONE;
    }

    /** The distances that meshes and points are made of, at the recipe's density. */
    public static ZSurface surface(
            DepthMap map, Photo photo, MeshRecipe recipe, JobMonitor monitor) {
        return refined(ZSurface.of(map, recipe.nearFar()), photo, recipe, monitor);
    }

    /** The same of distances that are there already. */
    public static ZSurface refined(
            ZSurface coarse, Photo photo, MeshRecipe recipe, JobMonitor monitor) {
        var surface = FarCut.apply(coarse, photo, recipe.fill());
        return SurfaceRefiner.refine(surface, photo, recipe.cut(), recipe.refine(), monitor);
    }

    /** What levels the scene; empty where a ground was to be found and was not. */
    public static Optional<Rotation> rotation(
            ZSurface surface, CameraChoice camera, MeshRecipe recipe) {
        var cells = camera.forGrid(surface.z().width(), surface.z().height());
        return recipe.levelling().rotation(surface, cells);
    }
}
