package fathom.ui.scene3d;

import fathom.image.Photo;
import fathom.render.Projection;
import fathom.ui.controls.PhotoImages;

import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

/** The photograph itself over the view from its own place, to see how well the scene fits it. */
final class PhotoOverlay extends Pane {
    private final ImageView image = new ImageView();
    private @Nullable Photo shown;

    PhotoOverlay() {
        image.setManaged(false);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().setAll(image);
    }

    /**
     * @param opacity 0 hides it
     * @param view from the photograph's own place
     */
    void draw(ShownScene scene, double opacity, Projection view) {
        setVisible(opacity > 0);
        if (opacity <= 0) return;
        var photo = scene.photo();
        if (shown != photo) image.setImage(PhotoImages.of(photo));
        shown = photo;
        // A shape's (-1, -1 / aspect, 1) to (1, 1 / aspect, 1) is what the photograph covers.
        double high = 1 / scene.photoAspect();
        var topLeft = view.toCamera(scene.lens().place(-1, -high, 1));
        var bottomRight = view.toCamera(scene.lens().place(1, high, 1));
        image.setX(view.xPx(topLeft));
        image.setY(view.yPx(topLeft));
        image.setFitWidth(view.xPx(bottomRight) - view.xPx(topLeft));
        image.setFitHeight(view.yPx(bottomRight) - view.yPx(topLeft));
        image.setOpacity(opacity);
    }

    void hide() {
        setVisible(false);
    }
}
