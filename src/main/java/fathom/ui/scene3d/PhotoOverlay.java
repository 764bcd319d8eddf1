package fathom.ui.scene3d;

import fathom.image.Photo;
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
     * @param paneWidth of the pane that shows all of the photograph
     */
    void draw(Photo photo, double opacity, double paneWidth, double paneHeight) {
        setVisible(opacity > 0);
        if (opacity <= 0) return;
        if (shown != photo) image.setImage(PhotoImages.of(photo));
        shown = photo;
        double factor = Math.min(paneWidth / photo.width(), paneHeight / photo.height());
        image.setFitWidth(photo.width() * factor);
        image.setFitHeight(photo.height() * factor);
        image.setX((paneWidth - image.getFitWidth()) / 2);
        image.setY((paneHeight - image.getFitHeight()) / 2);
        image.setOpacity(opacity);
    }

    void hide() {
        setVisible(false);
    }
}
