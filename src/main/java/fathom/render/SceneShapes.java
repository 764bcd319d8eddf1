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
import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.panorama.PanoramaSphere;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneForm;
import fathom.geometry.recipe.SceneMeshes;
import fathom.geometry.relief.ReliefBuilder;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import java.util.Arrays;

/** Makes shapes of depth: pure functions that run on any thread. */
public final class SceneShapes {
    /** The field of view whose half has the tangent 1. */
    private static final double REFERENCE_FOV_DEG = 90;

    private SceneShapes() {}

    /**
     * Of every so many cells, without a recipe's limit of triangles and its back layer, which take
     * long.
     *
     * @param photo what the surface covers
     * @param step every how many cells a vertex is taken
     * @param style not POINTS for a solid
     */
    public static Shape build(
            ZSurface surface, Photo photo, MeshRecipe recipe, Shape.Style style, int step) {
        if (style == Shape.Style.POINTS) return points(surface, photo, recipe, step);
        var mesh =
                recipe.relief().isPresent()
                        ? relief(surface, photo, recipe.relief().get(), step)
                        : sheet(surface, photo, recipe, recipe.cut(), step);
        return Shape.ofMesh(mesh, style);
    }

    private static DepthMesh sheet(
            ZSurface surface, Photo photo, MeshRecipe recipe, EdgeCut cut, int step) {
        return recipe.form() == SceneForm.SPHERE
                ? PanoramaSphere.build(surface, cut, step)
                : MeshBuilder.build(surface, cellsOf(photo, surface), cut, step);
    }

    private static DepthMesh relief(ZSurface surface, Photo photo, ReliefRecipe recipe, int step) {
        var z = surface.z();
        int width = Math.max(2, Math.ceilDiv(z.width(), step));
        int height = Math.max(2, Math.ceilDiv(z.height(), step));
        var thinned = FloatResampler.resize(z, width, height, Resampling.NEAREST);
        double aspect = (double) photo.width() / photo.height();
        return ReliefBuilder.build(new ZSurface(thinned, surface.metric()), aspect, recipe);
    }

    private static Shape points(ZSurface surface, Photo photo, MeshRecipe recipe, int step) {
        var kept = FlyingPoints.removed(surface, recipe.cut());
        return switch (recipe.form()) {
            case SURFACE -> {
                var cells = cellsOf(photo, surface);
                var cloud = Unprojector.unproject(kept, cells, photo, step);
                yield Shape.ofPoints(cloud, cells, surface.z(), step);
            }
            case SPHERE ->
                    Shape.ofPointsAround(
                            PanoramaSphere.points(kept, photo, step), surface.z(), step);
            case SOLID -> throw new IllegalArgumentException("A solid is not points");
        };
    }

    /**
     * As a recipe says, with its limit of triangles and its back layer.
     *
     * @param surface as refined
     * @param coarse what it was refined from
     * @param style not POINTS
     */
    public static Pictured build(
            ZSurface surface,
            ZSurface coarse,
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
        var unturned = recipe.withLevelling(new Levelling.None());
        var scene = SceneMeshes.mesh(surface, coarse, photo, camera, unturned, monitor);
        return new Pictured(Shape.ofMesh(scene.mesh(), style), scene.texture());
    }

    /** The triangles that a cut leaves out; a solid has none. */
    public static Shape cutAway(ZSurface surface, Photo photo, MeshRecipe recipe, int step) {
        if (recipe.form() == SceneForm.SOLID) {
            return Shape.ofMesh(
                    DepthMesh.adopt(new float[0], new float[0], new int[0]), Shape.Style.SURFACE);
        }
        var all = sheet(surface, photo, recipe, EdgeCut.NONE, step);
        boolean around = recipe.form() == SceneForm.SPHERE;
        int[] triangles = all.copyTriangles();
        int kept = 0;
        for (int i = 0; i < triangles.length; i += 3) {
            double a = reach(all, triangles[i], around);
            double b = reach(all, triangles[i + 1], around);
            double c = reach(all, triangles[i + 2], around);
            double nearest = Math.min(a, Math.min(b, c));
            double farthest = Math.max(a, Math.max(b, c));
            if ((farthest - nearest) / nearest <= recipe.cut().relativeJump()) continue;
            System.arraycopy(triangles, i, triangles, kept, 3);
            kept += 3;
        }
        var bridging = all.withTriangles(Arrays.copyOf(triangles, kept));
        return Shape.ofMesh(bridging, Shape.Style.SURFACE);
    }

    /** The distance by which edges are told: along the axis, or along the ray. */
    private static double reach(DepthMesh mesh, int vertex, boolean around) {
        float z = mesh.zAt(vertex);
        return around ? Math.hypot(Math.hypot(mesh.xAt(vertex), mesh.yAt(vertex)), z) : z;
    }

    private static Intrinsics referenceOf(Photo photo) {
        return Intrinsics.fromHorizontalFov(REFERENCE_FOV_DEG, photo.width(), photo.height());
    }

    private static Intrinsics cellsOf(Photo photo, ZSurface surface) {
        var z = surface.z();
        return referenceOf(photo)
                .resizedBy(
                        (double) z.width() / photo.width(), (double) z.height() / photo.height());
    }

    /**
     * A shape and the picture that its texture coordinates belong to.
     *
     * @param texture the photograph, or with a back layer the photograph above its colours
     */
    public record Pictured(Shape shape, Photo texture) {}

    /**
     * A shape through the lens that makes a scene of it.
     *
     * @param texture as above
     */
    public record Seen(Shape shape, Photo texture, Lens lens) {}

    /**
     * As a recipe says, which makes the same as what is written to files.
     *
     * @param style POINTS takes each cell that hangs on another; reliefs have no points
     */
    public static Seen build(
            DepthMap map,
            Photo photo,
            CameraChoice camera,
            MeshRecipe recipe,
            Shape.Style style,
            JobMonitor monitor) {
        if (style == Shape.Style.POINTS) {
            var surface = SceneMeshes.surface(map, photo, recipe, monitor);
            monitor.throwIfCancelled();
            var rotation = SceneMeshes.rotation(surface, camera, recipe).orElse(Rotation.NONE);
            var lens = lens(recipe.form(), camera, rotation);
            return new Seen(points(surface, photo, recipe, 1), photo, lens);
        }
        var scene = SceneMeshes.build(map, photo, camera, recipe, monitor);
        var lens = lens(recipe.form(), camera, scene.rotation());
        var mesh = scene.mesh().moved(xyz -> unplace(xyz, lens));
        return new Seen(Shape.ofMesh(mesh, style), scene.texture(), lens);
    }

    /** What makes the scene of a recipe of its shape. */
    public static Lens lens(SceneForm form, CameraChoice camera, Rotation rotation) {
        return switch (form) {
            case SURFACE -> Lens.of(camera, rotation);
            case SPHERE -> Lens.NONE.withRotation(rotation);
            case SOLID -> Lens.NONE;
        };
    }

    private static void unplace(float[] xyz, Lens lens) {
        for (int i = 0; i < xyz.length; i += 3) {
            var own = lens.toShape(new Vector(xyz[i], xyz[i + 1], xyz[i + 2]));
            xyz[i] = (float) own.x();
            xyz[i + 1] = (float) own.y();
            xyz[i + 2] = (float) own.z();
        }
    }
}
