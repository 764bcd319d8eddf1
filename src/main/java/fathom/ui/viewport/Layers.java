package fathom.ui.viewport;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Nodes one above the other, each as large as this, and nothing beyond it. */
final class Layers extends Region {
    Layers(Node... nodes) {
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().setAll(nodes);
    }

    @Override
    protected void layoutChildren() {
        for (var layer : getChildren()) layer.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
