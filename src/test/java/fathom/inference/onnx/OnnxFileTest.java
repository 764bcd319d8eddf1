package fathom.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Files that other software wrote come back as the same network, and broken ones are refused. */
class OnnxFileTest {
    static final List<String> NAMES = TinyGraphs.NAMES;

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("NAMES")
    void aFileThatIsReadAndWrittenComputesBitForBitTheSame(String name) throws Exception {
        Path copy = folder.resolve("copy.onnx");
        try (var file = OnnxFile.open(TinyGraphs.file(name))) {
            file.write(copy);
        }
        int side = TinyGraphs.side(name);
        var wanted = RealSession.run(TinyGraphs.file(name), side, side);
        assertThat(RealSession.run(copy, side, side)).usingRecursiveComparison().isEqualTo(wanted);
    }

    @Test
    void weightsThatLieInASecondFileAreReadFromThereAndWrittenAgain() throws Exception {
        Path outside = folder.resolve("outside.onnx");
        Path again = folder.resolve("again.onnx");
        Path source = TinyGraphs.file("tiny-dpt-large");
        try (var file = OnnxFile.open(source)) {
            file.write(outside);
        }
        assertThat(Files.size(outside)).isLessThan(Files.size(source) / 4);
        try (var file = OnnxFile.open(outside)) {
            assertThat(file.weightFiles()).containsExactly(folder.resolve("outside.onnx.data"));
            file.write(again);
        }
        assertThat(RealSession.run(again, 384, 384))
                .usingRecursiveComparison()
                .isEqualTo(RealSession.run(source, 384, 384));
    }

    @Test
    void constantsHaveTheValuesThatTheExporterStored() throws Exception {
        Path graph = TinyGraphs.resource("/fathom/inference/rewrite/enlarged-linear.onnx");
        try (var file = OnnxFile.open(graph)) {
            assertThat(file.operatorSet()).isEqualTo(14);
            var factors = file.graph().constant("factors").orElseThrow();
            assertThat(factors.dims()).containsExactly(4);
            assertThat(factors.floats()).containsExactly(1, 1, 2, 3);
            assertThat(file.graph().producer("depth").orElseThrow().inputs())
                    .containsExactly("large", "weight", "bias");
        }
    }

    @Test
    void whatTheFormatMayHoldBesidesTheGraphStays() throws Exception {
        // metadata_props { key: "author" value: "me" }, field 14 of a model
        byte[] entry = {0x72, 12, 0x0a, 6, 'a', 'u', 't', 'h', 'o', 'r', 0x12, 2, 'm', 'e'};
        Path source = TinyGraphs.file("tiny-metric3d-interface-stub");
        Path with = folder.resolve("with.onnx");
        Files.write(with, Files.readAllBytes(source));
        Files.write(with, entry, StandardOpenOption.APPEND);
        Path written = folder.resolve("written.onnx");
        try (var file = OnnxFile.open(with)) {
            file.write(written);
        }
        try (var session = RealSession.environment().createSession(written.toString())) {
            assertThat(session.getMetadata().getCustomMetadataValue("author")).contains("me");
        }
    }

    @Test
    void everyNodeIsWrittenAfterThoseThatItReads() throws Exception {
        Path graph = TinyGraphs.file("tiny-zoedepth-nyu-kitti");
        try (var file = OnnxFile.open(graph)) {
            var nodes = file.graph().nodes();
            // Taken out and put back last, the first node stands behind those that read it.
            Node first = nodes.getFirst();
            file.graph().remove(first);
            file.graph().add(first);
            Set<Node> before = new HashSet<>();
            for (var node : new ExecutionOrder(file.graph()).nodes()) {
                for (var input : node.inputs()) {
                    file.graph().producer(input).ifPresent(p -> assertThat(before).contains(p));
                }
                before.add(node);
            }
            assertThat(before).hasSameSizeAs(nodes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bin", "/etc/hostname", "link.bin", "none.bin", "", "."})
    void weightsOutsideTheFolderAreRefused(String location) throws Exception {
        Path inside = Files.createDirectory(folder.resolve("model"));
        Files.write(folder.resolve("secret.bin"), new byte[64]);
        Files.createSymbolicLink(inside.resolve("link.bin"), folder.resolve("secret.bin"));
        Path graph = inside.resolve("graph.onnx");
        Files.write(graph, graphWithWeightsAt(location, 0, 16));
        assertThatThrownBy(() -> OnnxFile.open(graph).close())
                .isInstanceOf(MalformedGraphException.class)
                .hasMessageContaining("are no file of the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8 16", "0 17", "-4 16", "9223372036854775807 16"})
    void weightsBeyondTheirFileAreRefused(String offsetAndLength) throws Exception {
        var numbers = offsetAndLength.split(" ", 2);
        Files.write(folder.resolve("data.bin"), new byte[16]);
        Path graph = folder.resolve("graph.onnx");
        Files.write(
                graph,
                graphWithWeightsAt(
                        "data.bin", Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
        assertThatThrownBy(() -> OnnxFile.open(graph).close())
                .isInstanceOf(MalformedGraphException.class)
                .hasMessageContaining("data.bin");
    }

    private static byte[] graphWithWeightsAt(String location, long offset, long length)
            throws IOException {
        var tensor =
                new Message()
                        .add(1, 4)
                        .add(2, Tensor.FLOAT)
                        .add(8, "w")
                        .add(13, ExternalData.entry("location", location))
                        .add(13, ExternalData.entry("offset", Long.toString(offset)))
                        .add(13, ExternalData.entry("length", Long.toString(length)))
                        .add(14, 1);
        var out = new ByteArrayOutputStream();
        new Message().add(7, new Message().add(5, tensor)).writeTo(out);
        return out.toByteArray();
    }

    @Test
    void filesThatAreCutOffOrDamagedFailInOneWayOnly() throws Exception {
        byte[] whole = Files.readAllBytes(TinyGraphs.file("tiny-metric3d-interface-stub"));
        var random = new Random(5);
        Path broken = folder.resolve("broken.onnx");
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes =
                    Arrays.copyOf(whole, whole.length - (i % 2) * random.nextInt(whole.length));
            for (int flips = 0; flips < 4; flips++) {
                bytes[random.nextInt(Math.min(bytes.length, 4000))] = (byte) random.nextInt(256);
            }
            Files.write(broken, bytes);
            try (var file = OnnxFile.open(broken)) {
                file.graph().removeUnused();
            } catch (MalformedGraphException _) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws Exception {
        Path text = folder.resolve("text.onnx");
        Files.writeString(text, "<!DOCTYPE html><html>not found</html>", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> OnnxFile.open(text).close())
                .isInstanceOf(MalformedGraphException.class);
    }
}
