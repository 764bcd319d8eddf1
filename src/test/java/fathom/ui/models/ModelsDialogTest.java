package fathom.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.machine.MachineSettings;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.models.ModelShelfViewModel.Show;
import fathom.ui.state.Appearance;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The card of models with a hub on this machine behind it. */
@WindowTest
class ModelsDialogTest {
    @TempDir private Path folder;
    private ModelsCard card;

    @BeforeEach
    void prepare() throws Exception {
        card = new ModelsCard(folder, 0);
    }

    @AfterEach
    void close() throws Exception {
        card.close();
    }

    @Test
    void aSearchShowsTheDetailsOfWhatItFindsAndASpeedAppearsWhenItIsMeasured() throws Exception {
        var dialog = card.open(Appearance.DARK, 1280, 860);
        Fx.onFx(() -> card.shelf.searchProperty().set("a test."));
        Fx.waitForPulses(dialog.getScene());
        var details = (ModelDetailsView) dialog.lookup(".models-details");
        var lines = (VBox) details.getContent();
        assertThat(lines.getChildren()).extracting(this::textOf).contains("A test.");

        Fx.onFx(() -> card.shelf.searchProperty().set("starter"));
        Fx.onFx(
                () ->
                        card.models
                                .speeds()
                                .put(
                                        "starter",
                                        List.of(
                                                new MeasuredSpeeds.Speed(
                                                        384, 288, List.of(1500.0)))));
        Fx.waitForPulses(dialog.getScene());
        assertThat(dialog.lookupAll(".table-cell")).extracting(this::textOf).contains("1.5\u202fs");
    }

    private String textOf(Node node) {
        return node instanceof Labeled labeled ? String.valueOf(labeled.getText()) : "";
    }

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void aModelIsFetchedAndCanBeChosenAtOnce(Appearance appearance) throws Exception {
        assertThat(card.models.cards()).extracting(ModelCard::id).containsExactly("starter");
        var dialog = card.open(appearance, 1280, 860);
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-" + appearance);
        Fx.onFx(() -> card.shelf.searchProperty().set("a test."));
        Fx.waitForPulses(dialog.getScene());
        Fx.onFx(() -> button(dialog, "Get").fire());
        Fx.waitFor("the model", () -> card.models.cards().size() == 2);
        assertThat(card.models.cards()).extracting(ModelCard::id).contains("small");
        assertThat(entry("small").state()).isEqualTo(new EntryState.Installed(false, true));
        Fx.onFx(() -> card.shelf.remove(entry("small")));
        Fx.waitFor("the removal", () -> card.models.cards().size() == 1);
        assertThat(Files.exists(folder.resolve("own/small/model.onnx"))).isFalse();
    }

    @Test
    void theRowSaysWhyAFetchWaitsAndWhenItGoesOn() throws Exception {
        card.refuse(2);
        var dialog = card.open(Appearance.DARK, 1280, 860);
        Fx.onFx(() -> card.shelf.searchProperty().set("a test."));
        Fx.waitForPulses(dialog.getScene());

        Fx.onFx(() -> button(dialog, "Get").fire());

        Fx.waitFor("the second attempt", () -> progress(dialog).contains("attempt 2 of 6 in 1 s"));
        assertThat(progress(dialog)).startsWith("127.0.0.1:").contains(" is out of order (503)\n");
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-held-up");
        Fx.waitFor("the model", () -> card.models.cards().size() == 2);
    }

    private static String progress(ModelsDialog dialog) {
        return dialog.lookup(".models-progress") instanceof Label text ? text.getText() : "";
    }

