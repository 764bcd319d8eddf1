package fathom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

        assertThat(catalog.cards()).hasSize(1);
        assertThat(catalog.find("starter").name()).isEqualTo("My starter");
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
}
