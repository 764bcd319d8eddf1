package fathom.ui.scene3d;

import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What lies over the scene: its buttons, what it shows in words, or why there is nothing. */
final class SceneOverlay extends BorderPane {
    private final SceneBar controls;
    private final Label note = label("scene-note");
    private final Label summary = label("scene-note");
    private final Label prompt = label("scene-note");
    private final Label problem = label("scene-problem");
    private final Label remedy = label("scene-remedy");
    private final SceneLegend legend = new SceneLegend();
    private final VBox state = new VBox(problem, remedy);
    private final FlowPane texts = texts();

    SceneOverlay(SceneViewModel model) {
        getStyleClass().add("scene-overlay");
        setPickOnBounds(false);
        controls = new SceneBar(model);
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

    /** One below the other where there is no room side by side. */
    private FlowPane texts() {
        var box = new FlowPane(prompt, legend, note, summary);
        box.getStyleClass().add("scene-texts");
        box.setMouseTransparent(true);
        return box;
    }

    StringProperty noteProperty() {
        return note.textProperty();
    }

    SceneLegend legend() {
        return legend;
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
