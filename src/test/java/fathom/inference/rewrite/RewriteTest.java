package fathom.inference.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toMap;

import fathom.inference.djl.DjlEngines;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.RealSession;
import fathom.inference.onnx.TinyGraphs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** ONNX Runtime runs the graph before and after; both must say the same. */
class RewriteTest {
    /** Of the output's range; float arithmetic in another order. */
    private static final double ROUNDING = 4e-5;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tiny-depth-anything-v2-small | layer-norm=12 layer-norm-scale=8 attention=4 layer-scale=8 enlargement=2 pointwise-before-resize=4 constant-resize=1 feed-forward=4
                    tiny-depth-anything-v2-metric-small | layer-norm=12 layer-norm-scale=8 attention=4 layer-scale=8 enlargement=2 pointwise-before-resize=4 constant-resize=1 feed-forward=4
                    tiny-dpt-hybrid | layer-norm=8 layer-norm-scale=8 attention=4 pointwise-before-resize=4 readout=2 feed-forward=4
                    tiny-dpt-large | layer-norm=8 layer-norm-scale=8 attention=4 enlargement=2 pointwise-before-resize=4 readout=4 feed-forward=4
                    tiny-glpn | layer-norm=19 layer-norm-scale=8 attention=4
                    tiny-midas-small | pointwise-before-resize=4
                    tiny-zoedepth-nyu-kitti | layer-norm=8 layer-norm-scale=4 attention=4 layer-scale=8 enlargement=2 pointwise-before-resize=4 channels-last-resize=5 feed-forward=4 channel-softmax=1
                    """)
    void thePatternsOfEveryFamilyAreFoundAndTheResultStays(String name, String counts)
            throws Exception {
        Path source = TinyGraphs.file(name);
        Path rewritten = folder.resolve("rewritten.onnx");
        var found = apply(source, rewritten);
        found.values().removeIf(count -> count == 0);
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(
                        Arrays.stream(counts.split(" "))
                                .map(count -> count.split("="))
                                .collect(toMap(e -> e[0], e -> Integer.valueOf(e[1]))));
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
        "features-enlarged, channels-last-resize",
        "softmax-over-channels-14, channel-softmax",
        "softmax-over-channels-18, channel-softmax",
        "normalised-14, layer-norm",
        "normalised-18, layer-norm",
        "normalised-joined-17, layer-norm",
        "normalised-joined-18, layer-norm",
        "normalised-one-factor, layer-norm",
        "scaled-norm, layer-norm-scale",
        "feed-forward-written, feed-forward",
        "feed-forward-halved-first, feed-forward",
        "feed-forward-joined, feed-forward",
        "tokens-enlarged, enlargement",
        "tokens-enlarged-without-bias, enlargement",
        "tokens-enlarged-5x5, enlargement",
    })
    void patternsAsOtherExportersWriteThemAreFound(String graph, String rewrite) throws Exception {
        Path source = TinyGraphs.resource("/fathom/inference/rewrite/" + graph + ".onnx");
        Path rewritten = folder.resolve("rewritten.onnx");
        assertThat(apply(source, rewritten)).containsEntry(rewrite, 1);
        compare(source, rewritten, 5, 7);
    }

    @Test
    void theRuntimeKeepsChannelsLastWhenItPreparesTheGraph() throws Exception {
        Path rewritten = folder.resolve("rewritten.onnx");
        apply(TinyGraphs.resource("/fathom/inference/rewrite/features-enlarged.onnx"), rewritten);
        Path prepared = folder.resolve("prepared.onnx");
        new DjlEngines().savePrepared(rewritten, prepared);
        try (var file = OnnxFile.open(prepared)) {
            var resize = file.graph().nodes("Resize").getFirst();
            // The layout for convolutions is made from channels that lie last, or they are turned.
            assertThat(file.graph().consumers(resize.output()))
                    .singleElement()
                    .matches(
                            turn ->
                                    turn.is("Transpose")
                                            || (turn.operator().equals("ReorderInput")
                                                    && turn.integer("channels_last", 0) == 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "feed-forward-written, 768",
        "feed-forward-halved-first, 800",
        "feed-forward-joined, 770",
    })
    void hiddenColumnsAreComputedInEqualGroupsThatKeepTheirWidth(String graph, int width)
            throws Exception {
        Path source = TinyGraphs.resource("/fathom/inference/rewrite/" + graph + ".onnx");
        try (var file = OnnxFile.open(source)) {
            long columns = file.graph().constant("bias").orElseThrow().size();
            new FeedForwardSplit().apply(file);
            var activations =
                    file.graph().nodes().stream()
                            .filter(node -> node.operator().equals("Gelu"))
                            .toList();
            assertThat(activations)
                    .hasSize((int) columns / width)
                    .allSatisfy(
                            node -> {
                                var sum = file.graph().producer(node.input(0)).orElseThrow();
                                assertThat(file.graph().constant(sum.input(1)).orElseThrow().dims())
                                        .containsExactly(1, width);
                            });
        }
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
                "features-enlarged-few",
                "features-enlarged-by-factors",
                "features-enlarged-nearest",
                "scaled-norm-without-bias",
                "scaled-norm-also-read",
                "feed-forward-by-tanh",
                "feed-forward-other-root",
                "feed-forward-read-between",
                "tokens-enlarged-overlapping",
                "tokens-enlarged-read-twice",
                "tokens-enlarged-cropped"
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
