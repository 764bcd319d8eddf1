package fathom.evaluate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.compare.PixelMask;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.Metric;
import fathom.evaluate.Protocol;
import fathom.evaluate.dataset.Dataset;
import fathom.evaluate.dataset.Example;
import fathom.evaluate.dataset.GroundTruth;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Made-up images whose ground truth is noise, and a predictor that sees only the photograph. */
class EvaluationRunTest {
    private static final int SIDE = 16;
    private static final int IMAGES = 9;
    private static final int BROKEN = 4;
    private static final Map<String, Object> RUN =
            Map.of("dataset", "noise", "models", List.of("a"));

    @TempDir private Path folder;

    @Test
    void aRunStoppedAnywhereGoesOnAndEndsExactlyAlike() throws UserFacingException, IOException {
        List<Outcome> whole = run(Journal.inMemory(), JobMonitor.NONE);
        for (int stopAfter = 0; stopAfter < IMAGES; stopAfter++) {
            Path file = folder.resolve(stopAfter + ".journal");
            try (var journal = Journal.create(file, RUN)) {
                int limit = stopAfter;
                assertThatThrownBy(() -> run(journal, stopAfter(limit)))
                        .isInstanceOf(CancellationException.class);
            }
            byte[] written = Files.readAllBytes(file);
            int cut = Math.max(headerEnd(written), written.length - 30 * stopAfter);
            Files.write(file, Arrays.copyOf(written, cut)); // as a kill leaves it

            try (var journal = Journal.resume(file, RUN)) {
                assertThat(texts(run(journal, JobMonitor.NONE))).isEqualTo(texts(whole));
            }
        }
    }

    @Test
    void whatIsFinishedIsNotEstimatedAgain() throws UserFacingException {
        Path file = folder.resolve("run.journal");
        try (var journal = Journal.create(file, RUN)) {
            run(journal, JobMonitor.NONE);
        }
        var estimates = new AtomicInteger();

        try (var journal = Journal.resume(file, RUN)) {
            new EvaluationRun(
                            new Noise(),
                            List.of(
                                    contender(
                                            (photo, monitor) -> {
                                                estimates.incrementAndGet();
                                                return predict(photo);
                                            })),
                            journal,
                            outcome -> {})
                    .run(JobMonitor.NONE);
        }

        assertThat(estimates).hasValue(0);
    }

    @Test
    void aBadImageIsListedAndLeftOutOfTheMeans() throws UserFacingException {
        List<Outcome> outcomes = run(Journal.inMemory(), JobMonitor.NONE);

        Standing standing = Standing.of(contender((photo, monitor) -> predict(photo)), outcomes);
        assertThat(standing.scored()).hasSize(IMAGES - 1);
        assertThat(standing.skipped()).hasSize(1);
        assertThat(standing.skipped().getFirst().reason()).contains("torn");
        double sum = 0;
        for (var score : standing.scored()) sum += score.values().get(Metric.ABS_REL);
        assertThat(standing.mean(Metric.ABS_REL)).isEqualTo(sum / (IMAGES - 1));
        assertThat(standing.byImage(Metric.ABS_REL, IMAGES)[BROKEN]).isNaN();
    }

    @Test
    void groundTruthOfAnotherShapeIsScoredAndNoted() throws UserFacingException {
        var outcomes = stretched(Journal.inMemory()).run(JobMonitor.NONE);

        assertThat(outcomes).filteredOn(Outcome.Scored.class::isInstance).hasSize(IMAGES - 1);
        assertThat(ShapeNotes.of(outcomes, IMAGES))
                .singleElement()
                .satisfies(
                        note ->
                                assertThat(note)
                                        .contains((IMAGES - 1) + " of " + IMAGES)
                                        .contains("stretched"));

        var alike = run(Journal.inMemory(), JobMonitor.NONE);
        assertThat(ShapeNotes.of(alike, IMAGES)).isEmpty();
    }

    @Test
    void groundTruthOfAnotherShapeIsNotedOfWhatWasScoredBefore() throws UserFacingException {
        Path file = folder.resolve("run.journal");
        try (var journal = Journal.create(file, RUN)) {
            var stopped = stretched(journal);
            assertThatThrownBy(() -> stopped.run(stopAfter(6)))
                    .isInstanceOf(CancellationException.class);
        }

        try (var journal = Journal.resume(file, RUN)) {
            assertThat(journal.finished()).isNotEmpty();
            var outcomes = stretched(journal).run(JobMonitor.NONE);

            var whole = stretched(Journal.inMemory()).run(JobMonitor.NONE);
            assertThat(ShapeNotes.of(outcomes, IMAGES))
                    .isEqualTo(ShapeNotes.of(whole, IMAGES))
                    .singleElement()
                    .asString()
                    .contains("'image0'");
        }
    }

