package fathom.ui.export;

import fathom.export.AtomicFiles;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.sheet.ComparisonSheet;
import fathom.export.sheet.SheetStyle;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.ResultSidecar;
import fathom.ui.settings.ExportChoices;

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
        boolean seenByLens = subject.isSeenByLens();
        if (choices.geometry().depthPass() && seenByLens) files.add(new ExportFile.Pass());
        if (choices.geometry().colmap() && seenByLens) files.add(new ExportFile.Colmap());
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

    /** Of files on the disk, when all is written. */
    int fileCount() {
        var geometry = choices.geometry();
        return files().stream().mapToInt(file -> file.count(subject, geometry)).sum();
    }

    long estimateBytes() {
        var geometry = choices.geometry();
        return files().stream().mapToLong(file -> file.estimateBytes(subject, geometry)).sum();
    }

    /** Writes all files one by one; each is there completely or not at all. */
    Written write(boolean overwrite, JobMonitor monitor) throws UserFacingException {
        OutputFolder.create(folder);
        var files = files();
        for (var file : files) {
            boolean folder = file instanceof ExportFile.Colmap;
            if (!folder) AtomicFiles.requireWritable(target(file), overwrite);
        }
        var geometry = new GeometryFiles(subject, choices.geometry(), overwrite);
        var written = new ArrayList<Path>();
        var warnings = new ArrayList<String>();
        for (var file : files) {
            monitor.throwIfCancelled();
            Path target = target(file);
            String name = String.valueOf(target.getFileName());
            monitor.report(written.size(), files.size(), name);
            var part = new PartOfExport(monitor, written.size(), files.size(), name);
            warnings.addAll(write(file, target, geometry, overwrite, part));
            written.add(target);
        }
        return new Written(List.copyOf(written), List.copyOf(warnings));
    }

    private List<String> write(
            ExportFile file,
            Path target,
            GeometryFiles geometry,
            boolean overwrite,
            JobMonitor monitor)
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
            case ExportFile.Mesh(var format) -> geometry.writeMesh(format, target, monitor);
            case ExportFile.Points(var format) -> geometry.writePoints(format, target, monitor);
            case ExportFile.Pass() -> geometry.writePass(target, monitor);
            case ExportFile.Colmap() -> geometry.writeColmap(target, monitor);
            case ExportFile.Sheet(var format) -> {
                var style = SheetStyle.light(subject.program());
                ComparisonSheet.write(
                        subject.sheet(), style, format, subject.provenance(), target, overwrite);
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
}
