package fathom.ui.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.machine.MeasuredSpeeds;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.Appearance;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The table of models: what is read in its cells, and its orders. */
@WindowTest
class ModelsTableTest {
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

    @ParameterizedTest
    @CsvSource({"960, 600", "1280, 860"})
    void cellsStandUnderTheirHeadersWhenTheScrollBarAppears(int width, int height)
            throws Exception {
        Fx.onFx(() -> card.shelf.searchProperty().set("resembles nothing"));
        var dialog = card.open(Appearance.DARK, width, height);
        Fx.waitForPulses(dialog.getScene());
        Fx.onFx(() -> card.shelf.searchProperty().set(""));
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
    @CsvSource({"960, 600, DARK", "1024, 700, LIGHT", "1280, 860, DARK"})
    void namesAndFamiliesAreReadInFull(int width, int height, Appearance look) throws Exception {
        var dialog = card.open(look, width, height);
        Fx.onFx(() -> card.shelf.searchProperty().set("metric outdoor"));
        Fx.waitForPulses(dialog.getScene());
        Fx.keep(Fx.snapshot(dialog.getScene()), "models-names-" + width);

        for (String style : List.of(".models-name", ".models-family")) {
            var labels =
                    table(dialog).lookupAll(style).stream()
                            .map(Label.class::cast)
                            .filter(Node::isVisible)
                            .toList();
            assertThat(labels).hasSizeGreaterThanOrEqualTo(3);
            assertThat(labels)
                    .allSatisfy(
                            label -> {
                                var drawn = (Text) label.lookup(".text");
                                assertThat(drawn.getText()).isEqualTo(label.getText());
                                assertThat(rightOf(label)).isLessThanOrEqualTo(rightOfCell(label));
                                assertThat(bottomOf(drawn))
                                        .isLessThanOrEqualTo(bottomOf(label) + 1);
                            });
        }
    }

    @ParameterizedTest
    @CsvSource({"960, 600", "1024, 700"})
    void whetherAModelMayEarnMoneyIsReadInFullBeforeItIsFetched(int width, int height)
            throws Exception {
        var dialog = card.open(Appearance.DARK, width, height);
        Fx.onFx(() -> card.shelf.searchProperty().set("metric3d"));
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
        var dialog = card.open(Appearance.DARK, 1280, 860);
        Fx.onFx(
                () -> {
                    var speeds = card.models.speeds();
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
        var dialog = card.open(Appearance.LIGHT, 1024, 700);
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
    void aSizeStaysOnOneLine() throws Exception {
        var dialog = card.open(Appearance.DARK, 1024, 700);
        Fx.onFx(() -> card.shelf.searchProperty().set("large"));
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

    private static double rightOf(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxX();
    }

    private static double rightOfCell(Node node) {
        var parent = node.getParent();
        return parent instanceof TableCell ? rightOf(parent) : rightOfCell(parent);
    }

    private static double bottomOf(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxY();
    }

    private static double leftOf(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMinX();
    }

    private static List<String> ids(ModelsTable table) {
        return table.getItems().stream().map(entry -> entry.card().id()).toList();
    }
}
