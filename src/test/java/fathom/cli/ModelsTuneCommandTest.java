package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fathom.export.depth.DepthFileReader;
import fathom.inference.onnx.TinyGraphs;
import fathom.inference.tuning.Deviation;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** On the real runtime, with a tiny network of the user's own. Whether it gains time is open. */
class ModelsTuneCommandTest {
    private static final String ID = "tiny-depth-anything-v2-small";

    @TempDir private Path folder;
    private Path own = Path.of("");
    private Cli cli = new Cli();

    @BeforeEach
    void addANetwork() {
        own = folder.resolve("models");
        cli = new Cli(own);
        var added =
                cli.run(
                        "models",
                        "add",
                        TinyGraphs.file(ID),
                        "--like",
                        "depth-anything-v2-small",
                        "--no-tuning");
        assertThat(added.exitCode()).as(added.err()).isZero();
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void whatTuningFoundIsSaidAndRemembered() throws Exception {
        assertThat(info().has("tuned")).isFalse();

        var tuned = cli.run("models", "tune", ID, "--json");
        assertThat(tuned.exitCode()).as(tuned.err()).isZero();
        var report = tuned.json().get(0);
        assertThat(report.get("id").asText()).isEqualTo(ID);
        assertThat(report.get("tuned").get("deviation").asDouble()).isBetween(0.0, 1e-4);
        assertThat(report.get("tuned").get("rewrites").get("attention").asInt()).isEqualTo(4);
        assertThat(report.has("fast")).isFalse();
        assertThat(info().get("tuned")).isEqualTo(report.get("tuned"));

        assertThat(cli.run("models", "tune", ID, "--remove").exitCode()).isZero();
        assertThat(info().has("tuned")).isFalse();
        assertThat(Cli.filesIn(folder.resolve("tuned"))).isEmpty();
    }

    @Test
    void tunedOrNotTheDepthIsTheSame() throws Exception {
        assertThat(cli.run("models", "tune", ID).exitCode()).isZero();
        assertThat(Deviation.between(estimate("--no-tuning"), estimate("--overwrite")).largest())
                .isBetween(0.0, 1e-4);
    }

    @Test
    void theFastVariantIsMeasuredOnTheGivenPicture() throws Exception {
        Path picture = Cli.picture(folder.resolve("mine.png"), 140, 70);
        var tuned = cli.run("models", "tune", ID, "--fast", "--image", picture, "--json");
        assertThat(tuned.exitCode()).as(tuned.err()).isZero();
        var fast = tuned.json().get(0).get("fast");
        assertThat(fast.get("deviation").asDouble()).isBetween(1e-4, 0.2);
        if (fast.get("accepted").asBoolean()) {
            assertThat(fast.get("image").asText()).isEqualTo(picture.toString());
            double mean = fast.get("imageMeanDeviation").asDouble();
            assertThat(fast.get("imageLargestDeviation").asDouble()).isBetween(mean, 0.5);
            double measured = Deviation.between(estimate("--no-tuning"), estimate("--fast")).mean();
            assertThat(measured).isPositive();
        }
    }

    @Test
    void aVariantThatWasNotMadeIsMissing() throws Exception {
        Path picture = Cli.picture(folder.resolve("p.png"), 40, 30);
        var run = cli.run("estimate", picture, "--model", ID, "--fast", "--out", folder);
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("fathom models tune " + ID + " --fast");
    }

    @ParameterizedTest
    @CsvSource({
        "--image x.png, --fast",
        "--remove --fast, --remove",
    })
    void optionsThatContradictEachOtherAreRefused(String options, String named) {
        var words = options.split(" ", 2);
        var outcome = cli.run("models", "tune", ID, words[0], words[1]);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(named);
    }

    @Test
    void removingTheModelRemovesItsTunedGraph() throws Exception {
        assertThat(cli.run("models", "tune", ID).exitCode()).isZero();
        assertThat(Cli.filesIn(folder.resolve("tuned"))).isNotEmpty();
        assertThat(cli.run("models", "remove", ID).exitCode()).isZero();
        assertThat(Cli.filesIn(folder.resolve("tuned"))).isEmpty();
    }

    private JsonNode info() throws Exception {
        return cli.run("models", "info", ID, "--json").json();
    }

    private FloatGrid estimate(String option) throws Exception {
        Path picture = Cli.picture(folder.resolve("p.png"), 140, 70);
        Path out = folder.resolve("out" + option);
        Files.createDirectories(out);
        var run =
                cli.run(
                        "estimate",
                        picture,
                        "--model",
                        ID,
                        "--size",
                        140,
                        "--format",
                        "npy",
                        "--out",
                        out,
                        option);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return DepthFileReader.read(
                        out.resolve("p." + ID + ".npy.npy"),
                        Optional.empty(),
                        OptionalDouble.empty())
                .grid();
    }
}
