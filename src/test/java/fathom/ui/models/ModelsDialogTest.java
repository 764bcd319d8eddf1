package fathom.ui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.machine.MachineSettings;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;
import fathom.ui.Fx;
import fathom.ui.TestMachine;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.models.ModelShelfViewModel.Show;
import fathom.ui.state.Appearance;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.theme.Theme;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The table with a hub on this machine behind it. */
@WindowTest
class ModelsDialogTest {
    @TempDir private Path folder;
    private final JobRunner runner = new JobRunner("models-test", 2, JobRunner.fxThread());
    private ModelShelves shelves;
    private ModelsViewModel models;
    private ModelShelfViewModel shelf;
    private MachineViewModel machine;

    @BeforeEach
    void prepare() throws Exception {
        shelves = new ModelShelves(folder, 0);
        models =
                new ModelsViewModel(
                        shelves.cards().stream().filter(ModelCard::isInstalled).toList());
        shelf = Fx.onFx(() -> new ModelShelfViewModel(shelves.shelf, runner, models::setCards));
        machine = Fx.onFx(() -> new MachineViewModel(TestMachine.in(folder), runner));
        Fx.onFx(shelf::refresh);
    }

    @AfterEach
    void close() throws Exception {
        Fx.onFx(runner::close);
        shelves.close();
    }

