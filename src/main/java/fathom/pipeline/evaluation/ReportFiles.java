package fathom.pipeline.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that an evaluation leaves behind. */
public record ReportFiles(Optional<Path> csv, Optional<Path> html, Optional<Path> latex) {
    /** All that are asked for. */
    public Stream<Path> all() {
        return Stream.of(csv, html, latex).flatMap(Optional::stream);
    }

    /** Where a run that is stopped can go on from; empty when it writes no file. */
    public Optional<Path> journal() {
        return all().findFirst().map(file -> file.resolveSibling(file.getFileName() + ".journal"));
    }
}
