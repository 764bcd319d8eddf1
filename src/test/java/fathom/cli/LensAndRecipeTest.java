package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Published cards on small graphs of the user's own, from the command line. */
class LensAndRecipeTest {
    private static final Path TEST_FILES = Path.of("src", "test", "resources");

    @TempDir private Path folder;
    private Cli cli;

    @BeforeEach
    void addModels() throws Exception {
        OwnCards.add(
                folder.resolve("own"),
                "depth-pro",
                TEST_FILES.resolve("fathom/inference/graphs/focal.onnx"));
        OwnCards.add(
                folder.resolve("own"),
                "depth-anything-v2-small",
                TEST_FILES.resolve("models/tiny/tiny-depth-anything-v2-small.onnx"));
        cli = new Cli(folder.resolve("own"));
    }

    @AfterEach
    void close() {
        cli.close();
    }

    /** The graph says 1000 px at its 64 px of width; the photograph has 128. */
    @Test
    void aMeshTakesTheFocalLengthThatTheModelPredicts() throws Exception {
        var photo = Cli.picture(folder.resolve("p.png"), 128, 64);
        var target = folder.resolve("p.ply");

        var outcome =
                cli.run(
                        "mesh",
                        photo,
                        "--model",
                        "depth-pro",
                        "--size",
                        64,
                        "--out",
                        target,
                        "--json");

        assertThat(outcome.json().at("/camera/source").asText()).isEqualTo("model");
        assertThat(outcome.json().at("/camera/focalPx").asDouble()).isBetween(1999.9, 2000.1);
    }

    @Test
    void aGivenFocalLengthScalesTheMetresThatDependOnIt() throws Exception {
        var photo = Cli.picture(folder.resolve("p.png"), 128, 64);
        var out = folder.resolve("out");

        var outcome =
                cli.run(
                        "estimate",
                        photo,
                        "--model",
                        "depth-pro",
                        "--size",
                        64,
                        "--out",
                        out,
                        "--format",
                        "npy",
                        "--focal",
                        1000,
                        "--json");

        assertThat(outcome.json().at("/results/0/camera/source").asText()).isEqualTo("user-focal");
        // Black is -1 after normalisation: the graph says 2 - 1 m for 2000 px, so half of it here.
        byte[] npy = Files.readAllBytes(out.resolve("p.depth-pro.npy.npy"));
        int first = npy.length - 4 * 128 * 64;
        int bits =
                (npy[first] & 0xff)
                        | (npy[first + 1] & 0xff) << 8
                        | (npy[first + 2] & 0xff) << 16
                        | (npy[first + 3] & 0xff) << 24;
        assertThat(Float.intBitsToFloat(bits)).isBetween(0.4999f, 0.5001f);
    }

    /** 600x400: transformers makes 518x350, the authors' script 784x518. */
    @Test
    void theAuthorsOwnRecipeIsChosenByName() throws Exception {
        var photo = TEST_FILES.resolve("oracle/images/landscape.png");
        var out = folder.resolve("out");

        var usual = estimate(photo, out.resolve("a"));
        assertThat(usual.json().at("/results/0/inputSize/width").asInt()).isEqualTo(518);
        var original = estimate(photo, out.resolve("b"), "--recipe", "original");
        assertThat(original.json().at("/results/0/inputSize/width").asInt()).isEqualTo(784);
        assertThat(original.json().at("/results/0/inputSize/height").asInt()).isEqualTo(518);
    }

    @Test
    void aRecipeThatTheModelLacksIsAMistakeInTheCommandThatNamesThoseItHas() {
        var photo = TEST_FILES.resolve("oracle/images/tiny.png");

        var unknown = estimate(photo, folder.resolve("out"), "--recipe", "mine");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("depth-anything-v2-small", "'mine'", "original");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Cli.Outcome estimate(Path photo, Path out, Object... more) {
        var arguments =
                new Object[] {
                    "estimate", photo, "--model", "depth-anything-v2-small", "--out", out, "--json"
                };
        var all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return cli.run(all);
    }
}
