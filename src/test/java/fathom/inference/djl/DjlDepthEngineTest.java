package fathom.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.preprocess.InputTensor;
import fathom.preprocess.SizeRule;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** On the real runtime, with graphs that hand the red plane through. */
class DjlDepthEngineTest {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 3;

    private final DjlEngines engines = new DjlEngines();

    @ParameterizedTest
    @ValueSource(strings = {"red-rank2", "red-rank4", "red-double", "red-float16"})
    void theDepthComesOutRowByRowWhateverTheRank(String graph) throws Exception {
        float[] red = {0.5f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -11.5f};
        FloatGrid depth = run(Cards.of(graph), tensor(red));
        assertThat(depth.width()).isEqualTo(WIDTH);
        assertThat(depth.height()).isEqualTo(HEIGHT);
        assertThat(depth.toArray()).containsExactly(red);
    }

    @ParameterizedTest
    @CsvSource({
        "red-int64, -7",
        "red-int32, -7",
        "red-int16, -7",
        "red-int8, -7",
        "red-uint8, 250"
    })
    void integerOutputsBecomeFloats(String graph, float value) throws Exception {
        var red = new float[WIDTH * HEIGHT];
        Arrays.fill(red, value);
        assertThat(run(Cards.of(graph), tensor(red)).toArray()).containsExactly(red);
    }

    @Test
    void aHalfPrecisionGraphIsFedWithHalves() throws Exception {
        float[] red = {0.5f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1 / 3f};
        FloatGrid depth = run(Cards.of("half-input"), tensor(red));
        assertThat(depth.at(0)).isEqualTo(0.5f);
        // The half nearest to a third: 1365 / 4096.
        assertThat(depth.at(11)).isEqualTo(1365 / 4096f);
    }

    @Test
    void theNamedOutputIsRead() throws Exception {
        var red = new float[WIDTH * HEIGHT];
        Arrays.fill(red, 3);
        FloatGrid depth = run(Cards.withOutput("two-outputs", "minus"), tensor(red));
        assertThat(depth.at(0, 0)).isEqualTo(-3);
    }

    @ParameterizedTest
    @EnumSource(EngineOptions.Optimisation.class)
    void everyOptionGivesTheSameNumbers(EngineOptions.Optimisation optimisation) throws Exception {
        float[] red = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        var options =
                new EngineOptions(
                        1, optimisation, false, GraphChoice.PUBLISHED, Optional.empty(), 1);
        try (var engine = engines.open(Cards.of("red-rank4"), options)) {
            assertThat(engine.run(tensor(red), JobMonitor.NONE).depth().map().toArray())
                    .containsExactly(red);
        }
    }

    @Test
    void inputsOfDifferentSizesRunThroughOneSession() throws Exception {
        try (var engine = engines.open(Cards.of("red-rank4"), EngineOptions.DEFAULT)) {
            assertThat(engine.run(zeros(8, 6), JobMonitor.NONE).depth().map().width()).isEqualTo(8);
            assertThat(engine.run(zeros(5, 9), JobMonitor.NONE).depth().map().height())
                    .isEqualTo(9);
        }
    }

