package fathom.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.compare.PointPair;
import fathom.compare.PointPair.Nearer;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** src/test/python/make_metrics_fixture.py: numpy and scipy, from the cited formulas. */
class EvaluatorTest {
    private static final double CLOSE = 1e-6;

    @TestFactory
    List<DynamicTest> metricsAreThoseOfNumpy() {
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode entry : fixture().get("cases")) {
            tests.add(DynamicTest.dynamicTest(entry.get("name").asText(), () -> agrees(entry)));
        }
        assertThat(tests).hasSizeGreaterThan(18);
        return tests;
    }

    private static void agrees(JsonNode entry) throws UserFacingException {
        var protocol =
                Protocol.GENERIC.withRange(
                        entry.get("range").get(0).asDouble(), entry.get("range").get(1).asDouble());
        var evaluator =
                new Evaluator(
                        new EvaluationSettings(
                                protocol,
                                Alignment.fromId(entry.get("align").asText()).orElseThrow(),
                                Estimator.LEAST_SQUARES));
        var kind = DepthKind.fromId(entry.get("kind").asText()).orElseThrow();
        var prediction = DepthMap.of(kind, grid(entry, "map", "width"));
        var truth = DepthMap.of(DepthKind.METRIC_DEPTH, grid(entry, "truth", "truthWidth"));
        if (entry.get("metrics").isNull()) {
            assertThatThrownBy(() -> evaluator.score(prediction, truth))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("No pixel of the ground truth");
            return;
        }

        isAs(evaluator.score(prediction, truth), entry.get("metrics"));
    }

    private static void isAs(ImageScore score, JsonNode wanted) {
        assertThat(score.validPixels()).isEqualTo(wanted.get("pixels").asLong());
        for (Metric metric : Metric.values()) {
            JsonNode value = wanted.get(metric.id());
            double actual = score.values().get(metric);
            if (value.isNull()) {
                assertThat(actual).as(metric.id()).isNaN();
            } else {
                double tolerance = CLOSE * Math.max(1, Math.abs(value.asDouble()));
                assertThat(actual).as(metric.id()).isCloseTo(value.asDouble(), within(tolerance));
            }
        }
    }

    @TestFactory
    List<DynamicTest> protocolsAreThoseOfNumpyAtFullSize() {
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode entry : fixture().get("full")) {
            String id = entry.get("protocol").asText();
            int width = entry.get("width").asInt();
            int height = entry.get("height").asInt();
            tests.add(
                    DynamicTest.dynamicTest(
                            id,
                            () ->
                                    isAs(
                                            new Evaluator(
                                                            EvaluationSettings.usual(
                                                                    Protocol.fromId(id)
                                                                            .orElseThrow(),
                                                                    DepthKind.METRIC_DEPTH))
                                                    .score(
                                                            pattern(width, height, 31, 0.25),
                                                            pattern(width, height, 0, 0)),
                                            entry.get("metrics"))));
        }
        return tests;
    }

    private static DepthMap pattern(int width, int height, int step, double offset) {
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            values[i] = (float) ((x * 7919 + y * 10473 + step) % 4099 / 512.0 + offset);
        }
        return DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.adopt(width, height, values));
    }

    @Test
    void cropsAreThoseOfPythonToThePixel() {
        for (JsonNode entry : fixture().get("crops")) {
            int width = entry.get("width").asInt();
            int height = entry.get("height").asInt();
            var rect = Crop.fromId(entry.get("crop").asText()).orElseThrow().of(width, height);

            long pixels = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) if (rect.contains(x, y)) pixels++;
            }
            assertThat(pixels).as(entry.toString()).isEqualTo(entry.get("pixels").asLong());
            JsonNode wanted = entry.get("rect");
            if (!wanted.isNull()) {
                assertThat(rect)
                        .isEqualTo(
                                new PixelRect(
                                        wanted.get(0).asInt(),
                                        wanted.get(1).asInt(),
                                        wanted.get(2).asInt(),
                                        wanted.get(3).asInt()));
            }
        }
    }

    /** top = H − 352, left = (W − 1216) / 2. */
    @Test
    void theBenchmarksCutIsTheBottomMiddle() {
        assertThat(Protocol.kbCropOf(1242, 375)).isEqualTo(new PixelRect(13, 23, 1229, 375));
        assertThat(Protocol.kbCropOf(640, 480)).isEqualTo(new PixelRect(0, 0, 640, 480));
    }

    @Test
    void relativeMapsAreNeverComparedAsMetres() {
        var evaluator =
                new Evaluator(
                        new EvaluationSettings(
                                Protocol.GENERIC, Alignment.NONE, Estimator.LEAST_SQUARES));

        assertThatThrownBy(
                        () ->
                                evaluator.score(
                                        DepthMap.of(
                                                DepthKind.RELATIVE_DISPARITY,
                                                FloatGrid.filled(3, 3, 1)),
                                        DepthMap.of(
                                                DepthKind.METRIC_DEPTH, FloatGrid.filled(3, 3, 1))))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("--align scale-shift");
    }

    @Test
    void pairedDifferencesAreAsLikelyAsScipySays() {
        for (JsonNode entry : fixture().get("paired")) {
            var test = PairedTest.of(doubles(entry.get("first")), doubles(entry.get("second")));

            assertThat(test.pValue()).isCloseTo(entry.get("p").asDouble(), within(1e-9));
            assertThat(test.meanDifference())
                    .isCloseTo(entry.get("difference").asDouble(), within(1e-12));
        }
    }

    @Test
    void manyEqualDifferencesAreNoChance() {
        var better = new double[400];
        var worse = new double[400];
        for (int i = 0; i < 400; i++) {
            better[i] = i % 7;
            worse[i] = i % 7 + 0.1;
        }

        assertThat(PairedTest.of(better, worse).pValue()).isLessThan(0.001);
        assertThat(PairedTest.of(better, better).pValue()).isEqualTo(1);
    }

    /** scipy.stats.bootstrap with 20000 resamples; ours has 1000, so the ends agree roughly. */
    @Test
    void intervalsAreThoseOfScipyUpToChance() {
        JsonNode entry = fixture().get("bootstrap");
        double low = entry.get("low").asDouble();
        double high = entry.get("high").asDouble();

        var interval = Interval.ofMean(doubles(entry.get("values")));

        assertThat(interval.low()).isCloseTo(low, within(0.1 * (high - low)));
        assertThat(interval.high()).isCloseTo(high, within(0.1 * (high - low)));
    }

    @Test
    void tiesAreWrongInOrdinalAccuracy() {
        var pairs =
                List.of(
                        new Ordinal.Judged(new PointPair(0, 0, 1, 0), Nearer.FIRST),
                        new Ordinal.Judged(new PointPair(1, 0, 2, 0), Nearer.FIRST),
                        new Ordinal.Judged(new PointPair(0, 0, 2, 0), Nearer.SECOND));
        var map =
                DepthMap.of(
                        DepthKind.RELATIVE_DISPARITY,
                        FloatGrid.copyOf(3, 1, new float[] {3, 2, 2}));
        var constant = DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.filled(3, 1, 1));

        assertThat(Ordinal.accuracy(map, pairs)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Ordinal.accuracy(constant, pairs)).isZero();
    }

    /**
     * By hand: 1/1.01 is within 2 %, 1/1.5 is not, 1.03 is not. For D3R the pair of 1 and 1.01 is
     * no jump; 1 and 1.5 is one, and reversed it counts twice.
     */
    @Test
    void depthOrdersWithinTheToleranceAreEqual() {
        var truth = metric(1, 1.01f, 1.5f);
        var wrong = metric(1, 1.03f, 0.5f);
        var pairs = List.of(new PointPair(0, 0, 1, 0), new PointPair(0, 0, 2, 0));

        assertThat(Ordinal.whdr(truth, truth, pairs, 0.02)).isZero();
        assertThat(Ordinal.whdr(wrong, truth, pairs, 0.02)).isEqualTo(1);
        assertThat(Ordinal.d3r(wrong, truth, pairs, 0.1, 0.01)).isEqualTo(2);
        assertThat(Ordinal.d3r(metric(1, 9, 1), truth, pairs, 0.1, 0.01)).isEqualTo(1);
        assertThat(Ordinal.d3r(truth, metric(1, 1, 1.05f), pairs, 0.1, 0.01)).isNaN();
    }

    @Test
    void aJudgedPairIsInOrderOnlyBeyondTheToleranceOfWhdr() {
        var map =
                DepthMap.of(
                        DepthKind.RELATIVE_DISPARITY,
                        FloatGrid.copyOf(4, 1, new float[] {1.03f, 1, 1.01f, -1}));
        var clear = new Ordinal.Judged(new PointPair(0, 0, 1, 0), Nearer.FIRST);
        var tooClose = new Ordinal.Judged(new PointPair(2, 0, 1, 0), Nearer.FIRST);
        var reversed = new Ordinal.Judged(new PointPair(0, 0, 1, 0), Nearer.SECOND);
        var belowZero = new Ordinal.Judged(new PointPair(0, 0, 3, 0), Nearer.FIRST);

        assertThat(Ordinal.whdr(map, List.of(clear), 0.02)).isZero();
        assertThat(Ordinal.whdr(map, List.of(clear, tooClose, reversed, belowZero), 0.02))
                .isEqualTo(0.75);
        assertThat(Ordinal.accuracy(map, List.of(clear, tooClose))).isEqualTo(1);
    }

    private static DepthMap metric(float... values) {
        return DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.copyOf(values.length, 1, values));
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static FloatGrid grid(JsonNode entry, String field, String widthField) {
        JsonNode words = entry.get(field);
        var values = new float[words.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (words.get(i).asText()) {
                        case "nan" -> Float.NaN;
                        case "inf" -> Float.POSITIVE_INFINITY;
                        default -> Float.parseFloat(words.get(i).asText());
                    };
        }
        int width = entry.get(widthField).asInt();
        return FloatGrid.adopt(width, values.length / width, values);
    }

    private static JsonNode fixture() {
        try (var in = EvaluatorTest.class.getResourceAsStream("/evaluate/metrics.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
