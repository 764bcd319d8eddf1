package fathom.cli;

import fathom.evaluate.Metric;
import fathom.evaluate.report.JsonReport;
import fathom.evaluate.report.Report;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.Standing;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.evaluation.DatasetJob;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Runs networks over a data set and writes what is asked for. */
final class DatasetEvaluation {
    private static final List<Metric> SHOWN =
            List.of(Metric.ABS_REL, Metric.RMSE, Metric.SILOG, Metric.DELTA_1);

    private final Console console;
    private final EvaluationTargets targets;

    DatasetEvaluation(Console console, EvaluationTargets targets) {
        this.console = console;
        this.targets = targets;
    }

    int run(DatasetJob job, JobMonitor monitor) throws UserFacingException {
        try (var journal = job.journal(targets.files(), targets.resume())) {
            int before = journal.finished().size();
            if (before > 0) {
                console.note("Going on after %s.".formatted(Count.of(before, "finished estimate")));
            }
            var report = job.run(journal, this::tell, monitor);
            report.notes().forEach(console::note);
            job.write(report, targets.files(), targets.replace(), monitor);
            targets.files().all().forEach(file -> console.line("Wrote " + file));
            journal.delete();
            return end(report);
        }
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Skipped skipped) {
            console.note(
                    "left out '%s' (%s): %s"
                            .formatted(skipped.image(), skipped.model(), skipped.reason()));
        }
    }

    private int end(Report report) {
        for (Standing standing : report.standings()) console.line(line(standing));
        var skipped = report.skipped();
        if (!skipped.isEmpty()) {
            console.note(
                    "%d of %s left out; %s."
                            .formatted(
                                    skipped.size(),
                                    Count.of(report.images(), "image"),
                                    report.standings().stream()
                                                    .allMatch(each -> each.scored().isEmpty())
                                            ? "nothing was scored"
                                            : "the means are over the others"));
        }
        int exitCode = skipped.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
        var document = new LinkedHashMap<String, Object>();
        document.put("exitCode", exitCode);
        document.putAll(JsonReport.of(report));
        console.result(document);
        return exitCode;
    }

    private static String line(Standing standing) {
        if (standing.scored().isEmpty()) {
            return standing.contender().id() + ": no image was scored";
        }
        var settings = standing.contender().settings();
        var line =
                new StringBuilder(
                        "%s, %s, %s (%s, %s):"
                                .formatted(
                                        standing.contender().id(),
                                        Count.of(standing.scored().size(), "image"),
                                        settings.protocol().id(),
                                        settings.alignment().label(),
                                        settings.estimator().label()));
        for (Metric metric : SHOWN) {
            line.append(String.format(Locale.ROOT, " %s %.4f", metric.id(), standing.mean(metric)));
        }
        return line.toString();
    }
}
