package fathom.store;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.job.JobMonitor;
import fathom.model.Sha256;
import fathom.store.web.LoopbackHub;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The whole program in processes of its own, killed and side by side. */
@Timeout(180)
class StoreProcessTest {
    private static final byte[] FILE = new byte[400_000];

    @TempDir private Path home;

    @Test
    void aFetchThatIsKilledGoesOnWhereItWas() throws Exception {
        publish();
        var pace = new int[] {20};
        try (var hub =
                new LoopbackHub(
                        request -> Reply.range(request, FILE, "ETag", "\"1\"").slowly(pace[0]))) {
            Process first = pull(hub);
            Path part = home.resolve("models/big/big.onnx.part");
            while (first.isAlive() && size(part) < 60_000) Thread.sleep(10);
            first.destroyForcibly().waitFor();
            long kept = size(part);
            assertThat(kept).isBetween(60_000L, 399_999L);
            assertThat(home.resolve("models/big/big.onnx")).doesNotExist();
            pace[0] = 0;
            Process second = pull(hub);
            assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).as(output(second)).isZero();
            assertThat(hub.requests().getLast().from()).isEqualTo((int) kept);
            assertThat(Files.readAllBytes(home.resolve("models/big/big.onnx"))).isEqualTo(FILE);
            assertThat(filesOf("big")).containsExactly("big.onnx", "model.json");
        }
    }

    @Test
    void twoProcessesFetchAModelOnce() throws Exception {
        publish();
        try (var hub =
                new LoopbackHub(request -> Reply.range(request, FILE, "ETag", "\"1\"").slowly(5))) {
            Process first = pull(hub);
            Process second = pull(hub);
            for (var process : List.of(first, second)) {
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as(output(process)).isZero();
            }
            assertThat(hub.requests()).hasSize(1);
            assertThat(Files.readAllBytes(home.resolve("models/big/big.onnx"))).isEqualTo(FILE);
        }
    }

    private void publish() throws IOException {
        new Random(3).nextBytes(FILE);
        Path folder = Files.createDirectories(home.resolve("models/big"));
        Path content = Files.write(home.resolve("content"), FILE);
        Files.writeString(
                folder.resolve("model.json"),
                TestCard.json(
                        "big",
                        TestCard.file("big.onnx", "400000", Sha256.of(content, JobMonitor.NONE))));
    }

    private Process pull(LoopbackHub hub) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "fathom.app.Main",
                        "models",
                        "pull",
                        "big");
        builder.environment().put("FATHOM_HOME", home.toString());
        builder.environment().put("HF_ENDPOINT", hub.address().toString());
        builder.redirectErrorStream(true);
        return builder.start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    private static String output(Process process) throws IOException {
        return new String(
                process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException notYet) {
            return 0;
        }
    }

    private List<String> filesOf(String id) throws IOException {
        try (var entries = Files.list(home.resolve("models").resolve(id))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
