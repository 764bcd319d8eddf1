package fathom.ui.toolbar;

import fathom.model.ModelCard;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/**
 * The chosen models, each with its colour, and the menu that adds more: one tile each. Where there
 * is no room for all names they are cut, and many models are their colours alone; the tooltips have
 * the names.
 */
final class ModelChips extends HBox {
    private static final double ROOMY = 1230;
    private static final double LEAST_NAME = 40;
    private static final int MOST_NAMED = 3;

    private final ModelsViewModel models;
    private final Runnable openAll;

    /** The same is taken from each name, so that of a short one nothing would be left. */
    private final ObservableValue<Number> leastName =
            sceneProperty()
                    .flatMap(Scene::widthProperty)
                    .map(width -> (Number) (width.doubleValue() > ROOMY ? LEAST_NAME : 0))
                    .orElse(0);

    private final MenuButton more = new MenuButton(Messages.text("toolbar.models.add"));
    private List<Entry> entries = List.of();

    /** A model in the menu and its mark. */
    private record Entry(ModelCard card, CheckBox box) {}

    /**
     * @param openAll shows all models, also those that are not on this machine
     */
    ModelChips(ModelsViewModel models, Runnable openAll) {
        this.models = models;
        this.openAll = openAll;
        getStyleClass().add("model-chips");
        setAlignment(Pos.CENTER_LEFT);
        more.setGraphic(new FontIcon("fth-plus"));
        more.getStyleClass().addAll("chip", "chip-add");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setTooltip(new Tooltip(Messages.text("toolbar.models.add.hint")));
        getChildren().setAll(more);
        models.selected().addListener((ListChangeListener<ModelCard>) _ -> showSelected());
        models.cards().addListener((ListChangeListener<ModelCard>) _ -> refresh());
        refresh();
    }

    private void refresh() {
        entries = models.cards().stream().map(ModelChips::entry).toList();
        more.getItems().setAll(entries.stream().map(this::item).toList());
        var all = new MenuItem(Messages.text("toolbar.models.more"), new FontIcon("fth-grid"));
        all.setOnAction(_ -> openAll.run());
        more.getItems().addAll(new SeparatorMenuItem(), all);
        showSelected();
    }

    /** Leaves the menu in its place, and so open: several models are chosen at once. */
    private void showSelected() {
        boolean single = models.selected().size() == 1;
        for (var entry : entries) {
            boolean chosen = models.isSelected(entry.card());
            entry.box().setSelected(chosen);
            entry.box().setDisable(chosen && single);
        }
        getChildren().remove(0, getChildren().size() - 1);
        boolean named = models.selected().size() <= MOST_NAMED;
        getChildren()
                .addAll(
                        0,
                        models.selected().stream()
                                .map(card -> named ? chip(card) : colourAlone(card))
                                .toList());
    }

    /** The whole of it takes the model away; a cross would be as large as itself. */
    private Node colourAlone(ModelCard card) {
        String remove = Messages.text("toolbar.models.remove", card.name());
        var chip = new Button();
        chip.setGraphic(dot(card));
        chip.getStyleClass().setAll("chip", "chip-colour");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setAccessibleText(remove);
        chip.setTooltip(new Tooltip(card.name() + "\n" + card.summary() + "\n" + remove));
        chip.setOnAction(_ -> models.toggle(card));
        return chip;
    }

    private Node chip(ModelCard card) {
        var name = new Label(card.name());
        name.minWidthProperty().bind(leastName);
        var chip = new HBox(dot(card), name);
        chip.getStyleClass().add("chip");
        chip.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(chip, new Tooltip(card.name() + "\n" + card.summary()));
        if (models.selected().size() > 1) {
            var close = new Button();
            close.setGraphic(new FontIcon("fth-x"));
            close.getStyleClass().addAll("flat", "button-icon", "chip-close");
            close.setMinWidth(Region.USE_PREF_SIZE);
            close.setAccessibleText(Messages.text("toolbar.models.remove", card.name()));
            close.setTooltip(new Tooltip(Messages.text("toolbar.models.remove", card.name())));
            close.setOnAction(_ -> models.toggle(card));
            chip.getChildren().add(close);
        }
        return chip;
    }

    private static Entry entry(ModelCard card) {
        var box = new CheckBox(card.name());
        box.setMouseTransparent(true);
        box.setFocusTraversable(false);
        return new Entry(card, box);
    }

    /** All of it is one thing to click, and to press a key on. */
    private CustomMenuItem item(Entry entry) {
        var card = entry.card();
        var summary = new Label(card.summary());
        summary.getStyleClass().add("quiet");
        summary.setWrapText(true);
        summary.setMaxWidth(320);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        var facts =
                new Label(
                        Messages.text(
                                "toolbar.models.facts",
                                card.output().kind().label(),
                                card.licence().name()));
        facts.getStyleClass().add("quiet");
        var content = new VBox(3, entry.box(), summary, facts);
        content.getStyleClass().add("model-entry");
        content.setPrefWidth(340);
        var item = new CustomMenuItem(content, false);
        item.setOnAction(
                _ -> {
                    if (!entry.box().isDisabled()) models.toggle(card);
                });
        return item;
    }

    private Region dot(ModelCard card) {
        var dot = new Region();
        dot.getStyleClass().add("model-dot");
        dot.setStyle("-fx-background-color: " + models.dotColour(card));
        return dot;
    }
}
