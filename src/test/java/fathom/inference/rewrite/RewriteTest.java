package fathom.inference.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.RealSession;
import fathom.inference.onnx.TinyGraphs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** ONNX Runtime runs the graph before and after; both must say the same. */
class RewriteTest {
    /** Of the output's range; float arithmetic in another order. */
    private static final double ROUNDING = 4e-5;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "tiny-depth-anything-v2-small, 4, 8, 4, 0, 1, 12, 0",
        "tiny-depth-anything-v2-metric-small, 4, 8, 4, 0, 1, 12, 0",
        "tiny-dpt-hybrid, 4, 0, 4, 2, 0, 8, 0",
        "tiny-dpt-large, 4, 0, 4, 4, 0, 8, 0",
        "tiny-glpn, 4, 0, 0, 0, 0, 19, 0",
        "tiny-midas-small, 0, 0, 4, 0, 0, 0, 0",
        "tiny-zoedepth-nyu-kitti, 4, 8, 4, 0, 0, 8, 1",
    })
    void thePatternsOfEveryFamilyAreFoundAndTheResultStays(
            String name,
            int attentions,
            int layerScales,
            int convolutions,
            int readouts,
            int grids,
            int norms,
            int softmaxes)
            throws Exception {
        Path source = TinyGraphs.file(name);
        Path rewritten = folder.resolve("rewritten.onnx");
        assertThat(apply(source, rewritten))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "channel-softmax", softmaxes,
                                "attention", attentions,
                                "layer-scale", layerScales,
                                "pointwise-before-resize", convolutions,
                                "readout", readouts,
                                "constant-resize", grids,
                                "layer-norm", norms));
        compare(source, rewritten, TinyGraphs.side(name), TinyGraphs.side(name));
    }

    @Test
    void aRewrittenGraphStillTakesOtherSizes() throws Exception {
        Path source = TinyGraphs.file("tiny-depth-anything-v2-small");
        Path rewritten = folder.resolve("rewritten.onnx");
        apply(source, rewritten);
        compare(source, rewritten, 84, 154);
        compare(source, rewritten, 112, 70);
    }

    @Test
    void nothingOfTheAttentionThatWasReplacedIsLeft() throws Exception {
        try (var file = OnnxFile.open(TinyGraphs.file("tiny-dpt-large"))) {
            new AttentionFusion().apply(file);
            assertThat(file.graph().nodes("Softmax")).isEmpty();
            assertThat(file.graph().nodes())
                    .filteredOn(node -> node.operator().equals("MultiHeadAttention"))
                    .hasSize(4)
                    .allSatisfy(
                            node -> {
                                assertThat(node.domain()).isEqualTo("com.microsoft");
                                assertThat(node.integer("num_heads", 0)).isEqualTo(2);
                            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "packed-gather, attention",
        "packed-split, attention",
        "scaled-with-bias, layer-scale",
        "scaled-without-bias, layer-scale",
        "enlarged-linear, pointwise-before-resize",
        "enlarged-aligned, pointwise-before-resize",
        "grid-to-sizes, constant-resize",
        "grid-by-factors, constant-resize",
        "softmax-over-channels-14, channel-softmax",
        "softmax-over-channels-18, channel-softmax",
        "normalised-14, layer-norm",
        "normalised-18, layer-norm",
        "normalised-joined-17, layer-norm",
        "normalised-joined-18, layer-norm",
    })
    void patternsAsOtherExportersWriteThemAreFound(String graph, String rewrite) throws Exception {
        Path source = TinyGraphs.resource("/fathom/inference/rewrite/" + graph + ".onnx");
        Path rewritten = folder.resolve("rewritten.onnx");
        assertThat(apply(source, rewritten)).containsEntry(rewrite, 1);
        compare(source, rewritten, 5, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax-over-queries",
                "heads-not-joined",
                "scaled-and-unscaled",
                "enlarged-cropped",
                "enlarged-then-3x3",
                "shrunk",
                "grid-linear",
                "pixels-to-sizes",
                "softmax-over-columns",
                "softmax-over-all",
                "normalised-over-tokens",
                "normalised-one-factor"
            })
    void whatOnlyLooksLikeAPatternIsLeftAlone(String graph) throws Exception {
        Path source = TinyGraphs.resource("/fathom/inference/rewrite/" + graph + ".onnx");
        Path written = folder.resolve("written.onnx");
        assertThat(apply(source, written).values()).containsOnly(0);
        compare(source, written, 6, 8);
    }

    private static Map<String, Integer> apply(Path source, Path target) throws Exception {
        var found = new LinkedHashMap<String, Integer>();
        try (var file = OnnxFile.open(source)) {
            for (var rewrite : Rewrite.EXACT) found.put(rewrite.name(), rewrite.apply(file));
            file.write(target);
        }
        return found;
    }

    private static void compare(Path source, Path rewritten, int height, int width)
            throws Exception {
        var wanted = RealSession.run(source, height, width);
        var found = RealSession.run(rewritten, height, width);
        assertThat(found.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach(
                (output, values) ->
                        assertThat(
                                        RealSession.deviation(
                                                values, found.getOrDefault(output, new float[0])))
                                .as(output)
                                .isLessThan(ROUNDING));
    }
}