    @Test
    void escapeClosesTheCardFromAComboBoxWhoseListIsClosed() throws Exception {
        var dialog = card.open(Appearance.DARK, 1280, 860);
        var choice = (ComboBox<?>) dialog.lookup(".models-sort .combo-box");
        Fx.onFx(choice::requestFocus);
        Fx.onFx(
                () ->
                        choice.fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        KeyCode.ESCAPE,
                                        false,
                                        false,
                                        false,
                                        false)));
        assertThat(dialog.isOpen()).isFalse();
    }

    @Test
    void smallWindowsShowItToo() throws Exception {
        var dialog = card.open(Appearance.DARK, 960, 600);
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-small");
        assertThat(dialog.isOpen()).isTrue();
    }

    @Test
    void searchAndFiltersNarrowTheList() throws Exception {
        Fx.onFx(() -> card.shelf.searchProperty().set("zoe kitti"));
        assertThat(ids()).containsExactlyInAnyOrder("zoedepth-kitti", "zoedepth-nyu-kitti");
        Fx.onFx(() -> card.shelf.searchProperty().set(""));
        Fx.onFx(() -> card.shelf.showProperty().set(Show.METRIC));
        assertThat(ids()).contains("zoedepth-nyu").doesNotContain("midas-v2.1-small");
        Fx.onFx(() -> card.shelf.showProperty().set(Show.INSTALLED));
        assertThat(ids()).containsExactly("starter");
        Fx.onFx(() -> card.shelf.showProperty().set(Show.ALL));
        Fx.onFx(() -> card.shelf.commercialOnlyProperty().set(true));
        assertThat(ids()).contains("depth-anything-v2-small");
        assertThat(ids()).doesNotContain("depth-anything-v2-large");
        assertThat(ids()).doesNotContain("depth-anything-v2-small-fp16");
        Fx.onFx(() -> card.shelf.allPrecisionsProperty().set(true));
        assertThat(ids()).contains("depth-anything-v2-small-fp16");
    }

    @Test
    void aPausedFetchGoesOnAndACancelledOneIsForgotten() throws Exception {
        card.close();
        card = new ModelsCard(folder, 1_500);
        Path part = Files.createDirectories(folder.resolve("own/small")).resolve("model.onnx.part");
        Files.write(part, new byte[20]);
        Fx.onFx(card.shelf::refresh);
        assertThat(entry("small").state()).isEqualTo(new EntryState.Paused(20));
        Fx.onFx(() -> card.shelf.fetch(entry("small")));
        assertThat(Fx.onFx(() -> entry("small").isBusy())).isTrue();
        Fx.onFx(() -> card.shelf.pause(entry("small")));
        assertThat(entry("small").state()).isEqualTo(new EntryState.Paused(20));
        Fx.onFx(() -> card.shelf.cancel(entry("small")));
        Fx.waitFor("the part to go", () -> entry("small").state() instanceof EntryState.Available);
        assertThat(part).doesNotExist();
    }

    @Test
    void settingsActAtOnceAndAreFoundAgain() throws Exception {
        var dialog = card.open(Appearance.DARK, 1280, 860);
        Fx.onFx(
                () ->
                        dialog.lookupAll(".toggle-button").stream()
                                .map(ToggleButton.class::cast)
                                .filter(button -> "Settings".equals(button.getText()))
                                .forEach(ToggleButton::fire));
        Fx.waitForPulses(dialog.getScene());
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-settings");
        var mirror = (TextField) dialog.lookup(".models-settings .text-field");
        Fx.onFx(() -> enter(mirror, "hub.example.org"));
        assertThat(card.machine.problemProperty().get()).contains("neither a web address");
        Fx.onFx(() -> enter(mirror, "https://hub.example.org/"));
        assertThat(card.machine.problemProperty().get()).isEmpty();
        Fx.onFx(() -> card.machine.setThreads(1));
        Fx.onFx(() -> card.machine.setTuning(false));
        var wanted =
                new MachineSettings(
                        1, Optional.empty(), false, Optional.of("https://hub.example.org"));
        Fx.waitFor(
                "the file",
                () -> new MachineSettingsFile(folder.resolve("machine.json")).get().equals(wanted));
        assertThat(((ComboBox<?>) dialog.lookup(".models-settings .combo-box")).getValue())
                .isEqualTo(1);
    }

    private static void enter(TextField field, String text) {
        field.setText(text);
        field.fireEvent(new ActionEvent());
    }

    private static Button button(Node root, String text) {
        return root.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private ModelEntry entry(String id) {
        return card.shelf.shown().stream()
                .filter(entry -> entry.card().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids() {
        return card.shelf.shown().stream().map(entry -> entry.card().id()).toList();
    }
}
