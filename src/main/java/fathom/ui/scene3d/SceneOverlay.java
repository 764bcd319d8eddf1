package fathom.ui.scene3d;

import fathom.ui.controls.Segmented;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** What lies over the scene: its buttons, what it shows in words, or why there is nothing. */
final class SceneOverlay extends BorderPane {
    private final FlowPane controls = new FlowPane();
    private final Label note = label("scene-note");
    private final Label summary = label("scene-note");
    private final Label prompt = label("scene-note");
    private final Label problem = label("scene-problem");
    private final Label remedy = label("scene-remedy");
    private final VBox state = new VBox(problem, remedy);
    private final FlowPane texts = texts();

    SceneOverlay(SceneViewModel model) {
        getStyleClass().add("scene-overlay");
        setPickOnBounds(false);
        controls.getStyleClass().add("scene-controls");
        controls.setPickOnBounds(false);
        controls.getChildren()
                .setAll(
                        modes(model),
                        button("scene.fit", model::fit),
                        button("scene.from-photo", model::fromPhoto),
                        button("scene.reset", model::reset),
                        toggle("scene.turntable", model.look().turntableProperty()),
                        toggle("scene.parallax", model.look().parallaxProperty()),
                        toggle("scene.measure", model.look().measuringProperty()),
                        button("scene.film", model::film));
        summary.textProperty().bind(model.summaryProperty());
        prompt.setText(Messages.text("scene.level.prompt"));
        prompt.getStyleClass().add("scene-prompt");
        prompt.visibleProperty().bind(model.form().levellingByClicksProperty());
        prompt.managedProperty().bind(prompt.visibleProperty());
        state.getStyleClass().add("scene-state");
        state.setMouseTransparent(true);
        setTop(controls);
        setCenter(state);
        setBottom(texts);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Segmented<SceneMode> modes(SceneViewModel model) {
        var modes = new Segmented<>(Messages.text("scene.modes"), model.modeProperty());
        for (var mode : SceneMode.values()) {
            String key = "scene.mode." + mode.name().toLowerCase(Locale.ROOT);
            modes.add(mode, Messages.text(key), Messages.text(key + ".tip"));
        }
        return modes;
    }

    private static ToggleButton toggle(String key, BooleanProperty value) {
        var button = new ToggleButton(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key + ".tip")));
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(value);
        return button;
    }

    private static Button button(String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key + ".tip")));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** One below the other where there is no room side by side. */
    private FlowPane texts() {
        var box = new FlowPane(prompt, note, summary);
        box.getStyleClass().add("scene-texts");
        box.setMouseTransparent(true);
        return box;
    }

    StringProperty noteProperty() {
        return note.textProperty();
    }

    /** How much of the pane the buttons take, from its top edge. */
    double coveredTop() {
        return controls.isVisible() ? controls.getBoundsInParent().getMaxY() : 0;
    }

    /** How much of the pane the words take, from its bottom edge. */
    double coveredBottom() {
        return texts.isVisible() ? getHeight() - texts.getBoundsInParent().getMinY() : 0;
    }

    /** Hears of another size of the buttons or words. */
    void onCoverChanged(Runnable changed) {
        controls.boundsInParentProperty().subscribe(changed);
        texts.boundsInParentProperty().subscribe(changed);
    }

    /** Something is drawn: no words over it. */
    void hideState() {
        state.setVisible(false);
    }

    /** Why nothing is drawn, and what to do about it. */
    void showState(String what, String whatToDo) {
        problem.setText(what);
        remedy.setText(whatToDo);
        state.setVisible(true);
    }
}
