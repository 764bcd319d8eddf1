package fathom.ui.scene3d;

import fathom.geometry.recipe.SceneForm;
import fathom.render.Projection;
import fathom.render.Vector;
import fathom.ui.state.SceneViewModel;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;

/**
 * A floor grid under the scene and the photograph's camera before it. Both are separated from the
 * scene by a plane (the floor; the nearest depth), so it is enough to draw them behind or before
 * it, depending on the side of the plane that the eye is on.
 */
final class Guides {
    private final SceneViewModel model;
    private final Pane behind = layer();
    private final Pane before = layer();
    private final Path grid = path("scene-grid");
    private final Path frustum = path("scene-frustum");

    Guides(SceneViewModel model) {
        this.model = model;
    }

    private static Pane layer() {
        var pane = new Pane();
        pane.setManaged(false);
        pane.setMouseTransparent(true);
        return pane;
    }

    private static Path path(String styleClass) {
        var path = new Path();
        path.getStyleClass().setAll(styleClass);
        path.setManaged(false);
        return path;
    }

    Node behind() {
        return behind;
    }

    Node before() {
        return before;
    }

    /** What decides which guides there are. */
    ObservableValue<?>[] shown() {
        return new ObservableValue<?>[] {model.showGridProperty(), model.showFrustumProperty()};
    }

    void clear() {
        behind.getChildren().clear();
        before.getChildren().clear();
    }

    void draw(Projection view, ShownScene scene) {
        clear();
        if (model.showGridProperty().get()) {
            boolean fromAbove = view.eye().y() < scene.bounds().max().y();
            var side = fromAbove ? behind : before;
            side.getChildren().add(grid);
            FloorGrid.under(scene).draw(view, grid).putInto(side);
        }
        if (model.showFrustumProperty().get() && scene.form() == SceneForm.SURFACE) {
            double nearest = scene.content().shape().bounds().min().z();
            drawFrustum(view, scene, nearest);
            boolean fromBefore = scene.lens().toCamera(view.eye()).z() < nearest;
            (fromBefore ? before : behind).getChildren().add(frustum);
        }
    }

    /**
     * @param z how far its corners lie before the camera
     */
    private void drawFrustum(Projection view, ShownScene scene, double z) {
        double y = z / scene.photoAspect();
        var lens = scene.lens();
        var eye = new Vector(0, 0, 0);
        Vector[] corners = {
            lens.place(-z, -y, z), lens.place(z, -y, z), lens.place(z, y, z), lens.place(-z, y, z)
        };
        var lines = new LineDrawing(view);
        for (int i = 0; i < corners.length; i++) {
            lines.line(eye, corners[i]).line(corners[i], corners[(i + 1) % corners.length]);
        }
        lines.drawInto(frustum);
    }
}
