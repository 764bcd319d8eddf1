package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class EvaluateCommandTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 72;
    private static final Path GRAPHS =
            Path.of("src", "test", "resources", "fathom", "inference", "graphs");

    @TempDir private Path folder;
    private Cli cli = new Cli();

    @BeforeEach
    void start() {
        cli = new Cli();
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void everyImageHasARowAndTheMeanIsLast() throws IOException, UserFacingException {
        pair("a", 1);
        pair("b", 2);

        var outcome = cli.run("evaluate", folder, "--csv", folder.resolve("s.csv"), "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<String> rows = Files.readAllLines(folder.resolve("s.csv"));
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst())
                .startsWith(
                        "image,model,AbsRel,SqRel,RMSE,RMSElog,log10,SIlog,delta1,delta2,delta3,");
        assertThat(rows.get(1)).startsWith("rgb/a.png,starter,");
        assertThat(rows.get(3)).startsWith("mean,starter,");
        double a = absRel(rows.get(1));
        double b = absRel(rows.get(2));
        assertThat(absRel(rows.get(3))).isCloseTo((a + b) / 2, within(1e-12));
        JsonNode model = outcome.json().get("models").get(0);
        assertThat(model.get("mean").get("AbsRel").asDouble())
                .isCloseTo((a + b) / 2, within(1e-12));
        assertThat(model.get("alignment").asText()).isEqualTo("scale-shift");
        assertThat(model.get("modelSha256").asText()).hasSize(64);
        assertThat(model.get("recipe").get("resampling").asText()).isNotEmpty();
        assertThat(outcome.json().get("fathom").asText()).isNotEmpty();
        assertThat(folder.resolve("s.csv.journal")).doesNotExist();
    }

    @Test
    void badFilesAreListedAndTheRestIsDone() throws IOException, UserFacingException {
        pair("a", 1);
        pair("broken", 2);
        Files.writeString(folder.resolve("rgb/broken.png"), "no picture");

        var outcome = cli.run("evaluate", folder, "--csv", folder.resolve("s.csv"), "--json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.err()).contains("rgb/broken.png");
        assertThat(outcome.json().get("skipped").get(0).get("image").asText())
                .isEqualTo("rgb/broken.png");
        assertThat(Files.readAllLines(folder.resolve("s.csv"))).hasSize(3);
    }

    /** The card of Metric3D with a graph that takes one plane. */
    @Test
    void aNetworkThatCannotBeLoadedEndsEveryCommandAtOnce() throws Exception {
        for (String name : List.of("a", "b", "c")) pair(name, 1);
        var own = Files.createDirectories(folder.resolve("models"));
        OwnCards.add(own, "metric3d-vit-small", GRAPHS.resolve("gray-input.onnx"));
        Path photos = folder.resolve("rgb");
        Path out = folder.resolve("out");
        try (var cli = new Cli(own)) {
            for (Object[] words :
                    List.of(
                            new Object[] {"evaluate", folder},
                            new Object[] {"estimate", photos, "--out", out},
                            new Object[] {"mesh", photos, "--out", out},
                            new Object[] {
                                "compare", photos.resolve("a.png"), "--out", folder.resolve("s.png")
                            })) {
                var line = new ArrayList<>(List.of(words));
                line.addAll(List.of("--model", "metric3d-vit-small"));

                var outcome = cli.run(line.toArray());

                assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
                assertThat(outcome.err().lines())
                        .singleElement()
                        .asString()
                        .contains("'metric3d-vit-small' (graph.onnx)", "1×1×?×?", "model.json");
            }
        }
        assertThat(Cli.filesIn(out)).isEmpty();
    }

    @Test
    void aNetworkThatFailsWhileRunningIsListedWithEachImage() throws Exception {
        pair("a", 1);
        pair("b", 1);
        var own = Files.createDirectories(folder.resolve("models"));
        OwnCards.add(own, "zoedepth-nyu", GRAPHS.resolve("fails-running.onnx"));
        try (var cli = new Cli(own)) {
            var outcome = cli.run("evaluate", folder, "--model", "zoedepth-nyu", "--json");

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(outcome.json().get("skipped").size()).isEqualTo(2);
            assertThat(outcome.json().at("/skipped/0/reason").asText())
                    .contains("zoedepth-nyu", "failed on an input");
        }
    }

    @Test
    void whereNothingCouldBeScoredThereIsNoMean() throws IOException, UserFacingException {
        pair("broken", 2);
        Files.writeString(folder.resolve("rgb/broken.png"), "no picture");

        var outcome = cli.run("evaluate", folder);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.out()).contains("starter: no image was scored").doesNotContain("NaN");
        assertThat(outcome.err()).contains("1 of 1 image left out; nothing was scored.");
    }

    @Test
    void anotherRunsJournalIsNotGoneOnWith() throws IOException, UserFacingException {
        pair("a", 1);
        Path csv = folder.resolve("s.csv");
        Files.writeString(folder.resolve("s.csv.journal"), "{\"run\":{\"dataset\":\"other\"}}\n");

        var outcome = cli.run("evaluate", folder, "--csv", csv, "--resume");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("other models, data or options");
    }

    @Test
    void relativeModelsAreNotScoredWithoutAlignment() throws UserFacingException, IOException {
        pair("a", 1);

        var outcome = cli.run("evaluate", folder, "--align", "none");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("no metres").contains("--align scale-shift");
    }

    @Test
    void theReportIsOnePageWithoutOtherFiles() throws IOException, UserFacingException {
        pair("a<script>", 1);
        Path html = folder.resolve("r.html");
        Path latex = folder.resolve("r.tex");

        var outcome = cli.run("evaluate", folder, "--html", html, "--latex", latex);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        String page = Files.readString(html);
        assertThat(page)
                .contains("data:image/png;base64,")
                .contains("pngBase64")
                .doesNotContain("src=\"http")
                .doesNotContain("a<script>")
                .doesNotContain("/*DATA*/");
        assertThat(Files.readString(latex)).contains("Starter & ");
    }

    @Test
    void pairsOfDa2kAreScoredWithTiesWrong() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Files.copy(Cli.ASTRONAUT, images.resolve("astronaut.jpg"));
        // The face is nearer than the dark background; a point is not nearer than itself.
        Files.writeString(
                folder.resolve("annotations.json"),
                """
                {"images/astronaut.jpg": [
                  {"point1": [200, 220], "point2": [20, 20], "closer_point": "point1"},
                  {"point1": [50, 50], "point2": [50, 50], "closer_point": "point1"}]}
                """);

        var outcome = cli.run("evaluate", folder, "--csv", folder.resolve("o.csv"), "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("models").get(0).get("right").asInt()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("o.csv")))
                .containsExactly(
                        "image,model,pairs,right,accuracy,WHDR",
                        "images/astronaut.jpg,starter,2,1,0.5,0.5",
                        "mean,starter,2,1,0.5,0.5");
    }

    @Test
    void pairsOfAFileElsewhereAreScoredInTheFolderOfPhotographs() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Files.copy(Cli.ASTRONAUT, images.resolve("astronaut.jpg"));
        Path pairs = folder.resolve("mine.json");
        Files.writeString(
                pairs,
                """
                {"astronaut.jpg": [
                  {"point1": [200, 220], "point2": [20, 20], "closer_point": "point1"}]}
                """);

        var outcome = cli.run("evaluate", images, "--annotations", pairs, "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("models").get(0).get("WHDR").asDouble()).isZero();
        var missing = cli.run("evaluate", images, "--annotations", folder.resolve("none.json"));
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("none.json");
    }

    @Test
    void comparedMapsAreAlignedToGroundTruthAndScored() throws IOException, UserFacingException {
        pair("a", 1);

        var outcome =
                cli.run(
                        "compare",
                        folder.resolve("rgb/a.png"),
                        "--align",
                        "--ground-truth",
                        folder.resolve("depth/a.npy"),
                        "--out",
                        folder.resolve("sheet.png"),
                        "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode result = outcome.json().get("results").get(0);
        assertThat(result.get("aligned").get("quantity").asText()).isEqualTo("disparity");
        assertThat(result.get("groundTruth").get("metrics").get("AbsRel").asDouble()).isPositive();
        assertThat(folder.resolve("sheet.png")).exists();
    }

    @Test
    void aSheetWithGroundTruthShowsErrorsInOneRange() throws IOException, UserFacingException {
        pair("a", 1);
        Path sheet = folder.resolve("sheet.svg");
        String image = folder.resolve("rgb/a.png").toString();
        String truth = folder.resolve("depth/a.npy").toString();

        var outcome = cli.run("compare", image, "--ground-truth", truth, "--out", sheet);
        var without =
                cli.run(
                        "compare",
                        image,
                        "--ground-truth",
                        truth,
                        "--difference",
                        "none",
                        "--out",
                        folder.resolve("without.svg"));
        var senseless =
                cli.run("compare", image, "--difference", "signed", "--out", sheet, "--overwrite");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(sheet))
                .contains("aria-label=\"Starter: error\"", "|model − ground truth| / ground truth");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(Files.readString(folder.resolve("without.svg"))).doesNotContain("error\"");
        assertThat(senseless.exitCode()).isEqualTo(2);
    }

    @Test
    void metresComeFromTwoReferences() throws IOException, UserFacingException {
        var values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) values[i] = 3.7f / (1 + i % WIDTH) + 0.9f;
        write(values, DepthKind.RELATIVE_DISPARITY, folder.resolve("d.npy"));

        var outcome =
                cli.run(
                        "calibrate",
                        "--depth",
                        folder.resolve("d.npy"),
                        "--kind",
                        "relative-disparity",
                        "--reference",
                        "1,5=2",
                        "--reference",
                        "7,9=8",
                        "--out",
                        folder.resolve("m.npy"),
                        "--sidecar",
                        "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("scale").asDouble()).isCloseTo(1 / 3.7, within(1e-5));
        JsonNode facts = new ObjectMapper().readTree(folder.resolve("m.npy.json").toFile());
        assertThat(facts.at("/calibration/scale").asDouble()).isCloseTo(1 / 3.7, within(1e-5));
        assertThat(facts.at("/calibration/from").asText()).isEqualTo("relative-disparity");
        assertThat(facts.at("/calibration/references/1/metres").asDouble()).isEqualTo(8);
        assertThat(facts.at("/source/name").asText()).isEqualTo("d.npy");
        assertThat(facts.at("/depth/kind").asText()).isEqualTo("metric");
        assertThat(facts.get("model").isNull()).isTrue();
        var contradiction =
                cli.run(
                        "calibrate",
                        "--depth",
                        folder.resolve("d.npy"),
                        "--kind",
                        "relative-disparity",
                        "--reference",
                        "1,5=2",
                        "--reference",
                        "1,5=3",
                        "--out",
                        folder.resolve("x.npy"));
        assertThat(contradiction.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("x.npy")).doesNotExist();
    }

    @Test
    void aCalibratedEstimateSaysItsModelAndItsReferencesBesideTheFile() throws IOException {
        Path out = folder.resolve("room.png");

        var outcome =
                cli.run(
                        "calibrate",
                        Cli.ASTRONAUT,
                        "--reference",
                        "220,200=2",
                        "--reference",
                        "20,20=6",
                        "--out",
                        out,
                        "--sidecar");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode facts = new ObjectMapper().readTree(folder.resolve("room.png.json").toFile());
        assertThat(facts.at("/model/id").asText()).isEqualTo("starter");
        assertThat(facts.at("/calibration/references/0/calibrated_metres").asDouble())
                .isCloseTo(2, within(1e-5));
        // Farther than 65.535 m, so 256 steps a metre.
        assertThat(facts.at("/depth/png_scale").asDouble()).isEqualTo(256);
    }

    private void pair(String name, int step) throws IOException, UserFacingException {
        Cli.picture(folder.resolve("rgb/" + name + ".png"), WIDTH, HEIGHT);
        Files.createDirectories(folder.resolve("depth"));
        var values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1.5f + (HEIGHT - i / WIDTH) * 0.05f + (i * (step + 3) % 17) * 0.02f;
        }
        write(values, DepthKind.METRIC_DEPTH, folder.resolve("depth/" + name + ".npy"));
    }

    private static void write(float[] values, DepthKind kind, Path file)
            throws UserFacingException {
        var map = DepthMap.of(kind, FloatGrid.adopt(WIDTH, HEIGHT, values));
        DepthExporter.write(DepthFormat.NPY, DepthExport.of(map), file, false);
    }

    private static double absRel(String row) {
        return Double.parseDouble(row.split(",")[2]);
    }
}
