package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.inference.onnx.TinyGraphs;
import fathom.store.Graphs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** On the real runtime, in a models folder of its own. */
class ModelsAddCommandTest {
    private static final String LIKE = "depth-anything-v2-small";

    @TempDir private Path folder;
    private Path own = Path.of("");
    private Cli cli = new Cli();

    @BeforeEach
    void openStore() {
        own = folder.resolve("models");
        cli = new Cli(own);
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void anAddedGraphRunsUnderItsNewId() throws Exception {
        var added = cli.run("models", "add", graph("depth-free"), "--like", LIKE, "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.json().get("id").asText()).isEqualTo("depth-free");
        assertThat(added.json().get("like").asText()).isEqualTo(LIKE);
        assertThat(Cli.filesIn(own))
                .containsExactly("depth-free/depth-free.onnx", "depth-free/model.json");

        Path picture = Cli.picture(folder.resolve("p.png"), 40, 30);
        var run =
                cli.run(
                        "estimate",
                        picture,
                        "--model",
                        "depth-free",
                        "--out",
                        folder.resolve("out"),
                        "--format",
                        "npy");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Cli.filesIn(folder.resolve("out"))).containsExactly("p.depth-free.npy.npy");
    }

    @Test
    void theCardNamesTheGraphsTensorsAndItsHash() throws Exception {
        cli.run("models", "add", graph("depth-free"), "--like", LIKE);
        var card = new ObjectMapper().readTree(own.resolve("depth-free/model.json").toFile());
        assertThat(card.at("/input/tensor").asText()).isEqualTo("pixel_values");
        assertThat(card.at("/output/tensor").asText()).isEqualTo("depth");
        assertThat(card.at("/input/size/rule").asText()).isEqualTo("nearest-scale");
        // sha256sum depth-free.onnx
        assertThat(card.at("/sha256").asText())
                .isEqualTo("01f71b52feb467b40d664accefff06f14a6f583c510b06d521e3e1048c896a87");
        assertThat(card.at("/licence/commercialUse").asText()).isEqualTo("unclear");
    }

    @Test
    void aGraphOfOneSizeGetsThatSize() throws Exception {
        var added = cli.run("models", "add", graph("depth-64x48"), "--like", LIKE, "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        var card = new ObjectMapper().readTree(own.resolve("depth-64x48/model.json").toFile());
        assertThat(card.at("/input/size/rule").asText()).isEqualTo("exact");
        assertThat(card.at("/input/size/width").asInt()).isEqualTo(64);
        assertThat(card.at("/input/size/height").asInt()).isEqualTo(48);
    }

    @Test
    void weightsInAnotherFileComeAlong() throws Exception {
        var added = cli.run("models", "add", graph("external"), "--like", LIKE, "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(Cli.filesIn(own))
                .containsExactly(
                        "external/external.onnx",
                        "external/external.onnx_data",
                        "external/model.json");
        Files.write(own.resolve("external/external.onnx_data"), new byte[12]);
        Path picture = Cli.picture(folder.resolve("p.png"), 40, 30);
        var run = cli.run("estimate", picture, "--model", "external", "--out", folder.resolve("o"));
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("failed verification", "external.onnx_data");
    }

    @Test
    void theSameFileIsAddedOnce() throws Exception {
        cli.run("models", "add", graph("depth-free"), "--like", LIKE);
        var again = cli.run("models", "add", graph("depth-free"), "--like", LIKE, "--json");
        assertThat(again.json().get("id").asText()).isEqualTo("depth-free");
        assertThat(again.json().get("wasThere").asBoolean()).isTrue();
        var other = cli.run("models", "add", graph("depth-free"), "--like", "glpn-nyu", "--json");
        assertThat(other.json().get("id").asText()).isEqualTo("depth-free-2");
        assertThat(other.json().get("kind").asText()).isEqualTo("metric");
    }

    /** V1 and V2 of Depth Anything are run with one recipe. */
    @Test
    void aFileThatIsThereIsNamedAsTheStoreHoldsItWhateverIsAsked() throws Exception {
        var file = graph("depth-free");
        cli.run("models", "add", file, "--like", "depth-anything-v2-small");

        var again = cli.run("models", "add", file, "--like", "depth-anything-v1-small", "--json");
        assertThat(again.json().get("wasThere").asBoolean()).isTrue();
        assertThat(again.json().get("like").asText()).isEqualTo("depth-anything-v2-small");

        var said = cli.run("models", "add", file, "--like", "depth-anything-v1-small");
        assertThat(said.out())
                .contains(
                        "added before: depth-free, run like depth-anything-v2-small.",
                        "depth-anything-v1-small runs it the same way.");
        var info = cli.run("models", "info", "depth-free");
        assertThat(info.out()).contains("with the recipe of depth-anything-v2-small");
    }

    @ParameterizedTest
    @CsvSource({
        "classifier, is no depth network",
        "enlarger, is no depth network",
        "words, is no depth network",
        "channels-last, is no depth network",
        "liar, is no depth network",
        "same-everywhere, all of them the same",
        "unknown-operator, no operator com.example:Warp",
        "opset-99, operator set 99 is too new",
        "external-escapes, outside its folder",
        "external-absolute, outside its folder",
        "external-missing, missing"
    })
    void whatIsNoDepthNetworkIsRefusedInOneLine(String name, String reason) throws Exception {
        var refused = cli.run("models", "add", graph(name));
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains(name, reason);
        assertThat(Cli.filesIn(own)).isEmpty();
    }

    /** They call their output depth, as Depth Anything 3 does, but it is none. */
    @ParameterizedTest
    @CsvSource({
        "all-channels, is no depth network",
        "byte-input, one RGB image in floats",
        "two-inputs, wants more than a picture"
    })
    void aNameAloneMakesNoDepthNetwork(String name, String reason) throws Exception {
        var graphs = Path.of("src", "test", "resources", "fathom", "inference", "graphs");

        var refused = cli.run("models", "add", graphs.resolve(name + ".onnx"));

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains(name, reason)
                .doesNotContain("--like");
        assertThat(Cli.filesIn(own)).isEmpty();
    }

    @Test
    void anUnknownRecipeIsAMissingModel() {
        var refused = cli.run("models", "add", graph("depth-free"), "--like", "nothing");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("no model \"nothing\"");
    }

    @Test
    void withoutARecipeTheNearestIsTaken() throws Exception {
        Path file = Files.copy(graph("depth-free"), folder.resolve("depth_anything_v2_vitb.onnx"));
        var added = cli.run("models", "add", file, "--json");
        assertThat(added.json().get("like").asText()).isEqualTo("depth-anything-v2-base");
    }

    /** Of free sides and without further outputs, it is most likely what most people export. */
    @Test
    void aNameThatSaysNothingSpeaksForNobody() throws Exception {
        Path file =
                Files.copy(
                        TinyGraphs.file("tiny-depth-anything-v2-small"), folder.resolve("x.onnx"));
        var added = cli.run("models", "add", file, "--no-tuning", "--json");
        assertThat(added.json().get("like").asText()).isEqualTo("depth-anything-v2-small");
    }

    /** It declares free sides, and runs at 384 by 384 only. */
    @Test
    void whereTheNearestRecipeFailsThoseThatRunAreNamed() throws Exception {
        Path file = Files.copy(TinyGraphs.file("tiny-dpt-large"), folder.resolve("mine.onnx"));
        var refused = cli.run("models", "add", file);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("It runs like", "dpt-hybrid", "--like");

        var added = cli.run("models", "add", file, "--like", "dpt-hybrid", "--no-tuning");
        assertThat(added.exitCode()).as(added.err()).isZero();
    }

    @Test
    void aRemovedModelIsGone() throws Exception {
        cli.run("models", "add", graph("depth-free"), "--like", LIKE);
        var removed = cli.run("models", "remove", "depth-free", "--json");
        assertThat(removed.exitCode()).as(removed.err()).isZero();
        assertThat(removed.json().get("bytes").asLong()).isPositive();
        assertThat(Cli.filesIn(own)).noneMatch(file -> file.startsWith("depth-free"));
        assertThat(cli.run("models", "info", "depth-free").exitCode()).isEqualTo(4);
    }

    @Test
    void whatComesWithFathomStays() {
        var refused = cli.run("models", "remove", "starter");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("a part of Fathom");
        assertThat(cli.run("models", "remove", LIKE).exitCode()).isEqualTo(4);
    }

    private static Path graph(String name) {
        return Graphs.file(name + ".onnx");
    }
}
