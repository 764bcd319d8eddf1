package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

class TextOutputTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-0.75, -0.75",
        "0.1, 0.100000001",
        "123456.79, 123456.789",
        "99999999, 100000000",
        "3e-5, 2.99999992e-5",
        "1.5e-7, 1.5E-7",
        "-3e20, -3.0E20"
    })
    void numbersAreAsShortAsNineDigitsAllow(float value, double written) throws Exception {
        String text = written(out -> out.number(value));
        assertThat(Double.parseDouble(text)).isEqualTo(written);
        assertThat(text).doesNotEndWith(".").doesNotMatch(".*\\.\\d*0");
    }

    @Test
    void everyFloatComesBack() throws Exception {
        var random = new Random(3);
        var values = new float[200_000];
        for (int i = 0; i < values.length; i++) {
            do values[i] = Float.intBitsToFloat(random.nextInt());
            while (!Float.isFinite(values[i]));
        }
        String text =
                written(
                        out -> {
                            for (float value : values) out.number(value).letter('\n');
                        });
        String[] lines = text.split("\n");
        assertThat(lines).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(Float.parseFloat(lines[i])).isEqualTo(values[i] == 0 ? 0 : values[i]);
        }
    }

    @Test
    void wholeNumbersAreWrittenInFull() throws Exception {
        String text =
                written(
                        out -> {
                            for (int value : new int[] {0, 7, 10, 2_000_000_000, -12}) {
                                out.letter(' ').number(value);
                            }
                        });
        assertThat(text).isEqualTo(" 0 7 10 2000000000 -12");
    }

    @FunctionalInterface
    private interface Writing {
        void to(TextOutput out) throws Exception;
    }

    private String written(Writing writing) throws Exception {
        Path file = folder.resolve("text");
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var out = new TextOutput(channel);
            writing.to(out);
            out.flush();
        }
        return Files.readString(file);
    }
}
