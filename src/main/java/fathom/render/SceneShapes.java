package fathom.render;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
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

import java.util.Arrays;

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
                referenceOf(photo)
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
     * A surface that is there already as a recipe's limit of triangles and its back layer say.
     *
     * @param style not POINTS
     */
    public static Pictured build(
            ZSurface surface,
            Photo photo,
            MeshRecipe recipe,
            Shape.Style style,
            JobMonitor monitor) {
        var camera =
                new CameraChoice(
                        referenceOf(photo),
                        photo.width(),
                        photo.height(),
                        CameraChoice.Source.DEFAULT);
        var scene = SceneMeshes.mesh(surface, photo, camera, recipe, monitor);
        return new Pictured(Shape.ofMesh(scene.mesh(), style), scene.texture());
    }

    /** The triangles that a cut leaves out. */
    public static Shape cutAway(ZSurface surface, Photo photo, EdgeCut cut, int step) {
        var z = surface.z();
        var camera =
                referenceOf(photo)
                        .resizedBy(
                                (double) z.width() / photo.width(),
                                (double) z.height() / photo.height());
        var all = MeshBuilder.build(surface, camera, EdgeCut.NONE, step);
        float[] xyz = all.copyXyz();
        int[] triangles = all.copyTriangles();
        int kept = 0;
        for (int i = 0; i < triangles.length; i += 3) {
            float a = xyz[3 * triangles[i] + 2];
            float b = xyz[3 * triangles[i + 1] + 2];
            float c = xyz[3 * triangles[i + 2] + 2];
            float nearest = Math.min(a, Math.min(b, c));
            float farthest = Math.max(a, Math.max(b, c));
            if ((farthest - nearest) / nearest <= cut.relativeJump()) continue;
            System.arraycopy(triangles, i, triangles, kept, 3);
            kept += 3;
        }
        var bridging = DepthMesh.adopt(xyz, all.copyUv(), Arrays.copyOf(triangles, kept));
        return Shape.ofMesh(bridging, Shape.Style.SURFACE);
    }

    private static Intrinsics referenceOf(Photo photo) {
        return Intrinsics.fromHorizontalFov(REFERENCE_FOV_DEG, photo.width(), photo.height());
    }

    /**
     * A shape and the picture that its texture coordinates belong to.
     *
     * @param texture the photograph, or with a back layer the photograph above its colours
     */
    public record Pictured(Shape shape, Photo texture) {}

    /**
     * As a recipe says, which makes the same as what is written to files.
     *
     * @param style POINTS takes each cell that hangs on another; reliefs have no points
     */
    public static Pictured build(
            DepthMap map,
            Photo photo,
            CameraChoice camera,
            MeshRecipe recipe,
            Shape.Style style,
            JobMonitor monitor) {
        float stretch = (float) (1 / tanHalfFov(camera));
        if (style != Shape.Style.POINTS) {
            var scene = SceneMeshes.build(map, photo, camera, recipe, monitor);
            var stretched = scene.mesh().moved(xyz -> stretch(xyz, stretch));
            return new Pictured(Shape.ofMesh(stretched, style), scene.texture());
        }
        var surface = SceneMeshes.surface(map, photo, recipe, monitor);
        var points = SceneMeshes.points(surface, photo, camera, recipe, monitor).points();
        var cells = withReferenceFov(camera).forGrid(surface.z().width(), surface.z().height());
        var stretched = points.moved(xyz -> stretch(xyz, stretch));
        return new Pictured(Shape.ofPoints(stretched, cells, surface.z(), 1), photo);
    }

    /** Of half the camera's horizontal field of view, which shapes are drawn with. */
    public static double tanHalfFov(CameraChoice camera) {
        return camera.width() / (2 * camera.intrinsics().fxPx());
    }

    private static void stretch(float[] xyz, float factor) {
        for (int i = 0; i < xyz.length; i += 3) {
            xyz[i] *= factor;
            xyz[i + 1] *= factor;
        }
    }

    private static CameraChoice withReferenceFov(CameraChoice camera) {
        var own = camera.intrinsics();
        double focal = camera.width() / (2 * Math.tan(Math.toRadians(REFERENCE_FOV_DEG) / 2));
        var intrinsics =
                new Intrinsics(focal, focal * own.fyPx() / own.fxPx(), own.cxPx(), own.cyPx());
        return new CameraChoice(intrinsics, camera.width(), camera.height(), camera.source());
    }
}
