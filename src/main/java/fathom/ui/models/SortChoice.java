package fathom.ui.models;

import fathom.ui.controls.ChoiceWords;
import fathom.ui.text.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/** What a table is sorted by, for the keyboard, which cannot reach the heads of its columns. */
final class SortChoice<T> extends HBox {
    private final TableView<T> table;
    private final ComboBox<Optional<TableColumn<T, ?>>> column = new ComboBox<>();
    private final Button turn = new Button();
    private final FontIcon arrow = new FontIcon("fth-arrow-up");

    SortChoice(TableView<T> table) {
        super(6);
        this.table = table;
        getStyleClass().add("models-sort");
        var label = new Label(Messages.text("models.sort"));
        label.setLabelFor(column);
        label.setMinWidth(Region.USE_PREF_SIZE);
        column.setAccessibleText(label.getText());
        column.setConverter(
                ChoiceWords.of(
                        by ->
                                by.map(TableColumn::getText)
                                        .orElse(Messages.text("models.sort.no"))));
        column.getItems().add(Optional.empty());
        table.getColumns().stream()
                .filter(TableColumn::isSortable)
                .forEach(by -> column.getItems().add(Optional.of(by)));
        column.setOnAction(_ -> sortBy(column.getValue()));
        turn.setGraphic(arrow);
        turn.getStyleClass().addAll("flat", "button-icon");
        turn.setAccessibleText(Messages.text("models.sort.turn"));
        turn.setTooltip(new Tooltip(Messages.text("models.sort.turn")));
        turn.setOnAction(_ -> sorted().ifPresent(SortChoice::turnRound));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(label, column, turn);
        table.getSortOrder().addListener((ListChangeListener<TableColumn<T, ?>>) _ -> show());
        table.getColumns().forEach(by -> by.sortTypeProperty().subscribe(_ -> show()));
        show();
    }

    private Optional<TableColumn<T, ?>> sorted() {
        return table.getSortOrder().stream().findFirst();
    }

    private void sortBy(Optional<TableColumn<T, ?>> by) {
        if (by.equals(sorted())) return;
        by.ifPresent(chosen -> chosen.setSortType(SortType.ASCENDING));
        table.getSortOrder().setAll(by.stream().toList());
    }

    private static void turnRound(TableColumn<?, ?> by) {
        by.setSortType(
                by.getSortType() == SortType.ASCENDING ? SortType.DESCENDING : SortType.ASCENDING);
    }

    private void show() {
        var by = sorted();
        column.setValue(by);
        turn.setDisable(by.isEmpty());
        boolean down = by.filter(now -> now.getSortType() == SortType.DESCENDING).isPresent();
        arrow.setIconLiteral(down ? "fth-arrow-down" : "fth-arrow-up");
    }
}
