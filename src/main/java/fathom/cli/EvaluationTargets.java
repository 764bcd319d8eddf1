package fathom.cli;

import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;
import fathom.pipeline.evaluation.ReportFiles;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** The files that an evaluation writes. */
record EvaluationTargets(
        @Nullable Path csv,
        @Nullable Path html,
        @Nullable Path latex,
        boolean resume,
        boolean overwrite) {

    void check() throws UserFacingException {
        if (resume && files().journal().isEmpty()) {
            throw RunOptions.usage(
                    "--resume has no journal to go on from.",
                    "Name the file that the stopped run was to write, with --csv, --html or"
                            + " --latex.");
        }
        for (Path target : files().all().toList()) AtomicFiles.requireWritable(target, replace());
    }

    void refuseAllButCsv() throws UserFacingException {
        if (html != null || latex != null || resume) {
            throw RunOptions.usage(
                    "Ordinal accuracy of point pairs is written as --csv and --json only.",
                    "Leave --html, --latex and --resume out.");
        }
    }

    /** A resumed run replaces what the stopped one left. */
    boolean replace() {
        return overwrite || resume;
    }

    ReportFiles files() {
        return new ReportFiles(
                Optional.ofNullable(csv), Optional.ofNullable(html), Optional.ofNullable(latex));
    }
}
