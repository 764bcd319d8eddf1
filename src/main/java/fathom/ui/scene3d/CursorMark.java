package fathom.ui.scene3d;

import fathom.render.Projection;
import fathom.ui.state.ViewportViewModel;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/** A ring around the place in space of the pixel that the cursor of the tiles is on. */
final class CursorMark extends Pane {
    private static final double RADIUS_PX = 6;

    private final ViewportViewModel viewport;
    private final Circle ring = new Circle(RADIUS_PX);

    CursorMark(ViewportViewModel viewport) {
        this.viewport = viewport;
        ring.getStyleClass().setAll("scene-cursor");
        ring.setManaged(false);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().setAll(ring);
    }

    void hide() {
        setVisible(false);
    }

    void draw(Projection view, ShownScene scene) {
        hide();
        var pixel = viewport.cursorProperty().get();
        if (pixel == null) return;
        var seen = scene.placeOf(pixel).map(view::toCamera);
        if (seen.isEmpty() || seen.get().z() <= 0) return;
        double x = view.xPx(seen.get());
        double y = view.yPx(seen.get());
        if (x < 0 || y < 0 || x > view.width() || y > view.height()) return;
        ring.setCenterX(x);
        ring.setCenterY(y);
        setVisible(true);
    }
}
