package fathom.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

class AlignerTest {
    /** src/test/python/make_alignment_fixture.py: numpy.linalg.lstsq. */
    @TestFactory
    List<DynamicTest> fitsAreThoseOfNumpy() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode entry : fixture()) {
            entry.get("fits")
                    .properties()
                    .forEach(
                            fit ->
                                    tests.add(
                                            DynamicTest.dynamicTest(
                                                    entry.get("name").asText()
                                                            + ", "
                                                            + fit.getKey(),
                                                    () ->
                                                            agrees(
                                                                    entry,
                                                                    fit.getKey(),
                                                                    fit.getValue()))));
        }
        assertThat(tests).hasSizeGreaterThan(80);
        return tests;
    }

    private static void agrees(JsonNode entry, String how, JsonNode wanted) {
        String[] words = how.split("/");
        var map = map(entry, "map", DepthKind.fromId(entry.get("kind").asText()).orElseThrow());
        var reference = map(entry, "reference", DepthKind.METRIC_DEPTH);

        var fit =
                Aligner.fit(
                        map,
                        reference,
                        Alignment.fromId(words[0]).orElseThrow(),
                        Estimator.fromId(words[1]).orElseThrow(),
                        PixelMask.ALL);

        if (wanted.isNull()) {
            assertThat(fit).isEmpty();
            return;
        }
        assertThat(fit.orElseThrow().pixels()).isEqualTo(wanted.get("pixels").asLong());
        isNear(fit.orElseThrow().scale(), wanted.get("scale").asDouble());
        isNear(fit.orElseThrow().shift(), wanted.get("shift").asDouble());
        isNear(fit.orElseThrow().rmsResidual(), wanted.get("rms").asDouble());
    }

    private static void isNear(double value, double wanted) {
        assertThat(value).isCloseTo(wanted, within(1e-7 * Math.max(1, Math.abs(wanted))));
    }

    @Test
    void disparityOfUnknownScaleAndShiftBecomesTheReferencesMetres() {
        var z = new float[] {1, 2, 4, 8};
        var d = new float[4];
        for (int i = 0; i < 4; i++) d[i] = 3.7f / z[i] + 0.9f;

        var aligned =
                Aligner.align(
                                DepthMap.of(
                                        DepthKind.RELATIVE_DISPARITY, FloatGrid.copyOf(4, 1, d)),
                                DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.copyOf(4, 1, z)),
                                Alignment.SCALE_SHIFT,
                                Estimator.LEAST_SQUARES)
                        .orElseThrow();

        assertThat(aligned.map().kind()).isEqualTo(DepthKind.METRIC_DEPTH);
        assertThat(aligned.map().grid().toArray()).containsExactly(z, within(1e-5f));
        assertThat(aligned.fit().scale()).isCloseTo(1 / 3.7, within(1e-6));
        assertThat(aligned.fit().shift()).isCloseTo(-0.9 / 3.7, within(1e-6));
    }

    @Test
    void alignedDisparityBelowZeroLiesAtTheFarthestDepthOfTheReference() {
        var disparity = new float[] {1, 0.5f, 0.25f, -3};
        var metres = new float[] {1, 2, 4, Float.NaN};

        var aligned =
                Aligner.align(
                                DepthMap.of(
                                        DepthKind.RELATIVE_DISPARITY,
                                        FloatGrid.copyOf(4, 1, disparity)),
                                DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.copyOf(4, 1, metres)),
                                Alignment.SCALE_SHIFT,
                                Estimator.LEAST_SQUARES)
                        .orElseThrow();

        assertThat(aligned.map().grid().at(3)).isEqualTo(4);
    }

    @Test
    void metricMapsAreComparedAsTheyAreAndRelativeOnesNever() {
        assertThat(Alignment.usual(DepthKind.METRIC_DEPTH, DepthKind.METRIC_DEPTH))
                .isEqualTo(Alignment.NONE);
        assertThat(Alignment.usual(DepthKind.RELATIVE_DISPARITY, DepthKind.METRIC_DEPTH))
                .isEqualTo(Alignment.SCALE_SHIFT);
        assertThat(Alignment.usual(DepthKind.RELATIVE_DEPTH, DepthKind.METRIC_DEPTH))
                .isEqualTo(Alignment.SCALE_SHIFT_DEPTH);
        assertThat(Alignment.NONE.suits(DepthKind.RELATIVE_DISPARITY, DepthKind.METRIC_DEPTH))
                .isFalse();
    }

    private static DepthMap map(JsonNode entry, String field, DepthKind kind) {
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
        int width = entry.get("width").asInt();
        return DepthMap.of(kind, FloatGrid.adopt(width, values.length / width, values));
    }

    private static JsonNode fixture() {
        try (var in = AlignerTest.class.getResourceAsStream("/compare/alignment.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
