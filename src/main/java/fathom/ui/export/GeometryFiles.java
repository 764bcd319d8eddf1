package fathom.ui.export;

import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.geometry.Bounds;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.recipe.LengthUnit;
import fathom.geometry.recipe.SceneForm;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.ModelSky;
import fathom.pipeline.SceneFiles;
import fathom.ui.settings.GeometryChoices;

import java.nio.file.Path;

/** The scene as files, made by the recipe of the 3D view so that they equal what is seen. */
final class GeometryFiles {
    private final GeometryChoices choices;
    private final boolean overwrite;
    private final ExportSubject subject;
    private final boolean allAround;
    private final SceneFiles files;

    GeometryFiles(ExportSubject subject, GeometryChoices choices, boolean overwrite) {
        this.choices = choices;
        this.subject = subject;
        this.overwrite = overwrite;
        var photo = subject.result().photo();
        var scene = ModelSky.of(subject.result(), subject.recipe());
        allAround = subject.recipe().form() == SceneForm.SPHERE;
        files =
                new SceneFiles(
                        new SceneFiles.Source(photo, scene.map(), subject.camera(), scene.recipe()),
                        new SceneFiles.Origin(subject.program(), subject.provenance()),
                        choices.bake() ? subject.bake() : BakeRecipe.NONE);
    }

    void writeMesh(MeshFormat format, Path target, JobMonitor monitor) throws UserFacingException {
        files.writeMesh(format, this::meshLayout, target, overwrite, monitor);
    }

    void writePoints(MeshFormat format, Path target, JobMonitor monitor)
            throws UserFacingException {
        files.writePoints(format, this::pointLayout, target, overwrite, monitor);
    }

    void writePass(Path target, JobMonitor monitor) throws UserFacingException {
        files.writeDepthPass(target, overwrite, monitor);
    }

    void writeColmap(Path folder, JobMonitor monitor) throws UserFacingException {
        files.writeColmap(folder, overwrite, monitor);
    }

    /** Maps only act under lights, which need normals. */
    private MeshOptions meshLayout(MeshFormat format, Bounds bounds, LengthUnit unit) {
        boolean maps = choices.bake() && !subject.bake().isNothing();
        boolean mapped = maps && format.holdsMaps();
        return choices.layout()
                .options(format, bounds, unit, choices.texture(), choices.normals() || mapped);
    }

    /** Around the camera there is no one lens by which points know their normals. */
    private MeshOptions pointLayout(MeshFormat format, Bounds bounds, LengthUnit unit) {
        boolean normals = choices.normals() && !allAround;
        return choices.layout().options(format, bounds, unit, choices.texture(), normals);
    }
}
