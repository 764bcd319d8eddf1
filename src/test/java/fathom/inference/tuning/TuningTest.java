package fathom.inference.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.depth.DepthKind;
import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.djl.DjlEngines;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.TinyGraphs;
import fathom.inference.tuning.TuningReport.Verdict;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.PublishedFacts;
import fathom.model.Tensors;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.FloatGrid;
import fathom.raster.Resampling;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** On the real runtime, with a clock that makes the outcome of the race known. */
class TuningTest {
    private static final EngineOptions OPTIONS = EngineOptions.DEFAULT.withThreads(1);

    private final DjlEngines runtime = new DjlEngines();

    @TempDir private Path folder;
    private Path cache = Path.of("");
    private ModelCard card = card(Path.of("none.onnx"));
    private TunedGraphs graphs = graphs("runtime 1");

    @BeforeEach
    void aNetworkOfTheUsersOwn() throws Exception {
        cache = folder.resolve("tuned");
        graphs = graphs("runtime 1");
        Path graph = folder.resolve("graph.onnx");
        Files.copy(TinyGraphs.file("tiny-depth-anything-v2-small"), graph);
        card = card(graph);
    }

    @Test
    void aFasterGraphIsRunFromThenOnAndSaysTheSame() throws Exception {
        FloatGrid published = run(OPTIONS.withGraph(GraphChoice.PUBLISHED));
        var report = tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        assertThat(report.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(report.rewrites()).containsEntry("attention", 4).containsEntry("layer-scale", 8);
        assertThat(report.deviation()).isBetween(0.0, 1e-4);
        assertThat(report.width()).isEqualTo(98);
        assertThat(report.height()).isEqualTo(70);
        assertThat(report.ratio()).isEqualTo(0.5);

        var entry = find(GraphChoice.TUNED).orElseThrow();
        assertThat(entry.report()).isEqualTo(report);
        assertThat(largest(published, run(OPTIONS))).isBetween(0.0, 1e-4);

        putOtherNetworkIn(entry);
        assertThat(largest(published, run(OPTIONS))).isGreaterThan(0.1);
        assertThat(run(OPTIONS.withGraph(GraphChoice.PUBLISHED)).toArray())
                .isEqualTo(published.toArray());
    }

    @Test
    void aNetworkThatMagnifiesRoundingIsRewrittenMoreGently() throws Exception {
        card = card(TinyGraphs.resource("/fathom/inference/rewrite/normalised-magnified.onnx"));
        var report = tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        assertThat(report.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(report.deviation()).isLessThan(1e-4);
        assertThat(report.rewrites()).doesNotContainKey("layer-norm").containsKey("attention");
    }

    @Test
    void aGraphThatIsNoFasterIsNotKeptAndNotTriedAgain() throws Exception {
        var report =
                tuner(publishedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_FASTER);
        assertThat(report.ratio()).isEqualTo(2);
        assertThat(find(GraphChoice.TUNED).orElseThrow().report()).isEqualTo(report);
        assertThat(filesOf(cache)).singleElement().asString().endsWith("report.json");
        assertThat(run(OPTIONS).width()).isEqualTo(98);
    }

    @Test
    void aDamagedTunedGraphCostsTimeAndNotTheResult() throws Exception {
        FloatGrid published = run(OPTIONS.withGraph(GraphChoice.PUBLISHED));
        tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        Files.writeString(find(GraphChoice.TUNED).orElseThrow().graph(), "damaged");
        assertThat(run(OPTIONS).toArray()).isEqualTo(published.toArray());
    }

    @Test
    void anotherFileOrRuntimeIsTunedAnewAndTheOldGraphLeaves() throws Exception {
        tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        Path old = find(GraphChoice.TUNED).orElseThrow().folder();

        graphs = graphs("runtime 2");
        assertThat(find(GraphChoice.TUNED)).isEmpty();
        tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        assertThat(old).doesNotExist();

        Files.copy(
                TinyGraphs.file("tiny-depth-anything-v2-metric-small"),
                card.onnxFile(),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(find(GraphChoice.TUNED)).isEmpty();
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        assertThat(graphs.remove(card, JobMonitor.NONE)).isTrue();
        assertThat(find(GraphChoice.TUNED)).isEmpty();
        assertThat(filesOf(cache)).isEmpty();
        assertThat(graphs.remove(card, JobMonitor.NONE)).isFalse();
    }

    @Test
    void weightsInASecondFileAreTunedToo() throws Exception {
        Path split = Files.createDirectory(folder.resolve("split")).resolve("split.onnx");
        try (var file = OnnxFile.open(card.onnxFile())) {
            file.write(split);
        }
        FloatGrid published = run(OPTIONS.withGraph(GraphChoice.PUBLISHED));
        card = card(split, "split.onnx.data");
        tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        assertThat(largest(published, run(OPTIONS))).isBetween(0.0, 1e-4);

        Files.setLastModifiedTime(split.resolveSibling("split.onnx.data"), FileTime.fromMillis(0));
        assertThat(find(GraphChoice.TUNED)).as("other weights").isEmpty();
    }

    @Test
    void theFastVariantIsCloseAndOnlyRunWhereItIsWanted() throws Exception {
        var missing =
                catchThrowableOfType(
                        UserFacingException.class, () -> run(OPTIONS.withGraph(GraphChoice.FAST)));
        assertThat(missing.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(missing.remedy()).contains("models tune own --fast");

        FloatGrid published = run(OPTIONS);
        var report = tuner(tunedIsFaster()).tune(card, GraphChoice.FAST, OPTIONS, JobMonitor.NONE);
        assertThat(report.rewrites()).containsEntry("eight-bit-products", 24);
        FloatGrid fast = run(OPTIONS.withGraph(GraphChoice.FAST));
        assertThat(largest(published, fast)).isBetween(1e-4, 0.1);
        assertThat(run(OPTIONS).toArray()).isEqualTo(published.toArray());
    }

    @Test
    void aFastVariantThatGainsNextToNothingIsRefused() throws Exception {
        var report = tuner(clock(1000, 980)).tune(card, GraphChoice.FAST, OPTIONS, JobMonitor.NONE);
        assertThat(report.ratio()).isEqualTo(0.98);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_FASTER);
        assertThat(filesOf(cache)).singleElement().asString().endsWith("report.json");

        var refused =
                catchThrowableOfType(
                        UserFacingException.class, () -> run(OPTIONS.withGraph(GraphChoice.FAST)));
        assertThat(refused.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(refused.problem()).contains("hardly faster");
        assertThat(refused.remedy()).doesNotContain("--fast");
    }

    @Test
    void theFastVariantHasToBeatTheTunedGraph() throws Exception {
        tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
        var opened = new ArrayList<Path>();
        DepthEngines watched =
                new DepthEngines() {
                    @Override
                    public DepthEngine open(ModelCard chosen, EngineOptions options)
                            throws UserFacingException {
                        opened.add(chosen.onnxFile());
                        return runtime.open(chosen, options);
                    }

                    @Override
                    public String runtimeVersion() {
                        return runtime.runtimeVersion();
                    }
                };
        new GraphTuner(watched, runtime, graphs, tunedIsFaster())
                .tune(card, GraphChoice.FAST, OPTIONS, JobMonitor.NONE);
        assertThat(opened).contains(find(GraphChoice.TUNED).orElseThrow().graph());
    }

    @Test
    void aNetworkWithoutProductsHasNoFastVariant() throws Exception {
        card = card(TinyGraphs.resource("/fathom/inference/graphs/red-rank4.onnx"));
        var report = tuner(tunedIsFaster()).tune(card, GraphChoice.FAST, OPTIONS, JobMonitor.NONE);
        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_BE_RUN);
        assertThat(filesOf(cache)).singleElement().asString().endsWith("report.json");
    }

    @Test
    void tuningThatIsCancelledLeavesNothing() {
        var cancelled =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThatThrownBy(
                        () ->
                                tuner(tunedIsFaster())
                                        .tune(card, GraphChoice.TUNED, OPTIONS, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(filesOf(cache)).isEmpty();
    }

    @Test
    void twoAtATimeLeaveOneWholeGraph() throws Exception {
        FloatGrid published = run(OPTIONS);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<TuningReport> first = threads.submit(this::tune);
            Future<TuningReport> second = threads.submit(this::tune);
            assertThat(first.get().accepted()).isTrue();
            assertThat(second.get().accepted()).isTrue();
        }
        assertThat(TunedGraphs.filesIn(cache)).hasSize(1);
        assertThat(largest(published, run(OPTIONS))).isBetween(0.0, 1e-4);
    }

    private TuningReport tune() throws UserFacingException {
        return tuner(tunedIsFaster()).tune(card, GraphChoice.TUNED, OPTIONS, JobMonitor.NONE);
    }

    private static double largest(FloatGrid wanted, FloatGrid found) {
        return Deviation.between(wanted, found).largest();
    }

    private FloatGrid run(EngineOptions options) throws UserFacingException {
        try (var engine = new TunedEngines(runtime, graphs).open(card, options)) {
            return engine.run(ProbePictures.tensors(card.input()).getFirst(), JobMonitor.NONE)
                    .depth()
                    .map();
        }
    }

    private Optional<TunedGraphs.Entry> find(GraphChoice choice) {
        return graphs.find(card, choice, JobMonitor.NONE);
    }

    private GraphTuner tuner(LongSupplier clock) {
        return new GraphTuner(runtime, runtime, graphs, clock);
    }

    private TunedGraphs graphs(String version) {
        return new TunedGraphs(cache, version);
    }

    private void putOtherNetworkIn(TunedGraphs.Entry entry) throws IOException {
        Files.copy(
                TinyGraphs.file("tiny-depth-anything-v2-metric-small"),
                entry.graph(),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> filesOf(Path tree) {
        if (!Files.exists(tree)) return List.of();
        try (var files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each run of the first network lasts 2 ms, each of the second 1 ms. */
    private static LongSupplier tunedIsFaster() {
        return clock(2, 1);
    }

    private static LongSupplier publishedIsFaster() {
        return clock(1, 2);
    }

    private static LongSupplier clock(long firstMs, long secondMs) {
        var calls = new AtomicLong();
        long[] atCallMs = {0, firstMs, firstMs, firstMs + secondMs};
        return () -> {
            long call = calls.getAndIncrement();
            long pairs = call / 4;
            return (pairs * (firstMs + secondMs) + atCallMs[(int) (call % 4)]) * 1_000_000;
        };
    }

    private static ModelCard card(Path graph, String... weights) {
        var files = new ArrayList<ModelFile>();
        files.add(ModelFile.local(String.valueOf(graph.getFileName()), Optional.empty()));
        for (var name : weights) files.add(ModelFile.local(name, Optional.empty()));
        Path parent = graph.getParent();
        return new ModelCard(
                "own",
                "own",
                "Own",
                "test",
                "A tiny network.",
                new ModelFiles(parent == null ? Path.of("") : parent, Precision.FP32, files),
                Tensors.ONLY,
                new InputRecipe(
                        new SizeRule(SizeRule.Rule.NEAREST_SCALE, 70, 70, 14),
                        Resampling.PIL_BICUBIC,
                        1 / 255.0,
                        new Channels(0.485, 0.456, 0.406),
                        new Channels(0.229, 0.224, 0.225),
                        Padding.NONE),
                DepthRule.map(DepthKind.RELATIVE_DISPARITY, true, Resampling.CV_LINEAR),
                List.of(),
                new ModelCard.Licence("Apache-2.0", "yes"),
                PublishedFacts.NONE);
    }
}
