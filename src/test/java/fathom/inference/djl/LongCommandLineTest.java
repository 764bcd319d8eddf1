package fathom.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.inference.EngineOptions;
import fathom.job.JobMonitor;
import fathom.preprocess.InputTensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some releases of ONNX Runtime (1.29.0) crash a process whose command line is longer than about 4
 * KB, which a long class path or a folder's worth of file names reaches.
 */
class LongCommandLineTest {
    @Test
    @Timeout(120)
    void aProcessStartedWithTenKilobytesOfArgumentsRunsANetwork() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Child.class.getName());
        command.addAll(Collections.nCopies(110, "x".repeat(100)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Runs one network and ends. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            var buffer = ByteBuffer.allocateDirect(3 * 4 * 4 * Float.BYTES);
            var pixels = buffer.order(ByteOrder.nativeOrder()).asFloatBuffer();
            try (var engine = new DjlEngines().open(Cards.of("red-rank4"), EngineOptions.DEFAULT)) {
                engine.run(new InputTensor(4, 4, pixels), JobMonitor.NONE);
            }
        }
    }
}
