package fathom.ui.export;

import fathom.export.AtomicFiles;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.SceneFacts;
import fathom.export.sheet.ComparisonSheet;
import fathom.export.sheet.SheetStyle;
import fathom.geometry.FlyingPoints;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.ResultSidecar;
import fathom.ui.settings.ExportChoices;
import fathom.ui.text.Messages;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files an export writes and where. Geometry is made as the 3D view makes it, so that the
 * file equals what is seen.
 *
 * @param name the beginning of all file names
 */
record ExportPlan(ExportSubject subject, ExportChoices choices, Path folder, String name) {

    /**
     * @param warnings one line each, about values that a format could not hold
     */
    record Written(List<Path> files, List<String> warnings) {}

    List<ExportFile> files() {
        var files = new ArrayList<ExportFile>();
        choices.depth().stream()
                .sorted()
                .forEach(
                        format -> {
                            files.add(new ExportFile.Depth(format));
                            if (choices.sidecar()) files.add(new ExportFile.Facts(format));
                        });
        choices.meshes().stream()
                .sorted()
                .forEach(format -> files.add(new ExportFile.Mesh(format)));
        choices.points().stream()
                .sorted()
                .forEach(format -> files.add(new ExportFile.Points(format)));
        choices.sheets().stream()
                .sorted()
                .forEach(format -> files.add(new ExportFile.Sheet(format)));
        return files;
    }

    Path target(ExportFile file) {
        return folder.resolve(name + file.suffix());
    }

    /** Those that would be replaced. */
    List<Path> conflicts() {
        return files().stream()
                .map(this::target)
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    long estimateBytes() {
        return files().stream().mapToLong(file -> file.estimateBytes(subject)).sum();
    }

    /** Writes all files one by one; each is there completely or not at all. */
    Written write(boolean overwrite, JobMonitor monitor) throws UserFacingException {
        OutputFolder.create(folder);
        var files = files();
        for (var file : files) AtomicFiles.requireWritable(target(file), overwrite);
        var written = new ArrayList<Path>();
        var warnings = new ArrayList<String>();
        for (var file : files) {
            monitor.throwIfCancelled();
            Path target = target(file);
            monitor.report(written.size(), files.size(), String.valueOf(target.getFileName()));
            warnings.addAll(write(file, target, overwrite));
            written.add(target);
        }
        return new Written(List.copyOf(written), List.copyOf(warnings));
    }

    private List<String> write(ExportFile file, Path target, boolean overwrite)
            throws UserFacingException {
        switch (file) {
            case ExportFile.Depth(var format) -> {
                return DepthExporter.write(format, depth(), target, overwrite);
            }
            case ExportFile.Facts(var format) -> {
                Path described = target(new ExportFile.Depth(format));
                new ResultSidecar(
                                subject.software(),
                                subject.result(),
                                subject.side(),
                                subject.file(),
                                subject.camera())
                        .of(format, depth(), described)
                        .write(target, overwrite);
            }
            case ExportFile.Mesh(var format) -> {
                var mesh = MeshBuilder.build(surface(), cells(), subject.edgeCut(), subject.step());
                var photo = subject.result().photo();
                MeshExporter.writeMesh(format, mesh, photo, facts(), target, overwrite);
            }
            case ExportFile.Points(var format) -> {
                var solid = FlyingPoints.removed(surface(), subject.edgeCut());
                var photo = subject.result().photo();
                var points = Unprojector.unproject(solid, cells(), photo, subject.step());
                MeshExporter.writePoints(format, points, facts(), target, overwrite);
            }
            case ExportFile.Sheet(var format) -> {
                var style = SheetStyle.light(subject.program());
                var photo = subject.result().photo();
                ComparisonSheet.write(
                        photo,
                        subject.sheet(),
                        style,
                        format,
                        subject.provenance(),
                        target,
                        overwrite);
            }
        }
        return List.of();
    }

    private DepthExport depth() {
        return new DepthExport(
                subject.result().map(),
                choices.direction(),
                choices.pngScale(),
                subject::colours,
                subject.provenance());
    }

    private ZSurface surface() {
        return ZSurface.of(subject.result().networkMap(), subject.nearFar());
    }

    private Intrinsics cells() {
        var grid = subject.result().networkMap().grid();
        var photo = subject.result().photo();
        return subject.camera()
                .intrinsics()
                .resizedBy(
                        (double) grid.width() / photo.width(),
                        (double) grid.height() / photo.height());
    }

    private SceneFacts facts() {
        var facts = subject.provenance();
        var kind = subject.result().map().kind();
        facts.put("depth-kind", kind.id());
        facts.put("unit", kind.unit().isEmpty() ? "none" : kind.unit());
        if (kind.unit().isEmpty()) {
            facts.put("near", Double.toString(subject.nearFar().near()));
            facts.put("far", Double.toString(subject.nearFar().far()));
        }
        facts.put(
                "camera",
                Messages.text(
                        "export.camera", Double.toString(subject.camera().intrinsics().fxPx())));
        var camera = subject.camera();
        return new SceneFacts(subject.result().photo().name(), subject.program(), facts)
                .withCamera(camera.intrinsics(), camera.width(), camera.height());
    }
}
