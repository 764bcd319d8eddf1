package fathom.ui.compare;

import fathom.compare.Difference;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.Sheets;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.GridChoice;
import fathom.ui.state.MatrixRows;
import fathom.ui.state.RangeMode;
import fathom.ui.state.TileMatrix;
import fathom.ui.state.WipeLine;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The bar above the tiles: their arrangement, what belongs to it, and at the right what holds for
 * all of them.
 */
public final class CompareBar extends HBox {
    private final WorkbenchViewModel workbench;
    private final ComparisonViewModel comparison;

    public CompareBar(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        this.comparison = workbench.comparison();
        getStyleClass().add("compare-bar");
        getStylesheets().add(Sheets.named("compare.css"));
        setAlignment(Pos.CENTER_LEFT);
        var spring = new Region();
        setHgrow(spring, Priority.ALWAYS);
        getChildren()
                .setAll(
                        arrangements(),
                        onlyIn(Arrangement.GRID, gridMenu()),
                        onlyIn(Arrangement.WIPE, directions()),
                        onlyIn(Arrangement.DIFFERENCE, differences()),
                        onlyIn(Arrangement.OVERLAY, opacity()),
                        spring,
                        rangeMenu(),
                        referenceMenu());
    }

    private Segmented<Arrangement> arrangements() {
        var choice =
                new Segmented<>(
                        Messages.text("compare.arrangement"), comparison.arrangementProperty());
        for (var arrangement : Arrangement.values()) {
            String key = "compare." + arrangement.name().toLowerCase(Locale.ROOT);
            choice.add(arrangement, Messages.text(key), Messages.text(key + ".hint"));
        }
        choice.setMinWidth(USE_PREF_SIZE);
        return choice;
    }

    private Node onlyIn(Arrangement arrangement, Node control) {
        control.visibleProperty().bind(comparison.arrangementProperty().map(arrangement::equals));
        control.managedProperty().bind(control.visibleProperty());
        return control;
    }

    private MenuButton gridMenu() {
        var menu = new MenuButton();
        menu.setTooltip(new Tooltip(Messages.text("compare.tiles.hint")));
        menu.setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var choice : GridChoice.USUAL) {
            var item = new RadioMenuItem(words(choice));
            item.setToggleGroup(group);
            item.setOnAction(_ -> comparison.gridProperty().set(choice));
            comparison.gridProperty().subscribe(now -> item.setSelected(choice.equals(now)));
            menu.getItems().add(item);
        }
        var rows = rowChoices();
        Runnable follow =
                () -> {
                    menu.getItems().removeAll(rows);
                    if (TileMatrix.isNeeded(workbench.tiles())) menu.getItems().addAll(rows);
                };
        workbench.tiles().subscribe(follow);
        follow.run();
        menu.textProperty().bind(comparison.gridProperty().map(CompareBar::words));
        menu.accessibleTextProperty()
                .bind(Bindings.concat(Messages.text("compare.tiles"), " ", menu.textProperty()));
        return menu;
    }

    /** What stands in the rows, which only several photographs ask for. */
    private List<MenuItem> rowChoices() {
        var choices = new ArrayList<MenuItem>();
        choices.add(new SeparatorMenuItem());
        var group = new ToggleGroup();
        for (var rows : MatrixRows.values()) {
            String key = "compare.rows." + rows.name().toLowerCase(Locale.ROOT);
            var item = new RadioMenuItem(Messages.text(key));
            item.setToggleGroup(group);
            item.setOnAction(_ -> comparison.rowsProperty().set(rows));
            comparison.rowsProperty().subscribe(now -> item.setSelected(rows == now));
            choices.add(item);
        }
        return choices;
    }

    private static String words(GridChoice choice) {
        return choice.isAutomatic()
                ? Messages.text("compare.tiles.auto")
                : Messages.text("compare.tiles.size", choice.columns(), choice.rows());
    }

    private Segmented<Double> directions() {
        var angle =
                Bindings.createObjectBinding(
                        () -> comparison.wipeProperty().get().angleDeg(),
                        comparison.wipeProperty());
        return new Segmented<>(Messages.text("compare.wipe.direction"), angle, this::turnTo)
                .add(0.0, "\u2502", Messages.text("compare.wipe.upright"))
                .add(90.0, "\u2500", Messages.text("compare.wipe.level"))
                .add(45.0, "\u2571", Messages.text("compare.wipe.slanted"));
    }

    private void turnTo(double angleDeg) {
        var wipe = comparison.wipeProperty();
        wipe.set(new WipeLine(angleDeg, wipe.get().position()));
    }

    private Segmented<Difference> differences() {
        var choice =
                new Segmented<>(
                        Messages.text("compare.difference.kind"), comparison.differenceProperty());
        for (var difference :
                List.of(Difference.ABSOLUTE, Difference.RELATIVE, Difference.SIGNED)) {
            String key = "compare.difference." + difference.id();
            choice.add(difference, Messages.text(key), Messages.text(key + ".hint"));
        }
        return choice;
    }

    private MenuButton rangeMenu() {
        var menu = new MenuButton();
        menu.setTooltip(new Tooltip(Messages.text("compare.range.hint")));
        menu.setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var mode : RangeMode.values()) {
            var item = new RadioMenuItem(words(mode));
            item.setToggleGroup(group);
            item.setOnAction(_ -> comparison.rangeModeProperty().set(mode));
            comparison.rangeModeProperty().subscribe(now -> item.setSelected(mode == now));
            menu.getItems().add(item);
        }
        menu.textProperty().bind(comparison.rangeModeProperty().map(CompareBar::words));
        menu.accessibleTextProperty()
                .bind(Bindings.concat(Messages.text("compare.range"), " ", menu.textProperty()));
        return menu;
    }

    private static String words(RangeMode mode) {
        return Messages.text("compare.range." + mode.name().toLowerCase(Locale.ROOT));
    }

    private SliderRow opacity() {
        var slider =
                new SliderRow(
                                Messages.text("compare.opacity"),
                                Messages.text("compare.opacity.hint"),
                                Scale.LINEAR,
                                0,
                                1,
                                comparison.opacityProperty(),
                                comparison.opacityProperty()::set,
                                share -> String.format(Locale.ENGLISH, "%.0f\u202f%%", 100 * share))
                        .inPercent();
        slider.setPrefWidth(210);
        return slider;
    }

    private MenuButton referenceMenu() {
        var menu = new MenuButton();
        menu.setTooltip(new Tooltip(Messages.text("compare.reference.hint")));
        menu.setMinWidth(80);
        Runnable refresh = () -> fillReferences(menu);
        workbench.tiles().subscribe(refresh);
        comparison.referenceProperty().subscribe(refresh);
        workbench.library().currentProperty().subscribe(refresh);
        refresh.run();
        return menu;
    }

    private void fillReferences(MenuButton menu) {
        var tiles = workbench.tiles();
        int reference = comparison.referenceIndex();
        var group = new ToggleGroup();
        menu.getItems().clear();
        for (int i = 0; i < tiles.size(); i++) {
            if (!tiles.get(i).isBeside(tiles.get(reference))) continue;
            int index = i;
            var item = new RadioMenuItem(tiles.get(i).title());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(index == reference);
            item.setOnAction(_ -> comparison.makeReference(index));
            menu.getItems().add(item);
        }
        boolean any = menu.getItems().size() > 1;
        menu.setDisable(!any);
        menu.setText(
                any
                        ? Messages.text("compare.reference", tiles.get(reference).title())
                        : Messages.text("compare.reference.none"));
    }
}
