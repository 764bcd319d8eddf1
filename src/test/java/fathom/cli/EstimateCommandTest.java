package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.depth.DepthFileReader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EstimateCommandTest {
    private Cli cli;

    @BeforeAll
    void open() {
        cli = new Cli();
    }

    @AfterAll
    void close() {
        cli.close();
    }

    @Test
    void withoutFormatsAnImageBecomesA16BitAndAColourPng(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.b.png"), 60, 40);

        var outcome = cli.run("estimate", image, "--out", folder.resolve("out"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(Cli.filesIn(folder.resolve("out")))
                .containsExactly("a.b.starter.color.png", "a.b.starter.png16.png");
    }

    @Test
    void everyFormatIsNamedByImageModelAndFormatAndHoldsTheSameDepth(@TempDir Path folder)
            throws Exception {
        var image = Cli.picture(folder.resolve("p.png"), 37, 53);
        var out = folder.resolve("out");

        var outcome =
                cli.run("estimate", image, "--out", out, "--format", "npy,pfm,exr,tiff32,png16");

        assertThat(outcome.exitCode()).isZero();
        assertThat(Cli.filesIn(out))
                .containsExactly(
                        "p.starter.exr.exr",
                        "p.starter.npy.npy",
                        "p.starter.pfm.pfm",
                        "p.starter.png16.png",
                        "p.starter.tiff32.tiff");
        var npy = read(out.resolve("p.starter.npy.npy"));
        assertThat(npy.grid().width()).isEqualTo(37);
        assertThat(npy.grid().height()).isEqualTo(53);
        assertThat(read(out.resolve("p.starter.exr.exr")).grid().toArray())
                .isEqualTo(npy.grid().toArray());
        var png = read(out.resolve("p.starter.png16.png"));
        assertThat(png.kind()).isEqualTo(DepthKind.RELATIVE_DISPARITY);
        assertThat(png.grid().at(18, 50) > png.grid().at(18, 2))
                .isEqualTo(npy.grid().at(18, 50) > npy.grid().at(18, 2));
    }

    @Test
    void sizeAndThreadsAreTheRunsOwn(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 64, 64);
        var out = folder.resolve("out");

        var outcome =
                cli.run("estimate", image, "--out", out, "--size", 128, "--threads", 1, "--json");

        assertThat(outcome.exitCode()).isZero();
        // The card's 384x288 scaled to 128x96 has the area of a square of 110.9.
        assertThat(outcome.json().at("/results/0/inputSize/width").asInt()).isEqualTo(96);
    }

    @Test
    void anExistingFileStopsTheRunBeforeAnyWork(@TempDir Path folder) throws Exception {
        var first = Cli.picture(folder.resolve("a.png"), 40, 40);
        var second = Cli.picture(folder.resolve("b.png"), 40, 40);
        var out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("b.starter.npy.npy"), "mine");

        var outcome = cli.run("estimate", first, second, "--out", out, "--format", "npy");

        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("b.starter.npy.npy", "--overwrite");
        assertThat(Cli.filesIn(out)).containsExactly("b.starter.npy.npy");
    }

    @Test
    void resumeKeepsWhatIsThereAndMakesTheRest(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 40, 40);
        var out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("a.starter.npy.npy"), "mine");

        var outcome = cli.run("estimate", image, "--out", out, "--format", "npy,pfm", "--resume");

        assertThat(outcome.exitCode()).isZero();
        assertThat(out.resolve("a.starter.npy.npy")).hasContent("mine");
        assertThat(out.resolve("a.starter.pfm.pfm")).isNotEmptyFile();
    }

    @Test
    void overwriteReplaces(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 40, 40);
        var out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("a.starter.npy.npy"), "mine");

        var outcome = cli.run("estimate", image, "--out", out, "--format", "npy", "--overwrite");

        assertThat(outcome.exitCode()).isZero();
        assertThat(read(out.resolve("a.starter.npy.npy")).grid().size()).isEqualTo(1600);
    }

    @Test
    void badFilesOfABatchAreListedAndTheOthersAreDone(@TempDir Path folder) throws Exception {
        var photos = Files.createDirectories(folder.resolve("photos"));
        Cli.picture(photos.resolve("good.png"), 40, 40);
        Cli.picture(photos.resolve("later.png"), 40, 40);
        Files.createFile(photos.resolve("empty.jpg"));
        byte[] whole = Files.readAllBytes(Cli.ASTRONAUT);
        Files.write(photos.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length / 2));
        Files.createDirectory(photos.resolve("folder.png"));
        var out = folder.resolve("out");

        var outcome = cli.run("estimate", photos, "--out", out, "--format", "npy");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err().lines()).hasSize(4);
        assertThat(outcome.err()).contains("cut.jpg", "empty.jpg", "folder.png", "3 of 5 images");
        assertThat(Cli.filesIn(out))
                .containsExactly("good.starter.npy.npy", "later.starter.npy.npy");
    }

    @Test
    void recursiveKeepsTheFoldersAndLeavesFathomsOwnFilesOut(@TempDir Path folder)
            throws Exception {
        var photos = folder.resolve("photos");
        Cli.picture(photos.resolve("x.png"), 40, 40);
        Cli.picture(photos.resolve("deep").resolve("x.png"), 40, 40);
        Cli.picture(photos.resolve("x.starter.color.png"), 40, 40);
        var out = folder.resolve("out");

        var outcome = cli.run("estimate", photos, "--recursive", "--out", out, "--format", "npy");

        assertThat(outcome.exitCode()).isZero();
        assertThat(Cli.filesIn(out)).containsExactly("deep/x.starter.npy.npy", "x.starter.npy.npy");
    }

    @Test
    void twoImagesWithOneOutputNameAreRefusedBeforeAnyWork(@TempDir Path folder) throws Exception {
        var png = Cli.picture(folder.resolve("a.png"), 40, 40);
        var other = Cli.picture(folder.resolve("sub").resolve("a.png"), 40, 40);

        var outcome = cli.run("estimate", png, other, "--out", folder.resolve("out"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(png.toString(), other.toString());
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void imagesThatDifferInTheirExtensionAloneKeepItInTheNamesOfTheirResults(@TempDir Path folder)
            throws Exception {
        Cli.picture(folder.resolve("in").resolve("a.png"), 40, 40);
        Cli.picture(folder.resolve("in").resolve("a.bmp"), 40, 40);
        Cli.picture(folder.resolve("in").resolve("b.png"), 40, 40);
        var out = folder.resolve("out");

        var outcome = cli.run("estimate", folder.resolve("in"), "--out", out, "--format", "npy");

        assertThat(outcome.exitCode()).isZero();
        assertThat(Cli.filesIn(out))
                .containsExactly(
                        "a.bmp.starter.npy.npy", "a.png.starter.npy.npy", "b.starter.npy.npy");
    }

    @Test
    void jsonNamesFilesAndFailures(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 60, 40);
        var missing = folder.resolve("missing.png");
        var out = folder.resolve("out");

        var outcome =
                cli.run("estimate", image, missing, "--out", out, "--format", "npy", "--json");

        var json = outcome.json();
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(json.at("/exitCode").asInt()).isEqualTo(3);
        assertThat(json.at("/results/0/model").asText()).isEqualTo("starter");
        assertThat(json.at("/results/0/width").asInt()).isEqualTo(60);
        assertThat(Path.of(json.at("/results/0/files/npy").asText())).exists();
        assertThat(json.at("/failures/0/image").asText()).isEqualTo(missing.toString());
        assertThat(json.at("/failures/0/exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void theOthersAreCalledDoneOnlyWhereThereAreOthers(@TempDir Path folder) throws Exception {
        var good = Cli.picture(folder.resolve("good.png"), 60, 40);
        var empty = Files.createFile(folder.resolve("empty.png"));
        var missing = folder.resolve("missing.png");

        var some = cli.run("estimate", good, empty, missing, "--out", folder.resolve("some"));
        var none = cli.run("estimate", empty, missing, "--out", folder.resolve("none"));

        assertThat(some.err()).contains("2 of 3 images failed; the others are done.");
        assertThat(none.err()).contains("2 of 2 images failed.");
    }

    @Test
    void aSidecarBesideEachFileSaysHowItCameAbout(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 60, 40);
        var out = folder.resolve("out");

        cli.run("estimate", image, "--out", out, "--format", "png16", "--sidecar");

        var json = new ObjectMapper().readTree(out.resolve("a.starter.png16.png.json").toFile());
        assertThat(json.at("/model/id").asText()).isEqualTo("starter");
        assertThat(json.at("/software/fathom").asText()).isEqualTo("1.2.3");
        assertThat(json.at("/depth/kind").asText()).isEqualTo("relative-disparity");
        assertThat(json.at("/depth/direction").asText()).isEqualTo("near-bright");
        assertThat(json.at("/source/width").asInt()).isEqualTo(60);
    }

    @Test
    void anUnknownModelEndsWith4AndSaysWhereTheNamesAre(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 40, 40);

        var outcome = cli.run("estimate", image, "--model", "nope", "--out", folder.resolve("o"));

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("nope", "fathom models list");
    }

    /** Nobody publishes the hash of this one's file. */
    @Test
    void theWayToAMissingModelIsACommandThatWorks(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 40, 40);
        Object[] line = {"estimate", image, "--out", folder.resolve("o"), "--model"};

        for (var known :
                Map.of(
                                "metric3d-vit-small",
                                "pull metric3d-vit-small --unverified.",
                                "depth-anything-v2-small",
                                "pull depth-anything-v2-small.")
                        .entrySet()) {
            var words = Arrays.copyOf(line, line.length + 1);
            words[line.length] = known.getKey();
            var outcome = cli.run(words);
            assertThat(outcome.exitCode()).isEqualTo(4);
            assertThat(outcome.err()).contains(known.getValue());
        }
    }

    @Test
    void aFileWhereTheOutputFolderShouldBeEndsWith6(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 40, 40);

        assertThat(cli.run("estimate", image, "--out", image).exitCode()).isEqualTo(6);
    }

    @Test
    void aLargerImageThanTheLimitIsRefused(@TempDir Path folder) throws Exception {
        var image = Cli.picture(folder.resolve("a.png"), 200, 100);

        var outcome =
                cli.run(
                        "estimate",
                        image,
                        "--out",
                        folder.resolve("o"),
                        "--max-megapixels",
                        "0.01");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("--max-megapixels");
    }

    private static DepthMap read(Path file) throws Exception {
        return DepthFileReader.read(file, Optional.empty(), OptionalDouble.empty());
    }
}