    private static EvaluationRun stretched(Journal journal) {
        return new EvaluationRun(
                new Noise(SIDE / 2),
                List.of(contender((photo, _) -> predict(photo))),
                journal,
                _ -> {});
    }

    @Test
    void theJournalOfAnotherRunIsRefused() throws UserFacingException {
        Path file = folder.resolve("run.journal");
        Journal.create(file, RUN).close();

        assertThatThrownBy(() -> Journal.resume(file, Map.of("dataset", "other")))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("run.journal");
    }

    @Test
    void aSecondRunToTheSamePlaceIsRefusedWhileTheFirstIsAtWork() throws Exception {
        Path file = folder.resolve("run.journal");
        try (var first = Journal.create(file, RUN)) {
            first.add(new Outcome.Skipped("a.png", 0, "model", "why"));
            assertThatThrownBy(() -> Journal.create(file, RUN))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("Another run");
            assertThatThrownBy(() -> Journal.resume(file, RUN))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("Another run");
        }
        try (var next = Journal.resume(file, RUN)) {
            assertThat(next.finished()).hasSize(1);
            next.delete();
        }
        assertThat(file).doesNotExist();
    }

    private static int headerEnd(byte[] journal) {
        return new String(journal, StandardCharsets.UTF_8).indexOf('\n') + 1;
    }

    /** Without times and memory, which no two runs share. */
    private static Map<String, String> texts(List<Outcome> outcomes) {
        var texts = new HashMap<String, String>();
        for (Outcome outcome : outcomes) {
            texts.put(
                    outcome.image(),
                    switch (outcome) {
                        case Outcome.Skipped skipped -> skipped.reason();
                        case Outcome.Scored scored ->
                                scored.values().asMap()
                                        + " "
                                        + scored.scale()
                                        + " "
                                        + scored.shift()
                                        + " "
                                        + scored.validPixels();
                    });
        }
        assertThat(texts).hasSize(IMAGES);
        return texts;
    }

    private static List<Outcome> run(Journal journal, JobMonitor monitor)
            throws UserFacingException {
        return new EvaluationRun(
                        new Noise(),
                        List.of(contender((photo, quiet) -> predict(photo))),
                        journal,
                        outcome -> {})
                .run(monitor);
    }

    private static JobMonitor stopAfter(int images) {
        return new JobMonitor() {
            private int reports;

            @Override
            public void report(long done, long total, String step) {
                reports++;
            }

            @Override
            public boolean isCancelled() {
                return reports >= images;
            }
        };
    }

    private static Contender contender(Contender.Predictor predictor) {
        return new Contender(
                "a",
                "A",
                DepthKind.RELATIVE_DISPARITY,
                EvaluationSettings.usual(Protocol.GENERIC, DepthKind.RELATIVE_DISPARITY),
                Map.of(),
                predictor);
    }

    private static Contender.Prediction predict(Photo photo) {
        var values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = photo.rgbAt(i % SIDE, i / SIDE) & 0xff;
        }
        return new Contender.Prediction(
                DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(SIDE, SIDE, values)), 1);
    }

    /**
     * Images of noise, one of which cannot be read.
     *
     * @param rows of the ground truth
     */
    private record Noise(int rows) implements Dataset {
        Noise() {
            this(SIDE);
        }

        @Override
        public String layout() {
            return "noise";
        }

        @Override
        public int size() {
            return IMAGES;
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public void close() {}

        @Override
        public Example example(int index) {
            return new Example() {
                @Override
                public String name() {
                    return "image" + index;
                }

                @Override
                public Photo photo() throws UserFacingException {
                    if (index == BROKEN) {
                        throw new UserFacingException(
                                Fault.BAD_INPUT, "The picture is torn.", "Glue it.");
                    }
                    var rgb = new byte[3 * SIDE * SIDE];
                    new Random(index).nextBytes(rgb);
                    return Photo.adopt(name(), SIDE, SIDE, rgb, null, PhotoFacts.NONE);
                }

                @Override
                public GroundTruth truth() {
                    var random = new Random(100 + index);
                    var metres = new float[SIDE * rows];
                    for (int i = 0; i < metres.length; i++) metres[i] = 1 + random.nextFloat();
                    return new GroundTruth(
                            DepthMap.of(
                                    DepthKind.METRIC_DEPTH, FloatGrid.adopt(SIDE, rows, metres)),
                            PixelMask.ALL);
                }
            };
        }
    }
}
