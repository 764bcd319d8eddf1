package fathom.cli;

import fathom.depth.DepthMap;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthPass;
import fathom.export.mesh.ColmapFiles;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.MeshSizes;
import fathom.export.mesh.SceneFacts;
import fathom.geometry.Bounds;
import fathom.geometry.CameraChoice;
import fathom.geometry.ZSurface;
import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.Projection;
import fathom.geometry.recipe.SceneMeshes;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;
import fathom.pipeline.ModelSky;
import fathom.pipeline.SurfaceNormals;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A photograph in space.
 *
 * @param map covers the whole photograph, at any resolution
 */
record Scene(Photo photo, DepthMap map, CameraChoice camera, MeshRecipe recipe) {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    /** How much was written. */
    record Written(Path file, int vertices, int triangles, boolean levelled) {
        String line() {
            String size =
                    triangles == 0
                            ? Count.of(vertices, "point")
                            : "%s, %s"
                                    .formatted(
                                            Count.of(vertices, "vertex", "vertices"),
                                            Count.of(triangles, "triangle"));
            return "Wrote %s: %s".formatted(file, size);
        }

        Map<String, Object> json() {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("path", file.toString());
            facts.put("vertices", vertices);
            facts.put("triangles", triangles);
            return facts;
        }
    }

    /** The network's own sky, where it has one, is taken before any guess. */
    static Scene of(DepthResult result, SceneOptions options) {
        var recipe = options.recipe();
        var map = result.networkMap();
        if (recipe.fill().dropSky()) {
            var open = ModelSky.leftOut(result);
            if (open.isPresent()) {
                map = open.get();
                recipe = recipe.withFill(recipe.fill().withDropSky(false));
            }
        }
        return new Scene(result.photo(), map, options.placed(result.camera()), recipe);
    }

    static void warnOfNoGround(Console console, Path image) {
        console.warn(
                "No ground was found in '%s', so the scene is as the camera saw it."
                                .formatted(image)
                        + " Give the angles: --level PITCH,ROLL.");
    }

    Written writePoints(
            SceneFile file, String generator, Map<String, String> origin, JobMonitor monitor)
            throws UserFacingException {
        var surface = SceneMeshes.surface(map, photo, recipe, monitor);
        var scene = SceneMeshes.points(surface, photo, camera, recipe, monitor);
        var points = scene.points();
        monitor.throwIfCancelled();
        var options = file.choices().of(file.format(), Bounds.of(points), scene.unit());
        long bytes = MeshSizes.ofPoints(file.format(), points.size(), options);
        monitor.report(0, 0, writing(file, bytes));
        var facts = facts(generator, origin, options, scene.rotation());
        MeshExporter.writePoints(
                file.format(),
                points,
                SurfaceNormals.of(surface, camera).turnedBy(scene.rotation()),
                facts,
                options,
                file.target(),
                file.overwrite());
        return new Written(file.target(), points.size(), 0, scene.levelled());
    }

    Written writeMesh(
            SceneFile file, String generator, Map<String, String> origin, JobMonitor monitor)
            throws UserFacingException {
        var format = file.format();
        var scene = SceneMeshes.build(map, photo, camera, recipe, monitor);
        boolean alwaysMetres =
                format == MeshFormat.GLB || format == MeshFormat.GLTF || format == MeshFormat.USDZ;
        if (alwaysMetres) scene = scene.inMetres();
        var mesh = scene.mesh();
        monitor.throwIfCancelled();
        var options = file.choices().of(format, Bounds.of(mesh), scene.unit());
        var texture = scene.texture();
        long pixels = (long) texture.width() * texture.height();
        long bytes =
                MeshSizes.ofMesh(format, mesh.vertexCount(), mesh.triangleCount(), pixels, options);
        monitor.report(0, 0, writing(file, bytes));
        var facts = facts(generator, origin, options, scene.rotation());
        MeshExporter.writeMesh(
                format, mesh, texture, facts, options, file.target(), file.overwrite());
        return new Written(
                file.target(), mesh.vertexCount(), mesh.triangleCount(), scene.levelled());
    }

    private static String writing(SceneFile file, long bytes) {
        return String.format(
                Locale.ROOT,
                "Writing %s, about %.1f MB",
                file.target().getFileName(),
                bytes / BYTES_PER_MEGABYTE);
    }

    /** The camera and all points as COLMAP's text files, in the camera's own axes. */
    void writeColmap(
            Path folder,
            String generator,
            Map<String, String> origin,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        OutputFolder.create(folder);
        var surface = SceneMeshes.surface(map, photo, recipe, monitor);
        var straight = recipe.withLevelling(new Levelling.None());
        var scene = SceneMeshes.points(surface, photo, camera, straight, monitor);
        var facts = facts(generator, origin, MeshOptions.DEFAULT, scene.rotation());
        ColmapFiles.write(scene.points(), facts, folder, overwrite);
    }

    /** Colours, distances and normals as layers, at the photograph's size. */
    void writeDepthPass(
            Path target,
            String generator,
            Map<String, String> origin,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        var surface = SceneMeshes.surface(map, photo, recipe, monitor);
        monitor.report(0, 0, "Writing " + target.getFileName());
        var large =
                FloatResampler.resize(
                        surface.z(), photo.width(), photo.height(), Resampling.CV_LINEAR);
        var comments = facts(generator, origin, MeshOptions.DEFAULT, Rotation.NONE).facts();
        var normals = SurfaceNormals.of(new ZSurface(large, surface.metric()), camera);
        monitor.throwIfCancelled();
        new DepthPass(photo, large, normals, comments).write(target, overwrite);
    }

    private SceneFacts facts(
            String generator, Map<String, String> origin, MeshOptions options, Rotation rotation) {
        var facts = new LinkedHashMap<String, String>(origin);
        facts.put("depth-kind", map.kind().id());
        boolean millimetres = options.unit() == LengthUnit.MILLIMETRE;
        String unit = map.kind().unit().isEmpty() ? "none" : map.kind().unit();
        facts.put("unit", millimetres ? "mm" : unit);
        double scale = options.placement().scale();
        if (scale != 1) facts.put("scale", Double.toString(scale));
        if (map.kind().unit().isEmpty()) {
            facts.put("near", Double.toString(recipe.nearFar().near()));
            facts.put("far", Double.toString(recipe.nearFar().far()));
        }
        recipe.relief().ifPresent(relief -> facts.put("relief", words(relief)));
        facts.put("camera", cameraLine());
        var scene = new SceneFacts(photo.name(), generator, facts);
        boolean seenByLens = recipe.projection() == Projection.PINHOLE && recipe.relief().isEmpty();
        return seenByLens
                ? scene.withCamera(camera.intrinsics(), camera.width(), camera.height(), rotation)
                : scene;
    }

    private static String words(ReliefRecipe relief) {
        return "%s mm wide, %s mm thick, base %s mm"
                .formatted(relief.widthMm(), relief.thicknessMm(), relief.baseMm());
    }

    /** Focal length, field of view, and who said so. */
    String cameraLine() {
        if (recipe.projection() == Projection.PANORAMA) return "all directions (panorama)";
        return String.format(
                Locale.ROOT,
                "focal length %.1f px, %.1f° wide (%s)",
                camera.intrinsics().fxPx(),
                camera.horizontalFovDeg(),
                camera.source().label());
    }

    Map<String, Object> cameraJson() {
        return DepthResultFacts.camera(camera);
    }
}
