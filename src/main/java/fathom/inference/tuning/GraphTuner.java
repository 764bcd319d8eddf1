package fathom.inference.tuning;

import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.GraphPreparation;
import fathom.inference.NetworkOutputs;
import fathom.inference.OutputTensor;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.rewrite.MatMulQuantisation;
import fathom.inference.rewrite.Rewrite;
import fathom.inference.tuning.TuningReport.Verdict;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.preprocess.InputTensor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Makes a network's tuned graph: rewrites it, lets the runtime prepare the result for loading,
 * compares its outputs with the published graph's and times the two in turn.
 */
public final class GraphTuner {
    /** Longer runs hardly feel what a setting of the session saves in each operator. */
    private static final double SETTINGS_MATTER_MS = 500;

    /** The rewritten graph and the one made of it lie side by side for a while. */
    private static final int COPIES = 2;

    private static final Rewrite EIGHT_BITS = new MatMulQuantisation();
    private static final int STEPS = 5;
    private static final PairedRuns NO_RUNS = new PairedRuns(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(GraphTuner.class);

    private final DepthEngines engines;
    private final GraphPreparation preparation;
    private final TunedGraphs graphs;
    private final LongSupplier clock;

    /**
     * @param engines opens graphs as they are
     */
    public GraphTuner(DepthEngines engines, GraphPreparation preparation, TunedGraphs graphs) {
        this(engines, preparation, graphs, System::nanoTime);
    }

    GraphTuner(
            DepthEngines engines,
            GraphPreparation preparation,
            TunedGraphs graphs,
            LongSupplier clock) {
        this.engines = engines;
        this.preparation = preparation;
        this.graphs = graphs;
        this.clock = clock;
    }

    /**
     * Tunes the card's graph and keeps the result, whether it is an improvement or not. Takes about
     * twenty runs of the network.
     *
     * @param options the threads to tune for
     * @throws java.util.concurrent.CancellationException when cancelled; nothing is kept then
     */
    public TuningReport tune(
            ModelCard card, GraphChoice choice, EngineOptions options, JobMonitor monitor)
            throws UserFacingException {
        try {
            monitor.report(0, STEPS, "Reading " + card.name());
            var fingerprint =
                    GraphFingerprint.of(card, graphs.runtime(), TunedGraphs.TUNER, monitor);
            Path made = graphs.newFolder(COPIES * fingerprint.bytes());
            try {
                var work = new Work(card, choice, options, monitor, made, fingerprint);
                var report = work.run();
                graphs.publish(made, report, graphs.entry(fingerprint, choice));
                monitor.report(STEPS, STEPS, "Done");
                return report;
            } finally {
                TunedGraphs.delete(made);
            }
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.CANNOT_WRITE,
                    "Model '%s' cannot be tuned: %s.".formatted(card.id(), e.getMessage()),
                    "It runs untuned; check the room in the cache folder and the model's file.",
                    e);
        }
    }

    /** One network being tuned. */
    private final class Work {
        private final ModelCard card;
        private final GraphChoice choice;
        private final EngineOptions published;
        private final JobMonitor monitor;
        private final Path made;
        private final GraphFingerprint fingerprint;
        private final List<InputTensor> inputs;

        Work(
                ModelCard card,
                GraphChoice choice,
                EngineOptions options,
                JobMonitor monitor,
                Path made,
                GraphFingerprint fingerprint) {
            this.card = card;
            this.choice = choice;
            this.published = options.withGraph(GraphChoice.PUBLISHED);
            this.monitor = monitor;
            this.made = made;
            this.fingerprint = fingerprint;
            this.inputs = ProbePictures.tensors(card.input());
        }

        TuningReport run() throws IOException, UserFacingException {
            if (choice == GraphChoice.FAST) return run(Rewrite.EXACT);
            var trials = TuningRules.TRIALS.iterator();
            var report = run(trials.next());
            while (report.verdict() == Verdict.DIFFERENT && trials.hasNext()) {
                report = run(trials.next());
            }
            return report;
        }

