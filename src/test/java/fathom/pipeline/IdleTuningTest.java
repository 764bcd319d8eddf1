package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.depth.DepthKind;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.inference.GraphChoice;
import fathom.inference.djl.DjlEngines;
import fathom.inference.onnx.TinyGraphs;
import fathom.inference.tuning.Deviation;
import fathom.inference.tuning.GraphTuner;
import fathom.inference.tuning.TunedEngines;
import fathom.inference.tuning.TunedGraphs;
import fathom.job.JobMonitor;
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
import fathom.raster.Resampling;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

@Timeout(120)
class IdleTuningTest {
    private final DjlEngines engines = new DjlEngines();

    private volatile boolean wanted = true;
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir private Path folder;
    private TunedGraphs graphs = new TunedGraphs(Path.of("none"), "");
    private DepthPipeline pipeline = new DepthPipeline(engines);
    private IdleTuning tuning = idle(Duration.ZERO);

    @BeforeEach
    void open() {
        graphs = new TunedGraphs(folder.resolve("tuned"), engines.runtimeVersion());
        pipeline = new DepthPipeline(new TunedEngines(engines, graphs));
        tuning = idle(Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        tuning.close();
        pipeline.close();
    }

    @Test
    void aNetworkThatWasUsedIsTunedAfterwardsAndSaysTheSame() throws Exception {
        var card = card(TinyGraphs.file("tiny-depth-anything-v2-small"));
        var before = tuning.estimate(DepthRequest.of(photo(), card), JobMonitor.NONE);
        await(() -> graphs.find(card, GraphChoice.TUNED, JobMonitor.NONE).isPresent());
        var after = tuning.estimate(DepthRequest.of(photo(), card), JobMonitor.NONE);
        assertThat(Deviation.between(before.map().grid(), after.map().grid()).largest())
                .isBetween(0.0, 1e-4);
    }

    @Test
    void aRequestStopsTheTuningThatGoesOnAndNothingIsLeftOfIt() throws Exception {
        var endless = card(TinyGraphs.resource("/fathom/inference/graphs/endless.onnx"));
        tuning.consider(endless);
        tuning.end();
        await(() -> !filesIn(folder.resolve("tuned")).isEmpty());
        var card = card(TinyGraphs.file("tiny-depth-anything-v2-small"));
        var result = tuning.estimate(DepthRequest.of(photo(), card), JobMonitor.NONE);
        assertThat(result.map().grid().width()).isEqualTo(photo().width());
        tuning.close();
        assertThat(filesIn(folder.resolve("tuned"))).noneMatch(name -> name.startsWith(".new"));
    }

    @Test
    void nothingIsTunedWhileTheUserDoesNotWantIt() throws Exception {
        wanted = false;
        tuning.consider(card(TinyGraphs.file("tiny-depth-anything-v2-small")));
        tuning.end();
        await(() -> asked.get() > 0);
        tuning.close();
        assertThat(folder.resolve("tuned")).doesNotExist();
    }

    private boolean isWanted() {
        asked.incrementAndGet();
        return wanted;
    }

    private IdleTuning idle(Duration quiet) {
        return new IdleTuning(
                pipeline, new GraphTuner(engines, engines, graphs), graphs, this::isWanted, quiet);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) Thread.sleep(20);
    }

    private static List<String> filesIn(Path tree) {
        if (!Files.isDirectory(tree)) return List.of();
        try (var files = Files.list(tree)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Photo photo() {
        var rgb = new byte[80 * 60 * 3];
        new Random(3).nextBytes(rgb);
        return Photo.adopt("noise", 80, 60, rgb, null, PhotoFacts.NONE);
    }

    private static ModelCard card(Path graph) {
        Path parent = graph.getParent();
        return new ModelCard(
                String.valueOf(graph.getFileName()),
                "own",
                "Own",
                "test",
                "A tiny network.",
                new ModelFiles(
                        parent == null ? Path.of("") : parent,
                        Precision.FP32,
                        List.of(
                                ModelFile.local(
                                        String.valueOf(graph.getFileName()), Optional.empty()))),
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
