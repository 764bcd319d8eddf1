package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.export.AtomicFiles;
import fathom.image.Photo;
import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.NetworkOutputs;
import fathom.inference.djl.DjlEngines;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.preprocess.InputTensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class BatchRunTest {
    private static final List<Path> FILES =
            IntStream.range(0, 9).mapToObj(i -> Path.of("photo" + i + ".png")).toList();

    private static Photo read(Path file) throws UserFacingException {
        if (file.toString().contains("4")) {
            throw new UserFacingException(Fault.BAD_INPUT, file + " is empty.", "Choose another.");
        }
        return Starter.photo(64, 48, false);
    }

    @Test
    void resultsComeInOrderAndABadFileIsListedWhileTheRestGoesOn() throws Exception {
        ModelCard card = Starter.card();
        var written = new ArrayList<Path>();
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var failures =
                    new BatchRun(pipeline, BatchRunTest::read)
                            .run(
                                    FILES,
                                    (_, photo) -> List.of(DepthRequest.of(photo, card)),
                                    (file, _) -> () -> written.add(file),
                                    JobMonitor.NONE);

            assertThat(failures).singleElement().extracting("file").isEqualTo(FILES.get(4));
            var rest = new ArrayList<>(FILES);
            rest.remove(4);
            assertThat(written).isEqualTo(rest);
        }
    }

    @Test
    void moreNetworksThanStayOpenAreEachLoadedOnce(@TempDir Path folder) throws Exception {
        var cards = new ArrayList<ModelCard>();
        for (int i = 0; i < 5; i++) cards.add(copyOfStarter(folder, "copy" + i));
        var loads = new AtomicInteger();
        DepthEngines engines = new CountingEngines(new DjlEngines(), loads);
        var written = new ArrayList<String>();
        var progress = new ArrayList<String>();
        try (var pipeline = new DepthPipeline(engines)) {
            var failures =
                    new BatchRun(pipeline, BatchRunTest::read)
                            .run(
                                    FILES.subList(2, 5),
                                    (_, photo) ->
                                            cards.stream()
                                                    .map(card -> DepthRequest.of(photo, card))
                                                    .toList(),
                                    (file, result) ->
                                            () -> written.add(file + " " + result.card().id()),
                                    (Progress)
                                            (done, total, _) -> progress.add(done + "/" + total));

            assertThat(failures).singleElement().extracting("file").isEqualTo(FILES.get(4));
        }
        assertThat(loads).hasValue(5);
        assertThat(written)
                .containsExactly(
                        "photo2.png copy0",
                        "photo2.png copy1",
                        "photo2.png copy2",
                        "photo3.png copy0",
                        "photo3.png copy1",
                        "photo3.png copy2",
                        "photo2.png copy3",
                        "photo2.png copy4",
                        "photo3.png copy3",
                        "photo3.png copy4");
        assertThat(progress).hasSize(5).last().isEqualTo("5/5");
    }

    @Test
    void aNetworkWorksOnTwoPhotographsAtOnceAndTheSlowFirstOneIsStillToldOfFirst()
            throws Exception {
        var both = new CountDownLatch(2);
        var first = new AtomicBoolean(true);
        DepthEngines engines =
                new MeetingEngines(
                        new DjlEngines(),
                        () -> {
                            both.countDown();
                            if (!both.await(30, TimeUnit.SECONDS)) return;
                            if (first.getAndSet(false)) Thread.sleep(300);
                        });
        var written = new ArrayList<Path>();
        try (var pipeline = new DepthPipeline(engines)) {
            new BatchRun(pipeline, BatchRunTest::read)
                    .run(
                            FILES.subList(0, 4),
                            (_, photo) -> List.of(DepthRequest.of(photo, Starter.card())),
                            (file, _) -> () -> written.add(file),
                            JobMonitor.NONE);
        }
        assertThat(both.getCount()).isZero();
        assertThat(written).isEqualTo(FILES.subList(0, 4));
    }

    @Test
    void onlyABatchDividesTheThreads() throws Exception {
        var card = Starter.card();
        var two = EngineOptions.DEFAULT.withThreads(2);

        assertThat(BatchRun.engine(card, two, 12).callers()).isEqualTo(2);
        assertThat(BatchRun.engine(card, two, 1)).isEqualTo(two);
        var one = EngineOptions.DEFAULT.withThreads(1);
        assertThat(BatchRun.engine(card, one, 12)).isEqualTo(one);
    }

    private static ModelCard copyOfStarter(Path folder, String id) throws Exception {
        var starter = Path.of("models", "starter");
        var copy = Files.createDirectories(folder.resolve(id));
        var card = Files.readString(starter.resolve("model.json"));
        Files.writeString(
                copy.resolve("model.json"), card.replace("\"starter\"", "\"" + id + "\""));
        Files.copy(
                Starter.card().onnxFile(), copy.resolve(Starter.card().onnxFile().getFileName()));
        return ModelCatalog.scan(List.of(folder)).find(id);
    }

    /** Real networks whose loading is counted. */
    private record CountingEngines(DepthEngines real, AtomicInteger loads) implements DepthEngines {
        @Override
        public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
            loads.incrementAndGet();
            return real.open(card, options);
        }

        @Override
        public String runtimeVersion() {
            return real.runtimeVersion();
        }
    }

    @FunctionalInterface
    private interface Progress extends JobMonitor {
        @Override
        default boolean isCancelled() {
            return false;
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsListed() throws Exception {
        ModelCard card = Starter.card();
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var failures =
                    new BatchRun(pipeline, BatchRunTest::read)
                            .run(
                                    FILES.subList(0, 2),
                                    (_, photo) -> List.of(DepthRequest.of(photo, card)),
                                    (file, _) -> {
                                        throw new UserFacingException(
                                                Fault.CANNOT_WRITE, file + " is full.", "Free it.");
                                    },
                                    JobMonitor.NONE);

            assertThat(failures)
                    .extracting(failure -> failure.cause().fault())
                    .containsExactly(Fault.CANNOT_WRITE, Fault.CANNOT_WRITE);
        }
    }

    @Test
    void cancellingStopsTheBatchAfterWhatHasBegun() throws Exception {
        ModelCard card = Starter.card();
        var begun = new AtomicInteger();
        var cancelAfterTwo =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        return begun.get() >= 2;
                    }
                };
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var batch = new BatchRun(pipeline, BatchRunTest::read);

            assertThatThrownBy(
                            () ->
                                    batch.run(
                                            FILES.subList(5, 9),
                                            (_, photo) -> List.of(DepthRequest.of(photo, card)),
                                            (_, _) -> {
                                                begun.incrementAndGet();
                                                return () -> {};
                                            },
                                            cancelAfterTwo))
                    .isInstanceOf(CancellationException.class);
            // the second, and at most the one that the other writer had begun
            assertThat(begun.get()).isBetween(2, 3);
        }
    }

    @Test
    void cancellingGivesUpTheFileInHandAndLeavesNothingOfIt(@TempDir Path folder) throws Exception {
        ModelCard card = Starter.card();
        var writing = new AtomicBoolean();
        var cancelWhileWriting =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        return writing.get();
                    }
                };
        BatchRun.ResultSink endless =
                (file, _) -> {
                    AtomicFiles.write(
                            folder.resolve(file + ".exr"),
                            false,
                            channel -> {
                                writing.set(true);
                                while (true) channel.write(ByteBuffer.allocate(4096), 0);
                            });
                    return () -> {};
                };
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var batch = new BatchRun(pipeline, BatchRunTest::read);

            assertThatThrownBy(
                            () ->
                                    batch.run(
                                            FILES.subList(5, 9),
                                            (_, photo) -> List.of(DepthRequest.of(photo, card)),
                                            endless,
                                            cancelWhileWriting))
                    .isInstanceOf(CancellationException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** What happens before each run. */
    private interface Meeting {
        void come() throws InterruptedException;
    }

    /** Real networks, before whose runs something happens. */
    private record MeetingEngines(DepthEngines real, Meeting meeting) implements DepthEngines {
        @Override
        public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
            var network = real.open(card, options);
            return new DepthEngine() {
                @Override
                public NetworkOutputs run(InputTensor input, JobMonitor monitor)
                        throws UserFacingException {
                    try {
                        meeting.come();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return network.run(input, monitor);
                }

                @Override
                public void close() {
                    network.close();
                }
            };
        }

        @Override
        public String runtimeVersion() {
            return real.runtimeVersion();
        }
    }
}
