package fathom.ui.models;

import fathom.model.ModelCard;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.Sheets;
import fathom.ui.jobs.JobRunner;
import fathom.ui.models.ModelShelfViewModel.Show;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;
import fathom.ui.text.SizeText;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** All models as a table over the window: what each is, may be used for, and whether it is here. */
public final class ModelsDialog extends Overlay {
    // How far columns follow the window's width.
    private static final double LEAST_SHARE = 0.85;
    private static final double MOST_SHARE = 1.4;

    /** Holds the longest word on commercial use, which must be read before a download. */
    private static final double LICENCE_WIDTH = 170;

    private static final double LEAST_ACCURACY = 104;
    private static final double TWO_LINES = 34;

    private final ModelShelfViewModel shelf;
    private final ModelsViewModel models;
    private final Runnable addFile;
    private final TableView<ModelEntry> table = new TableView<>();
    private final TextField search = new TextField();
    private final ModelDetailsView details = new ModelDetailsView();
    private final MachineViewModel machine;
    private final MachineSettingsPane settings;
    private final ToggleButton settingsToggle =
            new ToggleButton(Messages.text("models.settings"), new FontIcon("fth-sliders"));
    private String chosenId = "";

    /**
     * @param models where measured times come from
     * @param addFile asks for a file of the user's own
     */
    public ModelsDialog(
            ModelShelfViewModel shelf,
            ModelsViewModel models,
            MachineViewModel machine,
            Runnable addFile) {
        this.shelf = shelf;
        this.machine = machine;
        this.settings = new MachineSettingsPane(machine);
        this.models = models;
        this.addFile = addFile;
        getStylesheets().add(Sheets.named("models.css"));
        fill(Messages.text("models.title"), content());
    }

    @Override
    public void open() {
        if (isOpen()) return;
        shelf.refresh();
        if (table.getSelectionModel().isEmpty()) table.getSelectionModel().selectFirst();
        super.open();
    }

    @Override
    protected Node firstFocus() {
        return search;
    }

    private Node content() {
        var pane = new BorderPane(table);
        pane.getStyleClass().add("models");
        pane.setTop(new VBox(12, head(), filters()));
        settings.visibleProperty().bind(settingsToggle.selectedProperty());
        settings.managedProperty().bind(settings.visibleProperty());
        details.visibleProperty().bind(settings.visibleProperty().not());
        details.managedProperty().bind(details.visibleProperty());
        pane.setBottom(new VBox(12, settings, details, foot()));
        BorderPane.setMargin(table, new Insets(14, 0, 12, 0));
        buildTable();
        return pane;
    }

    private Node head() {
        var title = new Label(Messages.text("models.title"));
        title.getStyleClass().add("overlay-title");
        search.setPromptText(Messages.text("models.search"));
        search.setAccessibleText(Messages.text("models.search"));
        search.textProperty().bindBidirectional(shelf.searchProperty());
        search.setPrefWidth(240);
        return row(title, grow(), new FontIcon("fth-search"), search);
    }

    private Node filters() {
        var kinds =
                new Segmented<>(Messages.text("models.show"), shelf.showProperty())
                        .add(
                                Show.ALL,
                                Messages.text("models.show.all"),
                                Messages.text("models.show.all.hint"))
                        .add(
                                Show.INSTALLED,
                                Messages.text("models.show.installed"),
                                Messages.text("models.show.installed.hint"))
                        .add(
                                Show.RELATIVE,
                                Messages.text("models.show.relative"),
                                Messages.text("models.show.relative.hint"))
                        .add(
                                Show.METRIC,
                                Messages.text("models.show.metric"),
                                Messages.text("models.show.metric.hint"));
        var commercial = new CheckBox(Messages.text("models.commercial.only"));
        commercial.selectedProperty().bindBidirectional(shelf.commercialOnlyProperty());
        var precisions = new CheckBox(Messages.text("models.precisions"));
        precisions.setTooltip(new Tooltip(Messages.text("models.precisions.hint")));
        precisions.selectedProperty().bindBidirectional(shelf.allPrecisionsProperty());
        return row(kinds, commercial, precisions);
    }