    @Test
    void aSearchShowsTheDetailsOfWhatItFindsAndASpeedAppearsWhenItIsMeasured() throws Exception {
        var dialog = openDialog(Appearance.DARK, 1280, 860);
        Fx.onFx(() -> shelf.searchProperty().set("a test."));
        Fx.waitForPulses(dialog.getScene());
        var details = (ModelDetailsView) dialog.lookup(".models-details");
        var lines = (VBox) details.getContent();
        assertThat(lines.getChildren()).extracting(this::textOf).contains("A test.");

        Fx.onFx(() -> shelf.searchProperty().set("starter"));
        Fx.onFx(
                () ->
                        models.speeds()
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
        assertThat(models.cards()).extracting(ModelCard::id).containsExactly("starter");
        var dialog = openDialog(appearance, 1280, 860);
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-" + appearance);
        Fx.onFx(() -> shelf.searchProperty().set("a test."));
        Fx.waitForPulses(dialog.getScene());
        Fx.onFx(() -> button(dialog, "Get").fire());
        Fx.waitFor("the model", () -> models.cards().size() == 2);
        assertThat(models.cards()).extracting(ModelCard::id).contains("small");
        assertThat(entry("small").state()).isEqualTo(new EntryState.Installed(false, true));
        Fx.onFx(() -> shelf.remove(entry("small")));
        Fx.waitFor("the removal", () -> models.cards().size() == 1);
        assertThat(Files.exists(folder.resolve("own/small/model.onnx"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"960, 600", "1280, 860"})
    void cellsStandUnderTheirHeadersWhenTheScrollBarAppears(int width, int height)
            throws Exception {
        Fx.onFx(() -> shelf.searchProperty().set("resembles nothing"));
        var dialog = openDialog(Appearance.DARK, width, height);
        Fx.waitForPulses(dialog.getScene());
        Fx.onFx(() -> shelf.searchProperty().set(""));
        Fx.waitForPulses(dialog.getScene());

        var table = (TableView<?>) dialog.lookup(".table-view");
        for (var column : table.getColumns()) {
            var header =
                    dialog.lookupAll(".column-header").stream()
                            .map(TableColumnHeader.class::cast)
                            .filter(node -> column.equals(node.getTableColumn()))
                            .findFirst()
                            .orElseThrow();
            var cells =
                    dialog.lookupAll(".table-cell").stream()
                            .map(TableCell.class::cast)
                            .filter(
                                    cell ->
                                            column.equals(cell.getTableColumn())
                                                    && cell.isVisible())
                            .toList();
            assertThat(cells).as(column.getText()).isNotEmpty();
            assertThat(cells)
                    .as(column.getText())
                    .allSatisfy(
                            cell ->
                                    assertThat(leftOf(cell))
                                            .isCloseTo(leftOf(header), within(0.5)));
        }
    }

    @ParameterizedTest
    @CsvSource({"960, 600", "1024, 700"})
    void whetherAModelMayEarnMoneyIsReadInFullBeforeItIsFetched(int width, int height)
            throws Exception {
        var dialog = openDialog(Appearance.DARK, width, height);
        Fx.onFx(() -> shelf.searchProperty().set("metric3d"));
        Fx.waitForPulses(dialog.getScene());
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-licence-" + width);

        var marks =
                dialog.lookupAll(".commercial").stream()
                        .map(Label.class::cast)
                        .filter(mark -> mark.getScene() != null)
                        .toList();
        assertThat(marks).isNotEmpty();
        assertThat(marks)
                .allSatisfy(
                        mark -> {
                            var drawn = (Text) mark.lookup(".text");
                            assertThat(drawn.getText()).isEqualTo(mark.getText());
                            assertThat(rightOf(mark)).isLessThanOrEqualTo(rightOfCell(mark));
                            assertThat(mark.getTooltip().getText()).contains("commercial use");
                        });
    }

    @Test
    void sizesAndSpeedsSortBothWaysWithUnknownOnesLast() throws Exception {
        var dialog = openDialog(Appearance.DARK, 1280, 860);
        Fx.onFx(
                () -> {
                    var speeds = models.speeds();
                    speeds.put("midas-v2.1-small", speed(120));
                    speeds.put("zoedepth-nyu", speed(90));
                    speeds.put("starter", speed(3000));
                });
        var table = table(dialog);
        var usual = ids(table);

        sortBy(table, "Speed", SortType.ASCENDING);
        assertThat(ids(table)).startsWith("zoedepth-nyu", "midas-v2.1-small", "starter");
        sortBy(table, "Speed", SortType.DESCENDING);
        assertThat(ids(table)).startsWith("starter", "midas-v2.1-small", "zoedepth-nyu");

        for (var way : SortType.values()) {
            sortBy(table, "Size", way);
            var sizes =
                    table.getItems().stream()
                            .map(entry -> entry.card())
                            .filter(card -> !card.isInstalled())
                            .map(card -> card.files().bytes())
                            .toList();
            assertThat(sizes).anyMatch(OptionalLong::isEmpty).anyMatch(OptionalLong::isPresent);
            var known = sizes.stream().takeWhile(OptionalLong::isPresent).toList();
            assertThat(sizes.subList(known.size(), sizes.size())).allMatch(OptionalLong::isEmpty);
            assertThat(known)
                    .extracting(OptionalLong::getAsLong)
                    .isSortedAccordingTo(
                            way == SortType.ASCENDING
                                    ? Comparator.naturalOrder()
                                    : Comparator.reverseOrder());
        }

        Fx.onFx(() -> table.getSortOrder().clear());
        assertThat(ids(table)).isEqualTo(usual);
    }

    @Test
    void theKeyboardSortsAndTurnsTheOrderRound() throws Exception {
        var dialog = openDialog(Appearance.LIGHT, 1024, 700);
        var table = table(dialog);
        var choice = (ComboBox<?>) dialog.lookup(".models-sort .combo-box");
        Fx.onFx(() -> choice.getSelectionModel().select(1)); // the model's name
        var names = table.getItems().stream().map(entry -> entry.card().name()).toList();
        assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        Fx.onFx(() -> ((Button) dialog.lookup(".models-sort .button")).fire());
        assertThat(table.getItems())
                .extracting(entry -> entry.card().name())
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
        Fx.waitForPulses(dialog.getScene());
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-sorted-1024");
        Fx.onFx(() -> choice.getSelectionModel().select(0));
        assertThat(table.getSortOrder()).isEmpty();
    }

    @Test
    void escapeClosesTheCardFromAComboBoxWhoseListIsClosed() throws Exception {
        var dialog = openDialog(Appearance.DARK, 1280, 860);
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
    void aSizeStaysOnOneLine() throws Exception {
        var dialog = openDialog(Appearance.DARK, 1024, 700);
        Fx.onFx(() -> shelf.searchProperty().set("large"));
        Fx.waitForPulses(dialog.getScene());
        var sizes =
                dialog.lookupAll(".table-cell").stream()
                        .map(TableCell.class::cast)
                        .filter(cell -> String.valueOf(cell.getText()).endsWith("GB"))
                        .toList();
        assertThat(sizes).isNotEmpty();
        assertThat(sizes)
                .allSatisfy(
                        cell -> {
                            var drawn = (Text) cell.lookup(".text");
                            assertThat(drawn.getText()).isEqualTo(cell.getText());
                            assertThat(drawn.getLayoutBounds().getHeight()).isLessThan(24);
                        });
    }

    private static List<MeasuredSpeeds.Speed> speed(double ms) {
        return List.of(new MeasuredSpeeds.Speed(384, 288, List.of(ms)));
    }

    private static ModelsTable table(Node dialog) {
        return (ModelsTable) dialog.lookup(".table-view");
    }

    private static void sortBy(ModelsTable table, String head, SortType way) throws Exception {
        Fx.onFx(
                () -> {
                    var column =
                            table.getColumns().stream()
                                    .filter(one -> one.getText().equals(head))
                                    .findFirst()
                                    .orElseThrow();
                    column.setSortType(way);
                    table.getSortOrder().setAll(List.of(column));
                });
    }

    private static List<String> ids(ModelsTable table) {
        return table.getItems().stream().map(entry -> entry.card().id()).toList();
    }

    private static double rightOf(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxX();
    }

    private static double rightOfCell(Node node) {
        var parent = node.getParent();
        return parent instanceof TableCell ? rightOf(parent) : rightOfCell(parent);
    }

    private static double leftOf(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMinX();
    }

    @Test
    void smallWindowsShowItToo() throws Exception {
        var dialog = openDialog(Appearance.DARK, 960, 600);
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-small");
        assertThat(dialog.isOpen()).isTrue();
    }

    @Test
    void searchAndFiltersNarrowTheList() throws Exception {
        Fx.onFx(() -> shelf.searchProperty().set("zoe kitti"));
        assertThat(ids()).containsExactlyInAnyOrder("zoedepth-kitti", "zoedepth-nyu-kitti");
        Fx.onFx(() -> shelf.searchProperty().set(""));
        Fx.onFx(() -> shelf.showProperty().set(Show.METRIC));
        assertThat(ids()).contains("zoedepth-nyu").doesNotContain("midas-v2.1-small");
        Fx.onFx(() -> shelf.showProperty().set(Show.INSTALLED));
        assertThat(ids()).containsExactly("starter");
        Fx.onFx(() -> shelf.showProperty().set(Show.ALL));
        Fx.onFx(() -> shelf.commercialOnlyProperty().set(true));
        assertThat(ids()).contains("depth-anything-v2-small");
        assertThat(ids()).doesNotContain("depth-anything-v2-large");
        assertThat(ids()).doesNotContain("depth-anything-v2-small-fp16");
        Fx.onFx(() -> shelf.allPrecisionsProperty().set(true));
        assertThat(ids()).contains("depth-anything-v2-small-fp16");
    }

    @Test
    void aPausedFetchGoesOnAndACancelledOneIsForgotten() throws Exception {
        shelves.close();
        shelves = new ModelShelves(folder, 1_500);
        shelf = Fx.onFx(() -> new ModelShelfViewModel(shelves.shelf, runner, models::setCards));
        Fx.onFx(shelf::refresh);
        Path part = Files.createDirectories(folder.resolve("own/small")).resolve("model.onnx.part");
        Files.write(part, new byte[20]);
        Fx.onFx(shelf::refresh);
        assertThat(entry("small").state()).isEqualTo(new EntryState.Paused(20));
        Fx.onFx(() -> shelf.fetch(entry("small")));
        assertThat(Fx.onFx(() -> entry("small").isBusy())).isTrue();
        Fx.onFx(() -> shelf.pause(entry("small")));
        assertThat(entry("small").state()).isEqualTo(new EntryState.Paused(20));
        Fx.onFx(() -> shelf.cancel(entry("small")));
        Fx.waitFor("the part to go", () -> entry("small").state() instanceof EntryState.Available);
        assertThat(part).doesNotExist();
    }

    @Test
    void settingsActAtOnceAndAreFoundAgain() throws Exception {
        var dialog = openDialog(Appearance.DARK, 1280, 860);
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
        assertThat(machine.problemProperty().get()).contains("neither a web address");
        Fx.onFx(() -> enter(mirror, "https://hub.example.org/"));
        assertThat(machine.problemProperty().get()).isEmpty();
        Fx.onFx(() -> machine.setThreads(1));
        Fx.onFx(() -> machine.setTuning(false));
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

    private ModelsDialog openDialog(Appearance appearance, int width, int height) throws Exception {
        return Fx.onFx(
                () -> {
                    var dialog = new ModelsDialog(shelf, models, machine, () -> {});
                    var scene = new Scene(new StackPane(new VBox(), dialog), width, height);
                    Theme.apply(scene, appearance);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    dialog.open();
                    return dialog;
                });
    }

    private static Button button(Node root, String text) {
        return root.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private ModelEntry entry(String id) {
        return shelf.shown().stream()
                .filter(entry -> entry.card().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids() {
        return shelf.shown().stream().map(entry -> entry.card().id()).toList();
    }
}
