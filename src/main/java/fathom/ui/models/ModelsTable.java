package fathom.ui.models;

import fathom.ui.jobs.JobRunner;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The models row by row. Any column but accuracy, whose figures come from different protocols,
 * orders them; without one, those that are here come first.
 */
final class ModelsTable extends TableView<ModelEntry> {
    // How far columns follow the window's width.
    private static final double LEAST_SHARE = 0.8;
    private static final double MOST_SHARE = 1.4;

    /** Holds the longest word on commercial use, which must be read before a download. */
    private static final double LICENCE_WIDTH = 170;

    /** Holds the longest size in one line. */
    private static final double SIZE_WIDTH = 92;

    private static final double LEAST_ACCURACY = 104;
    private static final double TWO_LINES = 34;

    private final ModelsViewModel models;
    private final Consumer<@Nullable ModelEntry> chosen;
    private String chosenId = "";

    /**
     * @param chosen takes what is selected
     * @param addFile asks for a file of the user's own
     */
    ModelsTable(
            ModelShelfViewModel shelf,
            ModelsViewModel models,
            Consumer<@Nullable ModelEntry> chosen,
            Runnable addFile) {
        this.models = models;
        this.chosen = chosen;
        var sorted = new SortedList<>(shelf.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setAccessibleText(Messages.text("models.title"));
        setPlaceholder(new Label(Messages.text("models.none")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
        getItems().addListener((ListChangeListener<ModelEntry>) _ -> chooseAgain());
        models.speeds()
                .addListener(
                        (MapChangeListener<String, Object>)
                                _ -> {
                                    refresh();
                                    if (!getSortOrder().isEmpty()) sort();
                                });
        fillColumns(new ModelOrder(models), shelf, addFile);
        for (var column : getColumns()) {
            column.widthProperty().subscribe(() -> JobRunner.fxThread().execute(this::layOutRows));
        }
    }

    private void fillColumns(ModelOrder order, ModelShelfViewModel shelf, Runnable addFile) {
        getColumns().add(column("models.column.model", 240, NameCell::new, order.byName()));
        getColumns()
                .add(
                        text(
                                "models.column.kind",
                                120,
                                entry -> entry.card().output().kind().label(),
                                order.byKind()));
        var size =
                text(
                        "models.column.size",
                        SIZE_WIDTH,
                        entry -> ModelText.size(entry.card()),
                        order.byName());
        size.setComparator(order.bySize(size));
        size.setMinWidth(SIZE_WIDTH);
        getColumns().add(size);
        var licence =
                column("models.column.licence", LICENCE_WIDTH, LicenceCell::new, order.byLicence());
        licence.setMinWidth(LICENCE_WIDTH);
        getColumns().add(licence);
        var accuracy = column("models.column.accuracy", 150, AccuracyCell::new, order.byName());
        accuracy.setSortable(false);
        accuracy.setMinWidth(LEAST_ACCURACY);
        getColumns().add(accuracy);
        var speed = text("models.column.speed", 72, this::speed, order.byName());
        speed.setComparator(order.bySpeed(speed));
        getColumns().add(speed);
        getColumns()
                .add(
                        column(
                                "models.column.state",
                                230,
                                () -> new ModelActionCell(shelf, addFile),
                                order.byState()));
    }

    /**
     * A scroll bar that appears while the table is being laid out changes the columns after rows
     * have placed their cells, and what rows ask for at that moment is lost.
     */
    private void layOutRows() {
        for (var row : lookupAll(".table-row-cell")) ((Parent) row).requestLayout();
    }

    private void choose(@Nullable ModelEntry entry) {
        if (entry != null) chosenId = entry.card().id();
        chosen.accept(entry);
    }

    /**
     * A list that was read anew holds other entries for the same models. Where a search leaves the
     * chosen one out, the details are those of the first that it found.
     */
    private void chooseAgain() {
        getItems().stream()
                .filter(entry -> entry.card().id().equals(chosenId))
                .findFirst()
                .or(() -> getItems().stream().findFirst())
                .ifPresent(getSelectionModel()::select);
    }

    private static TableColumn<ModelEntry, ModelEntry> column(
            String key,
            double width,
            Supplier<TableCell<ModelEntry, ModelEntry>> cell,
            Comparator<ModelEntry> order) {
        var column = new TableColumn<ModelEntry, ModelEntry>(Messages.text(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setPrefWidth(width);
        column.setMinWidth(width * LEAST_SHARE);
        column.setMaxWidth(width * MOST_SHARE);
        column.setComparator(order);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<ModelEntry, ModelEntry> text(
            String key,
            double width,
            Function<ModelEntry, String> value,
            Comparator<ModelEntry> order) {
        return column(
                key,
                width,
                () ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable ModelEntry entry, boolean empty) {
                                super.updateItem(entry, empty);
                                setText(empty || entry == null ? null : value.apply(entry));
                                setWrapText(true);
                            }
                        },
                order);
    }

    private String speed(ModelEntry entry) {
        return models.speedOf(entry.card())
                .map(speed -> DepthText.duration(speed.medianMs()))
                .orElse(Messages.text("models.speed.unknown"));
    }

    private static final class NameCell extends TableCell<ModelEntry, ModelEntry> {
        @Override
        protected void updateItem(@Nullable ModelEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(null);
            if (empty || entry == null) return;
            var name = twoLines(entry.card().name());
            name.getStyleClass().add("models-name");
            var family = new Label(entry.card().family());
            family.getStyleClass().addAll("quiet", "models-family");
            setGraphic(lines(name, family));
        }
    }

    /** The first figures in two lines; all of them with their sources in a tooltip. */
    private static final class AccuracyCell extends TableCell<ModelEntry, ModelEntry> {
        @Override
        protected void updateItem(@Nullable ModelEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(null);
            setTooltip(null);
            if (empty || entry == null) return;
            var card = entry.card();
            var all = card.facts().accuracy();
            var figures =
                    new Label(
                            all.isEmpty()
                                    ? Messages.text("models.accuracy.none")
                                    : all.getFirst().figures());
            figures.setWrapText(true);
            figures.setMaxHeight(TWO_LINES);
            figures.getStyleClass().add(all.isEmpty() ? "quiet" : "models-accuracy");
            setGraphic(figures);
            if (!all.isEmpty()) setTooltip(new Tooltip(ModelText.accuracy(card)));
        }
    }

    private static final class LicenceCell extends TableCell<ModelEntry, ModelEntry> {
        @Override
        protected void updateItem(@Nullable ModelEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(null);
            if (empty || entry == null) return;
            var card = entry.card();
            setGraphic(lines(twoLines(card.licence().name()), CommercialMark.of(card)));
        }
    }

    /** What does not fit into two lines is read in its tooltip. */
    private static Label twoLines(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxHeight(TWO_LINES);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static VBox lines(Node... nodes) {
        var lines = new VBox(1, nodes);
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }
}
