package fathom.ui.models;

import fathom.ui.text.Messages;
import fathom.ui.text.SizeText;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a model now, or how far it has come. */
final class ModelActionCell extends TableCell<ModelEntry, ModelEntry> {
    private final ModelShelfViewModel shelf;
    private final Runnable addOwn;
    private Subscription watch = Subscription.EMPTY;
    private final ProgressBar bar = new ProgressBar();
    private final Label barText = new Label();
    private final Tooltip barHint = new Tooltip();

    ModelActionCell(ModelShelfViewModel shelf, Runnable addOwn) {
        this.shelf = shelf;
        this.addOwn = addOwn;
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text("status.progress"));
        barText.getStyleClass().addAll("quiet", "models-progress");
        barText.setTooltip(barHint);
        setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable ModelEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        watch.unsubscribe();
        watch = Subscription.EMPTY;
        setGraphic(null);
        if (empty || entry == null) return;
        watch = entry.stateProperty().subscribe(state -> show(entry, state));
    }

    private void show(ModelEntry entry, EntryState state) {
        switch (state) {
            case EntryState.Available _ -> setGraphic(row(fetchButton(entry)));
            case EntryState.Unpublished _ ->
                    setGraphic(
                            row(
                                    button(
                                            "models.own.add",
                                            "models.unpublished.hint",
                                            "fth-file-plus",
                                            addOwn)));
            case EntryState.Waiting _ ->
                    setGraphic(row(quiet("models.waiting"), grow(), cancelButton(entry)));
            case EntryState.Fetching fetching -> showProgress(entry, fetching);
            case EntryState.Paused paused ->
                    setGraphic(
                            row(
                                    button(
                                            "models.resume",
                                            "models.resume.hint",
                                            "fth-play",
                                            () -> shelf.fetch(entry)),
                                    arrived(paused.bytes()),
                                    grow(),
                                    cancelButton(entry)));
            case EntryState.Failed failed -> {
                // The details below the table have room for the reason.
                var label =
                        new Label(Messages.text("models.failed"), new FontIcon("fth-alert-circle"));
                label.setAccessibleText(failed.problem().problem());
                label.getStyleClass().add("models-failed");
                label.setTooltip(
                        new Tooltip(failed.problem().problem() + "\n" + failed.problem().remedy()));
                HBox.setHgrow(label, Priority.ALWAYS);
                label.setMaxWidth(Double.MAX_VALUE);
                var again =
                        button(
                                "models.again",
                                "models.resume.hint",
                                "fth-rotate-cw",
                                () -> shelf.fetch(entry));
                setGraphic(row(label, again));
            }
            case EntryState.Installed installed -> {
                var label =
                        new Label(
                                Messages.text(
                                        installed.pinned() ? "models.pinned" : "models.installed"),
                                new FontIcon("fth-check"));
                label.getStyleClass().add("models-installed");
                if (installed.pinned()) {
                    label.setTooltip(new Tooltip(Messages.text("models.pinned.hint")));
                }
                var row = row(label, grow());
                if (installed.removable()) {
                    row.getChildren()
                            .add(
                                    icon(
                                            "models.remove",
                                            entry,
                                            "fth-trash-2",
                                            () -> shelf.remove(entry)));
                }
                setGraphic(row);
            }
        }
    }

    private Node fetchButton(ModelEntry entry) {
        boolean verifiable = entry.card().files().areVerifiable();
        var button =
                button(
                        verifiable ? "models.fetch" : "models.fetch.unverified",
                        verifiable ? "models.fetch.hint" : "models.fetch.unverified.hint",
                        verifiable ? "fth-download" : "fth-alert-triangle",
                        () -> shelf.fetch(entry));
        if (!verifiable) button.getStyleClass().add("models-unverified");
        return button;
    }

    /** The bar stays the same node, so that it moves and does not flicker. */
    private void showProgress(ModelEntry entry, EntryState.Fetching fetching) {
        bar.setProgress(fetching.fraction());
        // The rate and the time left go below: the column is too narrow for all of it.
        barHint.setText(fetching.text());
        barText.setText(fetching.text().replaceFirst(" \u00b7 ", "\n"));
        if (getGraphic() instanceof HBox row
                && row.getChildren().getFirst().equals(bar.getParent())) {
            return;
        }
        var column = new VBox(3, bar, barText);
        column.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(column, Priority.ALWAYS);
        setGraphic(
                row(
                        column,
                        icon("models.pause", entry, "fth-pause", () -> shelf.pause(entry)),
                        cancelButton(entry)));
    }

    private Node cancelButton(ModelEntry entry) {
        return icon("models.cancel", entry, "fth-x", () -> shelf.cancel(entry));
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region grow() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label quiet(String key) {
        var label = new Label(Messages.text(key));
        label.getStyleClass().add("quiet");
        return label;
    }

    private static Label arrived(long bytes) {
        var label = new Label(SizeText.of(bytes));
        label.getStyleClass().addAll("quiet", "models-progress");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String key, String hint, String icon, Runnable action) {
        var button = new Button(Messages.text(key), new FontIcon(icon));
        button.setTooltip(new Tooltip(Messages.text(hint)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button icon(String key, ModelEntry entry, String icon, Runnable action) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        String text = Messages.text(key, entry.card().name());
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
