package fathom.render;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.FlyingPoints;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneMeshes;
import fathom.image.Photo;
import fathom.job.JobMonitor;

/** Makes shapes of depth: pure functions that run on any thread. */
public final class SceneShapes {
    /** The field of view whose half has the tangent 1. */
    private static final double REFERENCE_FOV_DEG = 90;

    private SceneShapes() {}

    /**
     * @param photo what the surface covers
     * @param step every how many cells a vertex is taken
     */
    public static Shape build(
            ZSurface surface, Photo photo, EdgeCut cut, Shape.Style style, int step) {
        var z = surface.z();
        var camera =
                Intrinsics.fromHorizontalFov(REFERENCE_FOV_DEG, photo.width(), photo.height())
                        .resizedBy(
                                (double) z.width() / photo.width(),
                                (double) z.height() / photo.height());
        if (style != Shape.Style.POINTS) {
            return Shape.ofMesh(MeshBuilder.build(surface, camera, cut, step), style);
        }
        var kept = FlyingPoints.removed(surface, cut);
        return Shape.ofPoints(Unprojector.unproject(kept, camera, photo, step), camera, z, step);
    }

    /**
     * As a recipe says, which makes the same as what is written to files.
     *
     * @param camera of the photograph; its principal point counts, its field of view does not
     * @param style POINTS takes each cell that hangs on another; reliefs have no points
     */
    public static Shape build(
            DepthMap map,
            Photo photo,
            CameraChoice camera,
            MeshRecipe recipe,
            Shape.Style style,
            JobMonitor monitor) {
        var reference = withReferenceFov(camera);
        if (style != Shape.Style.POINTS) {
            var mesh = SceneMeshes.build(map, photo, reference, recipe, monitor).mesh();
            return Shape.ofMesh(mesh, style);
        }
        var surface = SceneMeshes.surface(map, photo, recipe, monitor);
        var points = SceneMeshes.points(surface, photo, reference, recipe, monitor);
        var cells = reference.forGrid(surface.z().width(), surface.z().height());
        return Shape.ofPoints(points, cells, surface.z(), 1);
    }

    private static CameraChoice withReferenceFov(CameraChoice camera) {
        var own = camera.intrinsics();
        double focal = camera.width() / (2 * Math.tan(Math.toRadians(REFERENCE_FOV_DEG) / 2));
        var intrinsics =
                new Intrinsics(focal, focal * own.fyPx() / own.fxPx(), own.cxPx(), own.cyPx());
        return new CameraChoice(intrinsics, camera.width(), camera.height(), camera.source());
    }
}
