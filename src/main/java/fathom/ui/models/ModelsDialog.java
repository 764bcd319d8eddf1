package fathom.ui.models;

import fathom.ui.controls.Overlay;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.Sheets;
import fathom.ui.models.ModelShelfViewModel.Show;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.text.Messages;
import fathom.ui.text.SizeText;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** All models as a table over the window: what each is, may be used for, and whether it is here. */
public final class ModelsDialog extends Overlay {
    private static final double LEAST_WIDTH = 1200;
    private static final double MOST_WIDTH = 1500;
    private static final double LEAST_HEIGHT = 760;
    private static final double MOST_HEIGHT = 1200;

    /** Of a large window. */
    private static final double SHARE = 0.8;

    private final ModelShelfViewModel shelf;
    private final Runnable addFile;
    private final ModelsTable table;
    private final TextField search = new TextField();
    private final ModelDetailsView details = new ModelDetailsView();
    private final MachineViewModel machine;
    private final MachineSettingsPane settings;
    private final ToggleButton settingsToggle =
            new ToggleButton(Messages.text("models.settings"), new FontIcon("fth-sliders"));

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
        this.addFile = addFile;
        this.table = new ModelsTable(shelf, models, details::show, addFile);
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
        widthProperty()
                .subscribe(
                        now ->
                                pane.setPrefWidth(
                                        Math.clamp(
                                                SHARE * now.doubleValue(),
                                                LEAST_WIDTH,
                                                MOST_WIDTH)));
        heightProperty()
                .subscribe(
                        now ->
                                pane.setPrefHeight(
                                        Math.clamp(
                                                SHARE * now.doubleValue(),
                                                LEAST_HEIGHT,
                                                MOST_HEIGHT)));
        pane.setTop(new VBox(12, head(), filters()));
        settings.visibleProperty().bind(settingsToggle.selectedProperty());
        settings.managedProperty().bind(settings.visibleProperty());
        details.visibleProperty().bind(settings.visibleProperty().not());
        details.managedProperty().bind(details.visibleProperty());
        pane.setBottom(new VBox(12, settings, details, foot()));
        BorderPane.setMargin(table, new Insets(14, 0, 12, 0));
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
        return row(kinds, commercial, precisions, grow(), new SortChoice<>(table));
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