    @Test
    @Timeout(60)
    void aRunningNetworkStopsWhenCancelledAndTheEngineRunsAgain() throws Exception {
        var watched = new CountDownLatch(1);
        var cancelled = new AtomicBoolean();
        var monitor =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        if (Thread.currentThread().getName().equals("network-cancel-watch")) {
                            watched.countDown();
                        }
                        return cancelled.get();
                    }
                };
        try (var engine = engines.open(Cards.of("endless"), EngineOptions.DEFAULT)) {
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                await(watched);
                                cancelled.set(true);
                            });
            assertThatThrownBy(() -> engine.run(zeros(64, 64), monitor))
                    .isInstanceOf(CancellationException.class);

            cancelled.set(true);
            assertThatThrownBy(() -> engine.run(zeros(64, 64), monitor))
                    .as("cancelled before it began")
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aCancelledRunLeavesTheSessionUsable() throws Exception {
        try (var engine = engines.open(Cards.of("red-rank4"), EngineOptions.DEFAULT)) {
            var cancelled =
                    new JobMonitor() {
                        @Override
                        public void report(long done, long total, String step) {}

                        @Override
                        public boolean isCancelled() {
                            return true;
                        }
                    };
            assertThatThrownBy(() -> engine.run(zeros(WIDTH, HEIGHT), cancelled))
                    .isInstanceOf(CancellationException.class);
            float[] red = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
            assertThat(engine.run(tensor(red), JobMonitor.NONE).depth().map().toArray())
                    .containsExactly(red);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gray-input   | float 1×1×?×? | wanted float32 1×3×H×W",
                "byte-input   | uint8 1×3×?×?      | wanted float32 1×3×H×W",
                "two-inputs   | 'scale' float 1    | wants 2 inputs",
                "two-outputs  | 'minus' float      | its card names none",
                "all-channels | 1×3×?×?            | wanted numbers H×W",
            })
    void whatTheGraphDeclaresIsComparedWithTheCardWhenItIsLoaded(
            String graph, String found, String wanted) {
        var failure = failure(Cards.of(graph));
        assertThat(failure.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(failure.problem()).contains(graph + ".onnx", found, wanted).doesNotContain("\n");
    }

    @Test
    void anOutputThatTheGraphLacksIsNamedWithThoseThatItHas() {
        var failure = failure(Cards.withOutput("red-rank4", "disparity"));
        assertThat(failure.problem()).contains("no output 'disparity'", "'depth' float 1×1×?×?");
    }

    @Test
    void aGraphOfOneSizeNeedsACardOfThatSize() throws Exception {
        var failure = failure(Cards.of("fixed-64x48"));
        assertThat(failure.problem()).contains("takes only 1×3×48×64");

        var exact = new SizeRule(SizeRule.Rule.EXACT, 64, 48, 1);
        try (var engine = engines.open(Cards.of("fixed-64x48", exact), EngineOptions.DEFAULT)) {
            assertThat(engine.run(zeros(64, 48), JobMonitor.NONE).depth().map().width())
                    .isEqualTo(64);
            var other =
                    catchThrowableOfType(
                            UserFacingException.class,
                            () -> engine.run(zeros(32, 48), JobMonitor.NONE));
            assertThat(other.fault()).isEqualTo(Fault.USAGE);
            assertThat(other.problem()).contains("only 64×48 pixels, not 32×48");
        }
    }

    @Test
    void aGraphThatFailsWhileRunningIsTheModelsFault() throws Exception {
        try (var engine = engines.open(Cards.of("fails-running"), EngineOptions.DEFAULT)) {
            var failure =
                    catchThrowableOfType(
                            UserFacingException.class,
                            () -> engine.run(zeros(WIDTH, HEIGHT), JobMonitor.NONE));
            assertThat(failure.fault()).isEqualTo(Fault.MODEL_FAILED);
            assertThat(failure.problem()).contains("4×3 pixels").doesNotContain("\n");
        }
    }

    @Test
    void aMissingFileIsUnavailableAndSoIsOneThatIsCutOff(@TempDir Path folder) throws Exception {
        var missing = failure(Cards.ofFile(folder.resolve("gone.onnx")));
        assertThat(missing.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(missing.problem()).contains("gone.onnx");

        byte[] whole = Files.readAllBytes(Cards.graphFile("red-rank4"));
        Path cut = folder.resolve("cut.onnx");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        var broken = failure(Cards.ofFile(cut));
        assertThat(broken.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(broken.problem()).contains("cut.onnx").doesNotContain("\n");

        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        assertThat(failure(Cards.ofFile(empty)).fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
    }

    @Test
    void theRuntimesVersionIsNamed() {
        assertThat(engines.runtimeVersion()).matches("ONNX Runtime \\d+\\.\\d+\\.\\d+");
    }

    private FloatGrid run(ModelCard card, InputTensor input) throws UserFacingException {
        try (var engine = engines.open(card, EngineOptions.DEFAULT)) {
            return engine.run(input, JobMonitor.NONE).depth().map();
        }
    }

    private UserFacingException failure(ModelCard card) {
        return catchThrowableOfType(
                UserFacingException.class, () -> engines.open(card, EngineOptions.DEFAULT).close());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The given red plane over planes of zeros. */
    private static InputTensor tensor(float[] red) {
        InputTensor tensor = zeros(WIDTH, HEIGHT);
        tensor.values().put(0, red);
        return tensor;
    }

    private static InputTensor zeros(int width, int height) {
        var buffer =
                ByteBuffer.allocateDirect(3 * Float.BYTES * width * height)
                        .order(ByteOrder.nativeOrder());
        return new InputTensor(width, height, buffer.asFloatBuffer());
    }
}
