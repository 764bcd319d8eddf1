package fathom.ui.scene3d;

import fathom.color.Colormap;
import fathom.ui.controls.ColourBars;
import fathom.ui.state.TileContent;
import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

import java.util.ArrayList;
import java.util.List;

/** What the colours of a scene mean, where the photograph does not say it by itself. */
final class SceneLegend extends HBox {
    private static final double DOT_PX = 4;
    private static final double BAR_WIDTH = 72;
    private static final double BAR_HEIGHT = 8;

    SceneLegend() {
        super(8);
        getStyleClass().add("scene-note");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Which model has which tint, or only which models there are. */
    void showModels(List<TileContent> models) {
        var parts = new ArrayList<Node>();
        for (var model : models) {
            var name = label(model.title());
            name.setGraphic(new Circle(DOT_PX, Color.web(model.dotColour())));
            parts.add(name);
        }
        show(parts);
    }

    /** Relative errors from none to the largest that has a colour of its own. */
    void showErrors() {
        var bar = ColourBars.view();
        bar.setImage(ColourBars.image(Colormap.SIZE, SceneTextures.errorColours()::argbAt));
        bar.setFitWidth(BAR_WIDTH);
        bar.setFitHeight(BAR_HEIGHT);
        String most = Messages.text("scene.legend.error.most", 100 * SceneTextures.LARGEST_ERROR);
        show(List.of(label(Messages.text("scene.legend.error")), bar, label(most)));
    }

    void showNothing() {
        show(List.of());
    }

    private void show(List<? extends Node> parts) {
        getChildren().setAll(parts);
        setVisible(!parts.isEmpty());
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.getStyleClass().add("scene-legend-word");
        return label;
    }
}
