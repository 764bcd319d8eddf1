package fathom.ui.controls;

import fathom.color.Colormap;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** A colour table as a small rounded bar. */
public final class Ramp extends StackPane {
    private final ImageView view = ColourBars.view();

    public Ramp(double width, double height) {
        getStyleClass().add("ramp");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        view.setFitWidth(width);
        view.setFitHeight(height);
        var rounded = new Rectangle(width, height);
        rounded.setArcWidth(6);
        rounded.setArcHeight(6);
        setClip(rounded);
        getChildren().setAll(view);
    }

    public Ramp show(Colormap colormap) {
        view.setImage(ColourBars.image(Colormap.SIZE, colormap::argbAt));
        return this;
    }
}
