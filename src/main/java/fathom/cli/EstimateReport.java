package fathom.cli;

import fathom.export.depth.DepthFormat;
import fathom.job.UserFacingException;
import fathom.pipeline.BatchRun;
import fathom.pipeline.DepthResult;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an estimate did, told as it goes for people and at the end for programs. */
final class EstimateReport {
    private final Console console;
    private final int images;
    private final List<Map<String, Object>> results = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    EstimateReport(Console console, int images) {
        this.console = console;
        this.images = images;
    }

    void kept(List<Path> files) {
        files.forEach(file -> kept.add(file.toString()));
        if (!files.isEmpty()) console.line("Kept " + Count.of(files.size(), "file") + ".");
    }

    void done(
            EstimatePlan.Step step, DepthResult result, List<Path> written, List<String> warnings) {
        warnings.forEach(warning -> console.warn("'%s': %s".formatted(step.image(), warning)));
        written.forEach(file -> console.line("Wrote " + file));
        var entry = new LinkedHashMap<String, Object>();
        entry.put("image", step.image().toString());
        entry.putAll(DepthResultFacts.json(result));
        entry.put("files", files(step.targets()));
        var outputs = new LinkedHashMap<String, Object>();
        step.outputs()
                .forEach(
                        (output, targets) -> {
                            // The graph may lack what its card names.
                            if (targets.values().stream().anyMatch(Files::exists)) {
                                outputs.put(output.id(), files(targets));
                            }
                        });
        entry.put("outputs", outputs);
        entry.put("written", written.stream().map(Path::toString).toList());
        entry.put("warnings", warnings);
        results.add(entry);
    }

    private static Map<String, String> files(Map<DepthFormat, Path> targets) {
        var files = new LinkedHashMap<String, String>();
        targets.forEach((format, file) -> files.put(format.id(), file.toString()));
        return files;
    }

    void add(Map<String, Object> entry) {
        results.add(entry);
    }

    /** Lists what failed and returns the exit code. */
    int end(List<BatchRun.Failure> failures) {
        failures.forEach(failure -> console.problem(failure.cause()));
        if (!failures.isEmpty() && images > 1) {
            console.note(
                    "%d of %s failed%s."
                            .formatted(
                                    failures.size(),
                                    Count.of(images, "image"),
                                    failures.size() < images ? "; the others are done" : ""));
        }
        int exitCode = exitCode(failures);
        var document = new LinkedHashMap<String, Object>();
        document.put("exitCode", exitCode);
        document.put("results", results);
        document.put("kept", kept);
        document.put("failures", failures.stream().map(EstimateReport::entry).toList());
        console.result(document);
        return exitCode;
    }

    /** A batch with failures ends as one with bad files, unless all of it failed in another way. */
    private int exitCode(List<BatchRun.Failure> failures) {
        if (failures.isEmpty()) return ExitCode.OK;
        var codes =
                failures.stream()
                        .map(failure -> ExitCode.of(failure.cause().fault()))
                        .distinct()
                        .toList();
        boolean allAlike = failures.size() == images && codes.size() == 1;
        return allAlike ? codes.getFirst() : ExitCode.BAD_INPUT;
    }

    private static Map<String, Object> entry(BatchRun.Failure failure) {
        UserFacingException cause = failure.cause();
        var entry = new LinkedHashMap<String, Object>();
        entry.put("image", failure.file().toString());
        entry.put("exitCode", ExitCode.of(cause.fault()));
        entry.put("problem", cause.problem());
        entry.put("remedy", cause.remedy());
        return entry;
    }
}
