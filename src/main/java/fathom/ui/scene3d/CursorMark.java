package fathom.ui.scene3d;

import fathom.render.Projection;
import fathom.render.Vector;
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

    void draw(Projection view, SceneContent content, double tanHalfFov) {
        hide();
        var pixel = viewport.cursorProperty().get();
        if (pixel == null) return;
        var photo = content.request().photo();
        var z = content.surface().z();
        double u = (pixel.x() + 0.5) / photo.width();
        double v = (pixel.y() + 0.5) / photo.height();
        if (u >= 1 || v >= 1) return;
        double depth = z.at((int) (u * z.width()), (int) (v * z.height()));
        if (Double.isNaN(depth)) return;
        double aspect = (double) photo.height() / photo.width();
        double xOverZ = (2 * u - 1) * tanHalfFov;
        double yOverZ = (2 * v - 1) * aspect * tanHalfFov;
        var seen = view.toCamera(new Vector(xOverZ * depth, yOverZ * depth, depth));
        if (seen.z() <= 0) return;
        double x = view.xPx(seen);
        double y = view.yPx(seen);
        if (x < 0 || y < 0 || x > view.width() || y > view.height()) return;
        ring.setCenterX(x);
        ring.setCenterY(y);
        setVisible(true);
    }
}
