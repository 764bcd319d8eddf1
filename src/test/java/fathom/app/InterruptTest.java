package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ctrl-C as a shell gives it: a signal to a process of its own. */
class InterruptTest {
    private static final Path PHOTO = Path.of("assets", "photos", "rocket.jpg");
    private static final int MANY = 400;

    @Test
    @Timeout(120)
    void itEndsABatchWith130AndNothingHalfWritten(@TempDir Path folder) throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "uses Linux's env and shell");
        var photos = Files.createDirectories(folder.resolve("photos"));
        for (int i = 0; i < MANY; i++) Files.copy(PHOTO, photos.resolve(i + ".jpg"));
        var out = folder.resolve("out");

        var process = start(photos, out);
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith("Wrote ");
            // The shell's own kill: a bare system has no program of that name.
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
            while (lines.readLine() != null) {
                // The pipe must not fill up while the process ends.
            }
            process.waitFor();
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(process.exitValue()).isEqualTo(130);
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .isNotEmpty()
                    .hasSizeLessThan(MANY)
                    .allMatch(name -> name.endsWith(".starter.npy.npy"));
        }
        try (var files = Files.list(out)) {
            long complete = Files.size(out.resolve("0.starter.npy.npy"));
            assertThat(files).allMatch(file -> file.toFile().length() == complete);
        }
    }

    private static Process start(Path photos, Path out) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                // The shell that runs the tests may have the signal ignored.
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of("estimate", photos.toString(), "--out", out.toString()));
        command.addAll(List.of("--format", "npy"));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