        private TuningReport run(List<Rewrite> exact) throws IOException, UserFacingException {
            monitor.report(1, STEPS, "Rewriting " + card.name());
            Map<String, Integer> rewrites;
            try {
                rewrites = rewrite(exact);
            } catch (MalformedGraphException | UserFacingException e) {
                LOG.info("'{}' is not tuned", card.id(), e);
                return report(Map.of(), Verdict.CANNOT_BE_RUN, 0, NO_RUNS, NO_RUNS, false);
            }
            if (choice == GraphChoice.FAST && rewrites.getOrDefault(EIGHT_BITS.name(), 0) == 0) {
                return report(rewrites, Verdict.CANNOT_BE_RUN, 0, NO_RUNS, NO_RUNS, false);
            }
            monitor.throwIfCancelled();
            monitor.report(2, STEPS, "Comparing the tuned graph with the published one");
            long startNs = System.nanoTime();
            try (var original = engines.open(card, published)) {
                double originalLoadMs = millisSince(startNs);
                return compare(original, originalLoadMs, rewrites);
            }
        }

        private TuningReport compare(
                DepthEngine original, double originalLoadMs, Map<String, Integer> rewrites)
                throws IOException, UserFacingException {
            List<NetworkOutputs> wanted = run(original);
            try {
                // Opened once before it is timed: its file, just written, is mapped slowly.
                openTuned(false).close();
                long startNs = System.nanoTime();
                try (var tuned = openTuned(false)) {
                    var loads = new PairedRuns(originalLoadMs, millisSince(startNs));
                    return judge(original, tuned, loads, deviation(wanted, run(tuned)), rewrites);
                }
            } catch (UserFacingException e) {
                LOG.info("'{}' does not run as it was rewritten", card.id(), e);
                return report(rewrites, Verdict.CANNOT_BE_RUN, 0, NO_RUNS, NO_RUNS, false);
            }
        }

        private TuningReport judge(
                DepthEngine original,
                DepthEngine tuned,
                PairedRuns loads,
                double deviation,
                Map<String, Integer> rewrites)
                throws IOException, UserFacingException {
            if (deviation > TuningRules.tolerance(choice)) {
                return report(rewrites, Verdict.DIFFERENT, deviation, NO_RUNS, loads, false);
            }
            monitor.report(3, STEPS, "Timing the tuned graph against the published one");
            PairedRuns runs;
            try (var rival = rival(original)) {
                runs = PairedRuns.time(rival, tuned, inputs.getFirst(), clock, monitor);
            }
            if (!TuningRules.isWorthIt(choice, runs, loads)) {
                return report(rewrites, Verdict.NOT_FASTER, deviation, runs, loads, false);
            }
            boolean pattern = false;
            if (runs.secondMs() < SETTINGS_MATTER_MS) {
                monitor.report(4, STEPS, "Choosing the session's settings");
                pattern = gainsFromMemoryPattern(tuned);
            }
            return report(rewrites, Verdict.FASTER, deviation, runs, loads, pattern);
        }

        /**
         * What would be run otherwise, which for the fast variant may be the tuned graph. Its
         * memory is needed for the next pair of runs: it is closed after these.
         */
        private DepthEngine rival(DepthEngine original) throws UserFacingException {
            if (choice != GraphChoice.FAST) return original;
            var exact = graphs.find(card, GraphChoice.TUNED, monitor);
            if (exact.isEmpty() || !exact.get().report().accepted()) return original;
            original.close();
            var rival =
                    engines.open(
                            TunedEngines.cardOf(card, exact.get().graph()),
                            published.withMemoryPattern(exact.get().report().memoryPattern()));
            try {
                rival.run(inputs.getFirst(), monitor);
                return rival;
            } catch (UserFacingException | RuntimeException e) {
                rival.close();
                throw e;
            }
        }

