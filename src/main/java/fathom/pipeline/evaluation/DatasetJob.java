package fathom.pipeline.evaluation;

import fathom.evaluate.dataset.Dataset;
import fathom.evaluate.report.CasePictures;
import fathom.evaluate.report.CsvReport;
import fathom.evaluate.report.HtmlReport;
import fathom.evaluate.report.LatexRows;
import fathom.evaluate.report.Report;
import fathom.evaluate.report.WorstCase;
import fathom.evaluate.run.Contender;
import fathom.evaluate.run.EvaluationRun;
import fathom.evaluate.run.ImageTask;
import fathom.evaluate.run.Journal;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.ShapeNotes;
import fathom.evaluate.run.Standing;
import fathom.export.Sidecar;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Networks on a data set, from its first image to its reports.
 *
 * @param place where the data set lies
 * @param depthScale steps a metre that the user gave for all files
 */
public record DatasetJob(
        Path place,
        Dataset dataset,
        List<Contender> contenders,
        OptionalDouble depthScale,
        Sidecar.Software software) {
    private static final int WORST_CASES = 6;

    public DatasetJob {
        contenders = List.copyOf(contenders);
    }

    /**
     * A journal beside the first file, or in memory where there is none.
     *
     * @param resume goes on with the journal that is there
     * @throws UserFacingException when it is of another run, or cannot be written
     */
    public Journal journal(ReportFiles files, boolean resume) throws UserFacingException {
        var file = files.journal();
        if (file.isEmpty()) return Journal.inMemory();
        return resume ? Journal.resume(file.get(), run()) : Journal.create(file.get(), run());
    }

    /**
     * @param listener hears each new outcome, on the run's thread
     */
    public Report run(Journal journal, Consumer<Outcome> listener, JobMonitor monitor)
            throws UserFacingException {
        var outcomes = new EvaluationRun(dataset, contenders, journal, listener).run(monitor);
        var standings = contenders.stream().map(one -> Standing.of(one, outcomes)).toList();
        var notes = new ArrayList<>(dataset.notes());
        notes.addAll(ShapeNotes.of(outcomes, dataset.size()));
        return new Report(facts(), dataset.size(), standings, notes);
    }

    /** Writes what is asked for; the page has pictures of each network's worst images. */
    public void write(Report report, ReportFiles files, boolean replace, JobMonitor monitor)
            throws UserFacingException {
        if (files.csv().isPresent()) CsvReport.write(report, files.csv().get(), replace);
        if (files.html().isPresent()) {
            HtmlReport.write(report, worst(report, monitor), files.html().get(), replace);
        }
        if (files.latex().isPresent()) {
            LatexRows.write(report.standings(), files.latex().get(), replace);
        }
    }

    /** What must be the same for a run to go on. */
    private Map<String, Object> run() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("dataset", place.toAbsolutePath().normalize().toString());
        facts.put("layout", dataset.layout());
        facts.put("images", dataset.size());
        facts.put("depthScale", depthScale.orElse(0));
        facts.put("fathom", software.fathomVersion());
        facts.put(
                "models",
                contenders.stream()
                        .map(one -> List.of(one.id(), one.provenance(), one.settings().toString()))
                        .toList());
        return facts;
    }

    private Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("dataset", place.toString());
        facts.put("layout", dataset.layout());
        depthScale.ifPresent(steps -> facts.put("depthScale", steps));
        facts.put("fathom", software.fathomVersion());
        facts.put("runtime", software.runtime());
        facts.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return facts;
    }

    private List<WorstCase> worst(Report report, JobMonitor monitor) throws UserFacingException {
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
}
