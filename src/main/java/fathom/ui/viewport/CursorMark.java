package fathom.ui.viewport;

import fathom.ui.state.PixelPosition;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/** The ring at the linked cursor's place, with the value there. */
final class CursorMark extends Region {
    private static final double RADIUS = 8;
    private static final double GAP = 5;

    private final Circle shadow = new Circle(RADIUS);
    private final Circle ring = new Circle(RADIUS);
    private final Label value = new Label();

    CursorMark() {
        getStyleClass().add("tile-cursor");
        setMouseTransparent(true);
        shadow.getStyleClass().add("tile-cursor-shadow");
        ring.getStyleClass().add("tile-cursor-ring");
        value.getStyleClass().add("tile-cursor-value");
        for (var child : new javafx.scene.Node[] {shadow, ring, value}) child.setManaged(false);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().setAll(shadow, ring, value);
        setVisible(false);
    }

    /** The text that stands beside the ring, empty where there is no cursor. */
    String text() {
        return isVisible() ? value.getText() : "";
    }

    /**
     * @param at a pixel of the picture
     * @param labelled whether the value stands beside the ring
     */
    void show(
            @Nullable TilePicture picture,
            @Nullable PixelPosition at,
            ViewTransform view,
            boolean labelled) {
        boolean inside =
                picture != null
                        && at != null
                        && at.x() >= 0
                        && at.y() >= 0
                        && at.x() < picture.width()
                        && at.y() < picture.height();
        setVisible(inside);
        if (!inside || picture == null || at == null) return;
        place(at, view, labelled, picture.valueText(at.x(), at.y()));
    }

    /** Marks a pixel and writes {@code text} beside it. */
    void show(PixelPosition at, ViewTransform view, String text) {
        setVisible(true);
        place(at, view, true, text);
    }

    private void place(PixelPosition at, ViewTransform view, boolean labelled, String text) {
        double x = view.toTileX(at.x() + 0.5);
        double y = view.toTileY(at.y() + 0.5);
        double radius = Math.max(RADIUS, view.scale() * 0.72); // around an enlarged pixel
        for (var circle : new Circle[] {shadow, ring}) {
            circle.setRadius(radius);
            circle.setCenterX(x);
            circle.setCenterY(y);
        }
        value.setText(text);
        value.setVisible(labelled);
        value.autosize();
        double left = x + radius + GAP;
        if (left + value.getWidth() > getWidth()) left = x - radius - GAP - value.getWidth();
        double top = Math.clamp(y - radius - 4, 0, Math.max(0, getHeight() - value.getHeight()));
        value.relocate(snapPositionX(left), snapPositionY(top));
    }
}