    private Node foot() {
        var disk = new Label();
        disk.getStyleClass().add("quiet");
        disk.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Messages.text(
                                                "models.disk",
                                                SizeText.of(shelf.diskBytesProperty().get())),
                                shelf.diskBytesProperty()));
        disk.setTooltip(new Tooltip(shelf.folder()));
        var add = new Button(Messages.text("models.own.add"), new FontIcon("fth-file-plus"));
        add.setTooltip(new Tooltip(Messages.text("models.own.add.hint")));
        add.setOnAction(_ -> addFile.run());
        settingsToggle.setTooltip(new Tooltip(Messages.text("models.settings.hint")));
        settingsToggle.setOnAction(
                _ -> {
                    if (settingsToggle.isSelected()) machine.ask();
                });
        var close = new Button(Messages.text("models.close"));
        close.setOnAction(_ -> close());
        for (var button : List.of(settingsToggle, add, close)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        return row(disk, grow(), settingsToggle, add, close);
    }

    private void buildTable() {
        table.setItems(shelf.shown());
        table.setAccessibleText(Messages.text("models.title"));
        table.setPlaceholder(new Label(Messages.text("models.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        table.getItems().addListener((ListChangeListener<ModelEntry>) _ -> chooseAgain());
        models.speeds().addListener((MapChangeListener<String, Object>) _ -> table.refresh());
        table.getColumns()
                .add(column("models.column.model", 240, entry -> entry, () -> new NameCell()));
        table.getColumns()
                .add(text("models.column.kind", 120, card -> card.output().kind().label()));
        table.getColumns().add(text("models.column.size", 84, ModelText::size));
        var licence =
                column(
                        "models.column.licence",
                        LICENCE_WIDTH,
                        entry -> entry,
                        () -> new LicenceCell());
        licence.setMinWidth(LICENCE_WIDTH);
        table.getColumns().add(licence);
        var accuracy =
                column("models.column.accuracy", 150, ModelEntry::card, () -> new AccuracyCell());
        accuracy.setMinWidth(LEAST_ACCURACY);
        table.getColumns().add(accuracy);
        table.getColumns().add(text("models.column.speed", 72, this::speed));
        table.getColumns()
                .add(
                        column(
                                "models.column.state",
                                230,
                                entry -> entry,
                                () -> new ModelActionCell(shelf, addFile)));
        for (var column : table.getColumns()) {
            column.widthProperty().subscribe(() -> JobRunner.fxThread().execute(this::layOutRows));
        }
    }

    /**
     * A scroll bar that appears while the table is being laid out changes the columns after rows
     * have placed their cells, and what rows ask for at that moment is lost.
     */
    private void layOutRows() {
        for (var row : table.lookupAll(".table-row-cell")) ((Parent) row).requestLayout();
    }

    private void choose(@Nullable ModelEntry entry) {
        if (entry != null) chosenId = entry.card().id();
        details.show(entry);
    }

    /**
     * A list that was read anew holds other entries for the same models. Where a search leaves the
     * chosen one out, the details are those of the first that it found.
     */
    private void chooseAgain() {
        table.getItems().stream()
                .filter(entry -> entry.card().id().equals(chosenId))
                .findFirst()
                .or(() -> table.getItems().stream().findFirst())
                .ifPresent(table.getSelectionModel()::select);
    }

    private static <T> TableColumn<ModelEntry, T> column(
            String key,
            double width,
            Function<ModelEntry, T> value,
            Supplier<TableCell<ModelEntry, T>> cell) {
        var column = new TableColumn<ModelEntry, T>(Messages.text(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> cell.get());
        column.setPrefWidth(width);
        column.setMinWidth(width * LEAST_SHARE);
        column.setMaxWidth(width * MOST_SHARE);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<ModelEntry, String> text(
            String key, double width, Function<ModelCard, String> value) {
        return column(
                key,
                width,
                entry -> value.apply(entry.card()),
                () ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable String text, boolean empty) {
                                super.updateItem(text, empty);
                                setText(empty ? null : text);
                                setWrapText(true);
                            }
                        });
    }

    private String speed(ModelCard card) {
        return models.speedOf(card)
                .map(speed -> DepthText.duration(speed.medianMs()))
                .orElse(Messages.text("models.speed.unknown"));
    }

    private static final class NameCell extends TableCell<ModelEntry, ModelEntry> {
        @Override
        protected void updateItem(@Nullable ModelEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(null);
            if (empty || entry == null) return;
            var name = new Label(entry.card().name());
            name.getStyleClass().add("models-name");
            name.setTooltip(new Tooltip(entry.card().name()));
            var family = new Label(entry.card().family());
            family.getStyleClass().add("quiet");
            setGraphic(lines(name, family));
        }
    }

    /** The first figures in two lines; all of them with their sources in a tooltip. */
    private static final class AccuracyCell extends TableCell<ModelEntry, ModelCard> {
        @Override
        protected void updateItem(@Nullable ModelCard card, boolean empty) {
            super.updateItem(card, empty);
            setGraphic(null);
            setTooltip(null);
            if (empty || card == null) return;
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
            var name = new Label(card.licence().name());
            name.setTooltip(new Tooltip(card.licence().name()));
            setGraphic(lines(name, CommercialMark.of(card)));
        }
    }

    private static VBox lines(Node... nodes) {
        var lines = new VBox(1, nodes);
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(14, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    private static Region grow() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
