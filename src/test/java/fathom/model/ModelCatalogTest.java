package fathom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.depth.DepthKind;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.preprocess.SizeRule;
import fathom.raster.Resampling;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ModelCatalogTest {
    private static final Path INSTALLED = Path.of("models");

    @TempDir Path userFolder;

    private Path cardWith(String id, String from, String to) throws IOException {
        String starter = Files.readString(INSTALLED.resolve("starter/model.json"));
        assertThat(starter).contains(from);
        var file = Files.createDirectories(userFolder.resolve(id)).resolve("model.json");
        return Files.writeString(file, starter.replace(from, to));
    }

    @Test
    void aMistypedIdIsAnsweredWithThoseThatAreAlike() {
        var catalog = ModelCatalog.scan(List.of(Path.of("models")));
        var mistyped =
                catchThrowableOfType(
                        UserFacingException.class, () -> catalog.find("depth-anything-v2-smal"));
        assertThat(mistyped.remedy()).startsWith("Did you mean depth-anything-v2-small, ");
        var foreign = catchThrowableOfType(UserFacingException.class, () -> catalog.find("qqq"));
        assertThat(foreign.remedy()).isEqualTo("'fathom models list' names all.");
    }

    @Test
    void theStarterIsInstalledWithItsRecipeAndItsFile() throws Exception {
        var card = ModelCatalog.scan(List.of(INSTALLED)).find("starter");

        assertThat(card.output().kind()).isEqualTo(DepthKind.RELATIVE_DISPARITY);
        assertThat(card.input().size()).isEqualTo(new SizeRule(SizeRule.Rule.AREA, 384, 288, 32));
        assertThat(card.input().resampling()).isEqualTo(Resampling.CV_AREA_8BIT);
        assertThat(card.input().mean().green()).isEqualTo(0.456);
        assertThat(card.onnxFile()).isRegularFile();
    }

    @Test
    void aUsersCardReplacesTheInstalledOneOfTheSameId() throws Exception {
        cardWith("mine", "\"name\": \"Starter\"", "\"name\": \"My starter\"");

        var catalog = ModelCatalog.scan(List.of(INSTALLED, userFolder));

        assertThat(catalog.cards()).filteredOn(card -> card.id().equals("starter")).hasSize(1);
        assertThat(catalog.find("starter").name()).isEqualTo("My starter");
    }

    @Test
    void findingOneCardGivesWhatReadingAllGives() throws Exception {
        var all = ModelCatalog.scan(List.of(INSTALLED, userFolder)).cards();

        assertThat(all).hasSizeGreaterThan(30);
        for (var card : all) {
            assertThat(ModelCatalog.scan(List.of(INSTALLED, userFolder)).find(card.id()))
                    .isEqualTo(card);
        }
    }

    @Test
    void aBrokenCardIsReportedAndHidesNoOther() throws Exception {
        cardWith("broken", "\"notes\": [", "\"notes\" [");
        cardWith("other", "\"id\": \"starter\"", "\"id\": \"other\"");

        var catalog = ModelCatalog.scan(List.of(userFolder));

        assertThat(catalog.cards()).extracting(ModelCard::id).containsExactly("other");
        assertThat(catalog.problems())
                .singleElement()
                .asString()
                .contains("broken", "not valid JSON");
    }

    @Test
    void anUnknownModelIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> ModelCatalog.scan(List.of(INSTALLED)).find("startr"))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        e -> assertThat(e.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE))
                .hasMessageContainingAll("startr", "starter", "fathom models list");
    }

    @Test
    void aFolderThatDoesNotExistHoldsNoModels() {
        assertThat(ModelCatalog.scan(List.of(userFolder.resolve("none"))).cards()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "multipleOf": 32          | "multipleOf": 0          | input.size.multipleOf
                    "multipleOf": 32          | "multipleof": 32         | input.size.multipleOf
                    "padding": "none"         | "padding": "some"        | none, reflect-zoedepth, centre-in-target
                    "notes": [                | "nots": [], "notes": [   | nots
                    "rule": "area"            | "rule": "areas"          | exact, nearest-scale
                    "nonNegative": false      | "nonNegative": "no"      | output.nonNegative
                    "std": [0.229, 0.224      | "std": [0.229, 0         | input.std
                    "resampling": "cv-linear" | "resampling": "pil-bicubic" | 8-bit images only
                    "file": "starter          | "file": "../starter      | own folder
                    "id": "starter"           | "id": "St arter"         | a-z
                    "sha256": "f6             | "sha256": "F6            | 64 lower-case
                    """)
    void aMistakeInACardIsNamedWithFileAndField(String from, String to, String named)
            throws Exception {
        var file = cardWith("wrong", from, to);

        assertThatThrownBy(() -> new ModelCardReader().read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll(file.toString(), named);
    }

    /** The cards that come with Fathom are those of the catalogue, none of them broken. */
    @Test
    void everyCardThatComesWithFathomIsReadAndOnlyTheStarterIsInstalled() {
        var catalog = ModelCatalog.scan(List.of(INSTALLED, userFolder));

        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.installed()).extracting(ModelCard::id).containsExactly("starter");
        assertThat(catalog.cards())
                .filteredOn(ModelCard::isMainVariant)
                .extracting(ModelCard::id)
                .contains(
                        "midas-v2.1-small",
                        "dpt-hybrid",
                        "depth-anything-v1-base",
                        "depth-anything-v2-small",
                        "depth-anything-v2-metric-indoor-small",
                        "zoedepth-nyu-kitti",
                        "metric3d-vit-small",
                        "glpn-nyu",
                        "depth-pro",
                        "depth-anything-3-metric-large",
                        "moge-2-vits-normal",
                        "distill-any-depth-small");
    }

    @Test
    void aPublishedNetworkHasItsFilesInTheUsersFolderAndItsAddressesInTheCard() throws Exception {
        var catalog = ModelCatalog.scan(List.of(INSTALLED, userFolder));

        var card = catalog.find("depth-anything-v2-small");
        assertThat(card.onnxFile())
                .isEqualTo(userFolder.resolve("depth-anything-v2-small/model.onnx"));
        assertThat(card.files().areVerifiable()).isTrue();
        assertThat(card.files().files())
                .containsExactly(
                        new ModelFile(
                                "model.onnx",
                                Optional.of(new ModelFile.Size(99060839, true)),
                                Optional.of(
                                        "afb6a5c28f3b6bf1618c6e43f02073ef9dfdc70e937502d51603e57b0a1df10c"),
                                List.of(
                                        new ModelSource.Hub(
                                                "onnx-community/depth-anything-v2-small",
                                                "4472b7362082ad9968fee890ca0f1e5aca36b93d",
                                                "onnx/model.onnx"))));
        var giant = catalog.find("metric3d-vit-giant2");
        assertThat(giant.files().precision()).isEqualTo(Precision.FP16);
        assertThat(giant.files().files())
                .extracting(ModelFile::name)
                .containsExactly("model_fp16.onnx", "model_fp16.onnx_data");
        assertThat(giant.files().bytes()).hasValue(1401125724L + 1355808768L);
    }

    @Test
    void eachPrecisionIsACardOfItsOwn() throws Exception {
        var catalog = ModelCatalog.scan(List.of(INSTALLED, userFolder));

        var quantised = catalog.find("depth-anything-v2-small-int8");
        assertThat(quantised.baseId()).isEqualTo("depth-anything-v2-small");
        assertThat(quantised.isMainVariant()).isFalse();
        assertThat(quantised.onnxFile())
                .isEqualTo(userFolder.resolve("depth-anything-v2-small-int8/model_quantized.onnx"));
        assertThat(quantised.input()).isEqualTo(catalog.find("depth-anything-v2-small").input());
    }

    @Test
    void aWrittenCardReadsBackAsTheSameCard() throws Exception {
        for (var card : ModelCatalog.scan(List.of(INSTALLED, userFolder)).cards()) {
            var folder = Files.createDirectories(userFolder.resolve("again").resolve(card.id()));
            var file =
                    Files.writeString(
                            folder.resolve("model.json"), new ModelCardWriter().write(card));

            var again = new ModelCardReader().read(file);

            assertThat(again.files().files()).isEqualTo(card.files().files());
            assertThat(again.withFiles(card.files()))
                    .usingRecursiveComparison()
                    .ignoringFields("baseId")
                    .isEqualTo(card);
        }
    }
}