        private TuningReport report(
                Map<String, Integer> rewrites,
                Verdict verdict,
                double deviation,
                PairedRuns runs,
                PairedRuns loads,
                boolean memoryPattern)
                throws IOException {
            if (verdict != Verdict.FASTER) removeGraph();
            return new TuningReport(
                    TunedGraphs.TUNER,
                    graphs.runtime(),
                    fingerprint.sha256(),
                    fingerprint.bytes(),
                    rewrites,
                    verdict,
                    Double.isFinite(deviation) ? deviation : 1,
                    runs.firstMs(),
                    runs.secondMs(),
                    runs.ratio(),
                    loads.firstMs(),
                    loads.secondMs(),
                    inputs.getFirst().width(),
                    inputs.getFirst().height(),
                    memoryPattern);
        }

        /** The tuned graph as the runtime saved it; what lay between is deleted. */
        private Map<String, Integer> rewrite(List<Rewrite> exact)
                throws IOException, UserFacingException {
            Path rewritten = Files.createDirectory(made.resolve("rewritten"));
            var found = new LinkedHashMap<String, Integer>();
            try (var file = OnnxFile.open(card.onnxFile())) {
                for (var rewrite : exact) found.put(rewrite.name(), rewrite.apply(file));
                if (choice == GraphChoice.FAST) {
                    found.put(EIGHT_BITS.name(), EIGHT_BITS.apply(file));
                }
                file.write(rewritten.resolve(TunedGraphs.GRAPH));
            }
            preparation.savePrepared(
                    rewritten.resolve(TunedGraphs.GRAPH), made.resolve(TunedGraphs.GRAPH));
            TunedGraphs.delete(rewritten);
            return found;
        }

        private DepthEngine openTuned(boolean memoryPattern) throws UserFacingException {
            return engines.open(
                    TunedEngines.cardOf(card, made.resolve(TunedGraphs.GRAPH)),
                    published.withMemoryPattern(memoryPattern));
        }

        private List<NetworkOutputs> run(DepthEngine engine) throws UserFacingException {
            var outputs = new ArrayList<NetworkOutputs>();
            for (var input : inputs) outputs.add(engine.run(input, monitor));
            return outputs;
        }

        private static double deviation(List<NetworkOutputs> wanted, List<NetworkOutputs> found) {
            double largest = 0;
            for (int i = 0; i < wanted.size(); i++) {
                var those = tensors(wanted.get(i));
                var these = tensors(found.get(i));
                for (int j = 0; j < those.size(); j++) {
                    largest = Math.max(largest, deviation(those.get(j), these.get(j)));
                }
            }
            return largest;
        }

        private static List<OutputTensor> tensors(NetworkOutputs outputs) {
            return Stream.concat(
                            Stream.of(outputs.depth()),
                            outputs.others().stream().map(NetworkOutputs.Other::tensor))
                    .toList();
        }

        private static double deviation(OutputTensor wanted, OutputTensor found) {
            if (wanted.isMap() != found.isMap()) return Double.POSITIVE_INFINITY;
            return wanted.isMap()
                    ? Deviation.between(wanted.map(), found.map()).largest()
                    : Deviation.between(wanted.row(), found.row()).largest();
        }

        /** Planning memory ahead costs memory, so that it has to gain time. */
        private boolean gainsFromMemoryPattern(DepthEngine without) throws UserFacingException {
            try (var with = openTuned(true)) {
                with.run(inputs.getFirst(), monitor);
                return PairedRuns.time(without, with, inputs.getFirst(), clock, monitor).ratio()
                        < TuningRules.WORTH_MEMORY;
            }
        }

        private void removeGraph() throws IOException {
            for (var file : TunedGraphs.filesIn(made)) TunedGraphs.delete(file);
        }
    }

    private static double millisSince(long startNs) {
        return (System.nanoTime() - startNs) / 1e6;
    }
}
