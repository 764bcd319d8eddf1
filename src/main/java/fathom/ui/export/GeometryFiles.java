package fathom.ui.export;

import fathom.depth.DepthKind;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthPass;
import fathom.export.mesh.ColmapFiles;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.SceneFacts;
import fathom.geometry.Bounds;
import fathom.geometry.PointCloud;
import fathom.geometry.ZSurface;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.SceneMesh;
import fathom.geometry.recipe.SceneMeshes;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.SurfaceNormals;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;
import fathom.ui.settings.GeometryChoices;
import fathom.ui.text.Messages;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * The scene as files, made by the recipe of the 3D view so that they equal what is seen. The
 * surface, the mesh and the points are made once for all formats.
 */
final class GeometryFiles {
    private final ExportSubject subject;
    private final GeometryChoices choices;
    private final boolean overwrite;
    private @Nullable ZSurface surface;
    private @Nullable SceneMesh mesh;
    private @Nullable PointCloud points;

    GeometryFiles(ExportSubject subject, GeometryChoices choices, boolean overwrite) {
        this.subject = subject;
        this.choices = choices;
        this.overwrite = overwrite;
    }

    void writeMesh(MeshFormat format, Path target, JobMonitor monitor) throws UserFacingException {
        var photo = subject.result().photo();
        if (mesh == null) {
            mesh =
                    SceneMeshes.build(
                            subject.result().networkMap(),
                            photo,
                            subject.camera(),
                            subject.recipe(),
                            monitor);
        }
        var options = options(format, Bounds.of(mesh.mesh()));
        MeshExporter.writeMesh(
                format, mesh.mesh(), mesh.texture(), facts(options), options, target, overwrite);
    }

    void writePoints(MeshFormat format, Path target, JobMonitor monitor)
            throws UserFacingException {
        var cloud = points(monitor);
        var options = options(format, Bounds.of(cloud));
        var normals = SurfaceNormals.of(surface(monitor), subject.camera());
        MeshExporter.writePoints(
                format, cloud, normals, facts(options), options, target, overwrite);
    }

    void writePass(Path target, JobMonitor monitor) throws UserFacingException {
        var photo = subject.result().photo();
        var fine = surface(monitor);
        var large =
                FloatResampler.resize(
                        fine.z(), photo.width(), photo.height(), Resampling.CV_LINEAR);
        var normals = SurfaceNormals.of(new ZSurface(large, fine.metric()), subject.camera());
        monitor.throwIfCancelled();
        new DepthPass(photo, large, normals, facts(MeshOptions.DEFAULT).facts())
                .write(target, overwrite);
    }

    void writeColmap(Path folder, JobMonitor monitor) throws UserFacingException {
        OutputFolder.create(folder);
        ColmapFiles.write(points(monitor), facts(MeshOptions.DEFAULT), folder, overwrite);
    }

    private ZSurface surface(JobMonitor monitor) {
        var made = surface;
        if (made == null) {
            made =
                    SceneMeshes.surface(
                            subject.result().networkMap(),
                            subject.result().photo(),
                            subject.recipe(),
                            monitor);
            surface = made;
        }
        return made;
    }

    private PointCloud points(JobMonitor monitor) {
        var made = points;
        if (made == null) {
            made =
                    SceneMeshes.points(
                                    surface(monitor),
                                    subject.result().photo(),
                                    subject.camera(),
                                    subject.recipe(),
                                    monitor)
                            .points();
            points = made;
        }
        return made;
    }

    private MeshOptions options(MeshFormat format, Bounds bounds) {
        boolean metric = subject.result().map().kind() == DepthKind.METRIC_DEPTH;
        var unit = metric ? LengthUnit.METRE : LengthUnit.NONE;
        return choices.preset().options(format, bounds, unit, choices.normals());
    }

    private SceneFacts facts(MeshOptions options) {
        var facts = subject.provenance();
        var kind = subject.result().map().kind();
        facts.put("depth-kind", kind.id());
        facts.put("unit", options.unit() == LengthUnit.MILLIMETRE ? "mm" : unitOf(kind));
        double scale = options.placement().scale();
        if (scale != 1) facts.put("scale", Double.toString(scale));
        if (kind.unit().isEmpty()) {
            facts.put("near", Double.toString(subject.recipe().nearFar().near()));
            facts.put("far", Double.toString(subject.recipe().nearFar().far()));
        }
        var camera = subject.camera();
        facts.put(
                "camera",
                Messages.text("export.camera", Double.toString(camera.intrinsics().fxPx())));
        return new SceneFacts(subject.result().photo().name(), subject.program(), facts)
                .withCamera(camera.intrinsics(), camera.width(), camera.height());
    }

    private static String unitOf(DepthKind kind) {
        return kind.unit().isEmpty() ? "none" : kind.unit();
    }
}
