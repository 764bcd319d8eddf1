package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class FathomCliTest {
    private final Cli cli = new Cli();

    @AfterEach
    void close() {
        cli.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate photos --align none",
                "evaluate photos --min-depth 5 --max-depth 2",
                "evaluate photos --pair images,depth",
                "evaluate photos --depth-scale 0",
                "evaluate photos --resume",
                "calibrate a.jpg",
                "effect bokeh a.jpg",
                "sonify a.jpg",
                "bench --runs 0",
                "bench --threads 0",
                "bench a.jpg",
                "compare a.jpg --out s.png --depth-scale 1000",
                "estimate",
                "estimate a.jpg",
                "estimate a.jpg --out o --format gif",
                "estimate a.jpg --out o --colormap mauve",
                "estimate a.jpg --out o --range 3,1",
                "estimate a.jpg --out o --range p2",
                "estimate a.jpg --out o --direction up",
                "estimate a.jpg --out o --size 0",
                "estimate a.jpg --out o --threads 0",
                "estimate a.jpg --out o --size large",
                "estimate a.jpg --out o --png-scale 0",
                "estimate a.jpg --out o --resume --overwrite",
                "mesh a.jpg --out a.fbx",
                "mesh a.jpg --out a.obj --points",
                "mesh a.jpg --out a.glb --fov 60 --focal 500",
                "mesh a.jpg --out a.glb --fov 180",
                "mesh a.jpg --out a.glb --near 5 --far 2",
                "mesh a.jpg --out a.glb --kind metric",
                "mesh a.jpg --out a.glb --model starter --depth d.npy",
                "compare a.jpg --out sheet.jpg",
                "--frobnicate"
            })
    void wrongUseEndsWith2AndOneLine(String line) {
        var outcome = cli.run((Object[]) line.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "estimate",
                "compare",
                "evaluate",
                "calibrate",
                "mesh",
                "models",
                "bench",
                "completion"
            })
    void everyCommandExplainsItself(String command) {
        var outcome = cli.run(command, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("fathom " + command, "--json", "--verbose");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theVersionIsTextOrJson() throws Exception {
        assertThat(cli.run("--version").out()).contains("Fathom 1.2.3", "ONNX Runtime 4.5.6");
        assertThat(cli.run("--version", "--json").json().at("/Fathom").asText()).isEqualTo("1.2.3");
    }

    @Test
    void errorsAreJsonTooWhenAskedFor() throws Exception {
        var outcome = cli.run("estimate", "--json");

        assertThat(outcome.json().at("/error/exitCode").asInt()).isEqualTo(2);
        assertThat(outcome.json().at("/error/problem").asText()).isNotEmpty();
    }

    @Test
    void verboseAddsTheCause(@TempDir Path folder) throws Exception {
        var broken = Files.writeString(folder.resolve("b.npy"), "\u0093NUMPY");
        String[] line = {
            "mesh",
            Cli.ASTRONAUT.toString(),
            "--depth",
            broken.toString(),
            "--out",
            folder.resolve("b.glb").toString()
        };

        var brief = cli.run((Object[]) line);
        var verbose = cli.run(Stream.concat(Stream.of(line), Stream.of("--verbose")).toArray());

        assertThat(brief.exitCode()).isEqualTo(3);
        assertThat(brief.err().lines()).hasSize(1);
        assertThat(verbose.err().lines()).hasSizeGreaterThan(2);
    }

    @Test
    void theDemoWritesSheetDepthAndMeshAndDoesNotReplaceThem(@TempDir Path folder)
            throws Exception {
        var outcome = cli.run("demo", "--out", folder);

        assertThat(outcome.exitCode()).isZero();
        assertThat(Cli.filesIn(folder))
                .containsExactly(
                        "astronaut.starter.mesh.glb",
                        "astronaut.starter.png16.png",
                        "astronaut.starter.sheet.png");
        assertThat(outcome.out().lines()).hasSize(3).allMatch(line -> line.startsWith("Wrote "));
        assertThat(cli.run("demo", "--out", folder).exitCode()).isEqualTo(6);
        assertThat(cli.run("demo", "--out", folder, "--overwrite").exitCode()).isZero();
    }

    @Test
    void compareWritesOnePicture(@TempDir Path folder) throws Exception {
        var sheet = folder.resolve("s.png");

        var outcome = cli.run("compare", Cli.ASTRONAUT, "--model", "starter", "--out", sheet);

        assertThat(outcome.exitCode()).isZero();
        // Photograph and depth are both 512 pixels wide.
        assertThat(ImageIO.read(sheet.toFile()).getWidth()).isGreaterThan(1024);
    }

    @Test
    void whatANetworkGivesBesidesDepthIsTold() throws Exception {
        var words = cli.run("models", "info", "metric3d-vit-small").out();
        var output = cli.run("models", "info", "depth-pro", "--json").json().at("/output");

        assertThat(words)
                .contains("focal length at the network's size over 1000 px")
                .contains("also normals, confidence");
        assertThat(output.at("/resampledInversely").asBoolean()).isTrue();
        assertThat(output.at("/others/0/role").asText()).isEqualTo("focal length");
    }

    @Test
    void modelsAreListedWithLicenceAndState() throws Exception {
        var json = cli.run("models", "list", "--json").json();

        assertThat(json.at("/0/id").asText()).isEqualTo("starter");
        assertThat(json.at("/0/licence/commercialUse").asText()).isEqualTo("yes");
        assertThat(json.at("/0/installed").asBoolean()).isTrue();
        assertThat(cli.run("models").out()).isEqualTo(cli.run("models", "list").out());
        assertThat(cli.run("models", "info", "starter", "--json").json().at("/fileState").asText())
                .isEqualTo("verified");
        assertThat(cli.run("models", "info", "none").exitCode()).isEqualTo(4);
        assertThat(json.at("/0/bytes").asLong())
                .isEqualTo(Files.size(Path.of("models", "starter", "starter-relative-lite0.onnx")));
        assertThat(cli.run("models", "path").out().strip())
                .isEqualTo(Path.of("target", "no-models").toString());
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        assertThat(cli.run("completion").out()).contains("estimate", "--colormap", "Spectral_r");
    }
}
