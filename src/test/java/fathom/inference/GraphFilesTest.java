package fathom.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.store.Graphs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** On files that Python's onnx wrote. */
class GraphFilesTest {
    @TempDir private Path folder;

    @Test
    void operatorsAndOperatorSetsAreReadWithoutTheRuntime() throws Exception {
        var contents = OnnxContents.read(Graphs.file("classifier.onnx"));
        assertThat(contents.operators()).containsExactlyInAnyOrder("GlobalAveragePool", "Reshape");
        assertThat(contents.opsets()).containsExactly(Map.entry("", 17L));
        assertThat(contents.outputs()).containsExactly("scores");
        assertThat(contents.externalData()).isEmpty();
    }

    @Test
    void weightsBesideTheGraphBelongToIt() throws Exception {
        var files = GraphFiles.of(Graphs.file("external.onnx"));
        assertThat(files.data()).containsExactly(Path.of("external.onnx_data"));
        assertThat(files.bytes())
                .isEqualTo(
                        Files.size(Graphs.file("external.onnx"))
                                + Files.size(Graphs.file("external.onnx_data")));
    }

    @ParameterizedTest
    @CsvSource({
        "external-escapes, ../external.onnx_data",
        "external-absolute, /etc/hostname",
        "external-backslash, ..\\external.onnx_data"
    })
    void weightsElsewhereAreRefused(String graph, String location) {
        var failure = failure(Graphs.file(graph + ".onnx"));
        assertThat(failure.problem()).contains("outside its folder").contains(location);
    }

    @Test
    void missingWeightsAreNamed() {
        assertThat(failure(Graphs.file("external-missing.onnx")).problem())
                .contains("'nowhere.bin'", "missing");
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws Exception {
        Path graph = Files.copy(Graphs.file("external.onnx"), folder.resolve("external.onnx"));
        Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "secret");
        Files.createSymbolicLink(folder.resolve("external.onnx_data"), secret);
        assertThat(failure(graph).problem()).contains("outside its folder");
        Files.delete(secret);
    }

    /** As the Hugging Face cache does: snapshots link to blobs. */
    @Test
    void linksOfGraphAndWeightsIntoOneFolderAreAllowed() throws Exception {
        Path blobs = Files.createDirectories(folder.resolve("blobs"));
        Path snapshot = Files.createDirectories(folder.resolve("snapshots/1"));
        Files.copy(Graphs.file("external.onnx"), blobs.resolve("aa"));
        Files.copy(Graphs.file("external.onnx_data"), blobs.resolve("bb"));
        Path graph = snapshot.resolve("model.onnx");
        Files.createSymbolicLink(graph, Path.of("../../blobs/aa"));
        Files.createSymbolicLink(snapshot.resolve("external.onnx_data"), Path.of("../../blobs/bb"));
        assertThat(GraphFiles.of(graph).data()).containsExactly(Path.of("external.onnx_data"));
    }

    @Test
    void otherFilesAreNoGraphs() throws Exception {
        assertThat(failure(write("empty.onnx", new byte[0])).problem()).contains("it is empty");
        assertThat(
                        failure(
                                        write(
                                                "text.onnx",
                                                "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8)))
                                .problem())
                .contains("not an ONNX graph");
        assertThat(failure(write("zeros.onnx", new byte[4096])).problem())
                .contains("not an ONNX graph");
        assertThat(failure(folder).problem()).contains("is a folder");
        assertThat(failure(folder.resolve("none.onnx")).problem()).contains("There is no file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3c21444f43545950452068746d6c3e0a3c68746d6c3e      | a web page   | Download",
                "76657273696f6e2068747470733a2f2f6769742d6c66732e | Git LFS      | git lfs pull",
                "48656c6c6f2c20776f726c642e0a                     | a text file  | .onnx file",
                "7b2261223a20317d                                 | a JSON file  | .onnx file",
                "3c3f786d6c2076657273696f6e3d22312e30223f3e       | an XML file  | .onnx file",
                "80027d7100580100000061710173                     | pickle       | torch.onnx.export",
                "10000000000000007b2261223a7b7d7d2020202020202020 | safetensors  | torch.onnx.export",
                "1c00000054464c3300000000                         | TensorFlow Lite | tf2onnx",
                "894844460d0a1a0a00                               | HDF5         | tf2onnx",
                "4747554603000000                                 | GGUF         | ONNX export",
                "1f8b0800000000000003                             | archive      | Unpack",
                "ffd8ffe000104a464946                             | a picture    | fathom estimate",
            })
    void whatIsTakenForAnOnnxFileIsNamedWithTheWayOut(String hex, String kind, String wayOut)
            throws Exception {
        var failure = failure(write("model.onnx", HexFormat.of().parseHex(hex)));

        assertThat(failure.problem()).contains("model.onnx' is a", kind, ", not an ONNX graph.");
        assertThat(failure.remedy()).contains(wayOut);
    }

    @ParameterizedTest
    @CsvSource({
        "archive/data.pkl, a PyTorch checkpoint, torch.onnx.export",
        "net/constants.pkl, a TorchScript program, torch.onnx.export",
        "depth.npy, NumPy, .onnx file",
        "model/Net.ONNX, a zip archive, Unpack",
        "readme.txt, without an .onnx file, .onnx file"
    })
    void aZipIsNamedByWhatItHolds(String entry, String kind, String wayOut) throws Exception {
        Path zip = folder.resolve("model.pth");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
        }

        assertThat(failure(zip).problem()).contains("model.pth' is a", kind);
        assertThat(failure(zip).remedy()).contains(wayOut);
    }

    @Test
    void everyCutOfAGraphIsRefusedOrReadButNeverCrashes() throws Exception {
        byte[] whole = Files.readAllBytes(Graphs.file("external.onnx"));
        for (int length = 1; length < whole.length; length++) {
            Path cut = write("cut.onnx", Arrays.copyOf(whole, length));
            try {
                OnnxContents.read(cut);
            } catch (UserFacingException e) {
                assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT);
            }
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static UserFacingException failure(Path file) {
        return catchThrowableOfType(UserFacingException.class, () -> GraphFiles.of(file));
    }
}
