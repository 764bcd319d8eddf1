package fathom.cli;

import fathom.export.OutputFolder;
import fathom.export.Sidecar;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.StatedExport;
import fathom.export.depth.StatedExporter;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;
import fathom.pipeline.ResultSidecar;
import fathom.pipeline.SideExports;
import fathom.pipeline.SideOutput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the files that the plan has for one image through one network. */
final class EstimateWriter {
    private final EstimatePlan.Step step;
    private final ResultSidecar sidecar;
    private final Choices choices;
    private final List<String> warnings = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();

    /**
     * What the user chose.
     *
     * @param keep whether files that exist stay as they are
     */
    record Choices(SideOutputOptions outputs, boolean sidecars, boolean keep, boolean overwrite) {}

    EstimateWriter(EstimatePlan.Step step, ResultSidecar sidecar, Choices choices) {
        this.step = step;
        this.sidecar = sidecar;
        this.choices = choices;
    }

    List<String> warnings() {
        return warnings;
    }

    List<Path> written() {
        return written;
    }

    void write(DepthExport depth) throws UserFacingException {
        // Before the first file, so that an image has all of them or none.
        var stated = stated(sidecar.result(), depth.provenance());
        for (var target : step.targets().entrySet()) {
            var format = target.getKey();
            Path path = target.getValue();
            if (isWanted(path)) {
                warnings.addAll(DepthExporter.write(format, depth, path, choices.overwrite));
                written.add(path);
            }
            Path beside = Sidecar.pathBeside(path);
            if (choices.sidecars && isWanted(beside)) {
                write(sidecar.of(format, depth, path), beside);
            }
        }
        for (var output : stated.entrySet()) write(output.getKey(), output.getValue());
    }

    private Map<SideOutput, StatedExport> stated(DepthResult result, Map<String, String> provenance)
            throws UserFacingException {
        var exports = new SideExports(result, provenance);
        var stated = new EnumMap<SideOutput, StatedExport>(SideOutput.class);
        for (var output : step.outputs().keySet()) {
            var export = exports.of(output);
            if (export.isEmpty() && choices.outputs.isNamed(output)) {
                throw SideOutputOptions.notGiven(result.card(), output);
            }
            export.ifPresent(present -> stated.put(output, present));
        }
        return stated;
    }

    private void write(SideOutput output, StatedExport export) throws UserFacingException {
        for (var target : step.outputs().getOrDefault(output, Map.of()).entrySet()) {
            DepthFormat format = target.getKey();
            Path path = target.getValue();
            if (isWanted(path)) {
                StatedExporter.write(format, export, path, choices.overwrite);
                written.add(path);
            }
            Path beside = Sidecar.pathBeside(path);
            if (choices.sidecars && isWanted(beside)) {
                write(sidecar.of(output, format, export, path), beside);
            }
        }
    }

    private void write(Sidecar content, Path target) throws UserFacingException {
        content.write(target, choices.overwrite);
        written.add(target);
    }

    private boolean isWanted(Path target) throws UserFacingException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) OutputFolder.create(folder);
        return !choices.keep || !Files.exists(target);
    }
}
