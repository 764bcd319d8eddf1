package fathom.cli;

import fathom.evaluate.Metric;
import fathom.evaluate.dataset.Dataset;
import fathom.evaluate.dataset.DatasetOptions;
import fathom.evaluate.report.CasePictures;
import fathom.evaluate.report.CsvReport;
import fathom.evaluate.report.HtmlReport;
import fathom.evaluate.report.JsonReport;
import fathom.evaluate.report.LatexRows;
import fathom.evaluate.report.Report;
import fathom.evaluate.report.WorstCase;
import fathom.evaluate.run.Contender;
import fathom.evaluate.run.EvaluationRun;
import fathom.evaluate.run.ImageTask;
import fathom.evaluate.run.Journal;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.Standing;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs networks over a data set and writes what is asked for. */
final class DatasetEvaluation {
    private static final int WORST_CASES = 6;
    private static final List<Metric> SHOWN =
            List.of(Metric.ABS_REL, Metric.RMSE, Metric.SILOG, Metric.DELTA_1);

    private final CliContext context;
    private final Console console;
    private final EvaluationTargets targets;

    DatasetEvaluation(CliContext context, Console console, EvaluationTargets targets) {
        this.context = context;
        this.console = console;
        this.targets = targets;
    }

    int run(
            Path place,
            Dataset dataset,
            List<Contender> contenders,
            DatasetOptions options,
            JobMonitor monitor)
            throws UserFacingException {
        dataset.notes().forEach(console::note);
        try (var journal = journal(runFacts(place, dataset, contenders, options))) {
            int before = journal.finished().size();
            if (before > 0) {
                console.note("Going on after %s.".formatted(Count.of(before, "finished estimate")));
            }
            var outcomes = new EvaluationRun(dataset, contenders, journal, this::tell).run(monitor);
            var standings = contenders.stream().map(one -> Standing.of(one, outcomes)).toList();
            var report =
                    new Report(facts(place, dataset), dataset.size(), standings, dataset.notes());
            write(report, dataset, monitor);
            journal.delete();
            return end(report);
        }
    }

    private Journal journal(Map<String, Object> run) throws UserFacingException {
        var file = targets.journal();
        if (file.isEmpty()) return Journal.inMemory();
        return targets.resume() ? Journal.resume(file.get(), run) : Journal.create(file.get(), run);
    }

    /** What must be the same for a run to go on. */
    private Map<String, Object> runFacts(
            Path place, Dataset dataset, List<Contender> contenders, DatasetOptions options) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("dataset", place.toAbsolutePath().normalize().toString());
        facts.put("layout", dataset.layout());
        facts.put("images", dataset.size());
        facts.put("depthScale", options.depthScale().orElse(0));
        facts.put("fathom", context.versions().get("Fathom"));
        facts.put(
                "models",
                contenders.stream()
                        .map(one -> List.of(one.id(), one.provenance(), one.settings().toString()))
                        .toList());
        return facts;
    }

    private Map<String, Object> facts(Path place, Dataset dataset) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("dataset", place.toString());
        facts.put("layout", dataset.layout());
        facts.put("fathom", context.versions().get("Fathom"));
        facts.put("runtime", "ONNX Runtime " + context.versions().get("ONNX Runtime"));
        facts.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return facts;
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Skipped skipped) {
            console.note(
                    "left out '%s' (%s): %s"
                            .formatted(skipped.image(), skipped.model(), skipped.reason()));
        }
    }

    private void write(Report report, Dataset dataset, JobMonitor monitor)
            throws UserFacingException {
        boolean replace = targets.replace();
        if (targets.csv() != null) {
            CsvReport.write(report, targets.csv(), replace);
            console.line("Wrote " + targets.csv());
        }
        if (targets.html() != null) {
            HtmlReport.write(report, worst(report, dataset, monitor), targets.html(), replace);
            console.line("Wrote " + targets.html());
        }
        if (targets.latex() != null) {
            LatexRows.write(report.standings(), targets.latex(), replace);
            console.line("Wrote " + targets.latex());
        }
    }

    private List<WorstCase> worst(Report report, Dataset dataset, JobMonitor monitor)
            throws UserFacingException {
        var cases = new ArrayList<WorstCase>();
        for (Standing standing : report.standings()) {
            var pictures = new CasePictures(standing.contender());
            for (Outcome.Scored score : WorstCase.of(standing, WORST_CASES)) {
                monitor.throwIfCancelled();
                monitor.report(0, 0, "Painting " + score.image());
                var protocol = standing.contender().settings().protocol();
                var task = ImageTask.read(dataset.example(score.index()), protocol);
                cases.add(pictures.paint(score, task, monitor));
            }
        }
        return cases;
    }

    private int end(Report report) {
        for (Standing standing : report.standings()) console.line(line(standing));
        var skipped = report.skipped();
        if (!skipped.isEmpty()) {
            console.note(
                    "%d of %s left out; the means are over the others."
                            .formatted(skipped.size(), Count.of(report.images(), "image")));
        }
        int exitCode = skipped.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
        var document = new LinkedHashMap<String, Object>();
        document.put("exitCode", exitCode);
        document.putAll(JsonReport.of(report));
        console.result(document);
        return exitCode;
    }

    private static String line(Standing standing) {
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
