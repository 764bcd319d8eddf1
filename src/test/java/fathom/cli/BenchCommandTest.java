package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class BenchCommandTest {
    private final Cli cli = new Cli();

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void theStepsOfAnEstimateAreMeasuredAndAddUp(@TempDir Path folder) throws Exception {
        var picture = Cli.picture(folder.resolve("a.png"), 96, 64);

        var outcome = cli.run("bench", "--image", picture, "--runs", "4", "--threads", 1, "--json");

        assertThat(outcome.exitCode()).isZero();
        var json = outcome.json();
        assertThat(json.at("/width").asInt()).isEqualTo(96);
        assertThat(json.at("/runs").asInt()).isEqualTo(4);
        assertThat(json.at("/threads").asInt()).isEqualTo(1);
        assertThat(json.at("/versions/ONNX Runtime").asText()).isEqualTo("4.5.6");
        var result = json.at("/results/0");
        assertThat(result.at("/model").asText()).isEqualTo("starter");
        // sqrt(384 * 288 / (96 * 64)) = 4.243: 407 and 272 to whole multiples of 32.
        assertThat(result.at("/inputSize/width").asInt()).isEqualTo(416);
        assertThat(result.at("/inputSize/height").asInt()).isEqualTo(256);
        assertThat(result.at("/loadMs").asDouble()).isPositive();
        assertThat(result.at("/warmUpRuns").asInt()).isBetween(1, 16);
        // Of every run the total is the largest, so its median is too.
        double total = result.at("/total/medianMs").asDouble();
        for (var step : new String[] {"preprocess", "inference", "postprocess"}) {
            assertThat(result.at("/" + step + "/medianMs").asDouble()).isBetween(0.0, total);
            assertThat(result.at("/" + step + "/lowMs").asDouble())
                    .isLessThanOrEqualTo(result.at("/" + step + "/highMs").asDouble());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theWholeProcessMemoryIsTold(@TempDir Path folder) throws Exception {
        var picture = Cli.picture(folder.resolve("a.png"), 96, 64);

        var memory =
                cli.run("bench", "--image", picture, "--runs", "1", "--json")
                        .json()
                        .at("/results/0/memory");

        // The network's weights alone are 7 MB outside of Java's heap.
        assertThat(memory.at("/residentBytes").asLong())
                .isGreaterThan(7_000_000)
                .isLessThanOrEqualTo(memory.at("/peakResidentBytes").asLong());
    }

    @Test
    void withoutAnImageTheBundledOneIsMeasured() {
        var outcome = cli.run("bench", "--runs", "1");

        assertThat(outcome.out()).startsWith("astronaut.jpg, 512×512 pixels");
        assertThat(outcome.out().lines().skip(1))
                .satisfiesExactly(
                        heading -> assertThat(heading).startsWith("MODEL").contains("TOTAL"),
                        row -> assertThat(row).startsWith("starter  320×320"));
    }

    @Test
    void aModelThatIsNotThereEndsWith4() {
        assertThat(cli.run("bench", "--model", "none").exitCode()).isEqualTo(4);
    }
}
