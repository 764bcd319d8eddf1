package fathom.ui.models;

import fathom.ui.text.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/** What is said about the chosen model: read before it is fetched. */
final class ModelDetailsView extends ScrollPane {
    private static final double HEIGHT = 132;

    private final VBox lines = new VBox(4);
    private Subscription watch = Subscription.EMPTY;

    ModelDetailsView() {
        getStyleClass().addAll("models-details", "overlay-scroll");
        setContent(lines);
        setFitToWidth(true);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT / 2);
        setAccessibleText(Messages.text("models.details"));
    }

    void show(@Nullable ModelEntry entry) {
        watch.unsubscribe();
        watch = Subscription.EMPTY;
        lines.getChildren().clear();
        if (entry == null) return;
        describe(entry);
        watch = entry.stateProperty().subscribe((_, _) -> describeFailure(entry));
    }

    private void describeFailure(ModelEntry entry) {
        if (entry.stateProperty().get() instanceof EntryState.Failed) describe(entry);
    }

    private void describe(ModelEntry entry) {
        lines.getChildren().clear();
        var card = entry.card();
        add("models-name", card.summary());
        if (entry.stateProperty().get() instanceof EntryState.Failed failed) {
            add("models-failed", failed.problem().problem() + " " + failed.problem().remedy());
        }
        add(
                "",
                Messages.text(
                        "models.licence.line",
                        card.licence().name(),
                        ModelText.commercialUse(card)));
        String accuracy = ModelText.accuracy(card);
        if (!accuracy.isEmpty()) add("", accuracy);
        card.facts()
                .reference()
                .ifPresent(text -> add("quiet", Messages.text("models.reference", text)));
        card.facts()
                .citation()
                .ifPresent(text -> add("quiet", Messages.text("models.citation", text)));
        for (String text : card.facts().unconfirmed()) {
            add("models-unsure", Messages.text("models.unconfirmed", text));
        }
        for (String note : card.facts().notes()) add("quiet", note);
        setVvalue(0);
    }

    private void add(String style, String text) {
        var label = new Label(text);
        label.setWrapText(true);
        if (!style.isEmpty()) label.getStyleClass().add(style);
        lines.getChildren().add(label);
    }
}
