package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.image.Photo;
import fathom.inference.djl.DjlEngines;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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
                                    (file, _) -> written.add(file),
                                    JobMonitor.NONE);

            assertThat(failures).singleElement().extracting("file").isEqualTo(FILES.get(4));
            var rest = new ArrayList<>(FILES);
            rest.remove(4);
            assertThat(written).isEqualTo(rest);
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
        var written = new ArrayList<Path>();
        var cancelAfterTwo =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        return written.size() >= 2;
                    }
                };
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var batch = new BatchRun(pipeline, BatchRunTest::read);

            assertThatThrownBy(
                            () ->
                                    batch.run(
                                            FILES.subList(5, 9),
                                            (_, photo) -> List.of(DepthRequest.of(photo, card)),
                                            (file, _) -> {
                                                synchronized (written) {
                                                    written.add(file);
                                                }
                                            },
                                            cancelAfterTwo))
                    .isInstanceOf(CancellationException.class);
            assertThat(written).hasSize(2);
        }
    }
}
