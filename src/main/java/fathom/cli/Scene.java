package fathom.cli;

import fathom.depth.DepthMap;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.SceneFacts;
import fathom.geometry.CameraChoice;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneMeshes;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

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
    /** How much was written. */
    record Written(Path file, int vertices, int triangles) {
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

    Written writePoints(
            MeshFormat format,
            Path target,
            String generator,
            Map<String, String> origin,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        var points = SceneMeshes.points(map, photo, camera, recipe, monitor);
        monitor.throwIfCancelled();
        monitor.report(0, 0, "Writing " + target.getFileName());
        var facts = facts(generator, origin, map.kind().unit());
        MeshExporter.writePoints(format, points, facts, target, overwrite);
        return new Written(target, points.size(), 0);
    }

    Written writeMesh(
            MeshFormat format,
            Path target,
            String generator,
            Map<String, String> origin,
            boolean overwrite,
            JobMonitor monitor)
            throws UserFacingException {
        var scene = SceneMeshes.build(map, photo, camera, recipe, monitor);
        if (format == MeshFormat.GLB) scene = scene.inMetres();
        var mesh = scene.mesh();
        monitor.throwIfCancelled();
        monitor.report(0, 0, "Writing " + target.getFileName());
        var facts = facts(generator, origin, scene.unit().symbol());
        MeshExporter.writeMesh(format, mesh, photo, facts, target, overwrite);
        return new Written(target, mesh.vertexCount(), mesh.triangleCount());
    }

    private SceneFacts facts(String generator, Map<String, String> origin, String unit) {
        var facts = new LinkedHashMap<String, String>(origin);
        facts.put("depth-kind", map.kind().id());
        facts.put("unit", unit.isEmpty() ? "none" : unit);
        if (map.kind().unit().isEmpty()) {
            facts.put("near", Double.toString(recipe.nearFar().near()));
            facts.put("far", Double.toString(recipe.nearFar().far()));
        }
        recipe.relief().ifPresent(relief -> facts.put("relief", words(relief)));
        facts.put("camera", cameraLine());
        return new SceneFacts(photo.name(), generator, facts);
    }

    private static String words(ReliefRecipe relief) {
        return "%s mm wide, %s mm thick, base %s mm"
                .formatted(relief.widthMm(), relief.thicknessMm(), relief.baseMm());
    }

    /** Focal length, field of view, and who said so. */
    String cameraLine() {
        return String.format(
                Locale.ROOT,
                "focal length %.1f px, %.1f° wide (%s)",
                camera.intrinsics().fxPx(),
                camera.horizontalFovDeg(),
                camera.source().label());
    }

    Map<String, Object> cameraJson() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("focalPx", camera.intrinsics().fxPx());
        facts.put("horizontalFovDeg", camera.horizontalFovDeg());
        facts.put("source", camera.source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return facts;
    }
}
