package fathom.ui.scene3d;

import fathom.geometry.Bounds;
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
    private static final int CELLS_ACROSS = 12;
    private static final int MOST_LABELS = 6;

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

    void draw(Projection view, SceneContent content, double tanHalfFov) {
        clear();
        var bounds = content.shape().bounds();
        if (model.showGridProperty().get()) {
            boolean fromAbove = view.eye().y() < bounds.max().y() * tanHalfFov;
            var side = fromAbove ? behind : before;
            side.getChildren().add(grid);
            drawGrid(view, bounds, tanHalfFov, content.surface().metric()).putInto(side);
        }
        if (model.showFrustumProperty().get()) {
            drawFrustum(view, content, tanHalfFov);
            boolean fromBefore = view.eye().z() < bounds.min().z();
            (fromBefore ? before : behind).getChildren().add(frustum);
        }
    }

    /** Returns the distances beside it. */
    private GridLabels drawGrid(Projection view, Bounds bounds, double tanHalfFov, boolean metric) {
        double widest = Math.max(bounds.max().x() - bounds.min().x(), 0) * tanHalfFov;
        double cell = roundCell(Math.max(widest, bounds.max().z()) / CELLS_ACROSS);
        long left = (long) Math.floor(bounds.min().x() * tanHalfFov / cell);
        long right = (long) Math.ceil(bounds.max().x() * tanHalfFov / cell);
        long far = (long) Math.ceil(bounds.max().z() / cell);
        double y = bounds.max().y() * tanHalfFov;
        var lines = new LineDrawing(view);
        for (long i = left; i <= right; i++) {
            lines.line(new Vector(i * cell, y, 0), new Vector(i * cell, y, far * cell));
        }
        for (long i = 0; i <= far; i++) {
            lines.line(new Vector(left * cell, y, i * cell), new Vector(right * cell, y, i * cell));
        }
        lines.drawInto(grid);
        var labels = new GridLabels(view, metric);
        long every = Math.max(1, Math.ceilDiv(far, MOST_LABELS));
        for (long i = every; i <= far; i += every) {
            labels.add(new Vector(right * cell, y, i * cell), i * cell);
        }
        return labels;
    }

    /** The nearest 1, 2 or 5 times a power of ten that is not smaller. */
    static double roundCell(double atLeast) {
        if (!(atLeast > 0)) return 1;
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double digits = atLeast / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    private void drawFrustum(Projection view, SceneContent content, double tanHalfFov) {
        var photo = content.request().photo();
        double z = content.shape().bounds().min().z();
        double x = z * tanHalfFov;
        double y = x * photo.height() / photo.width();
        var eye = new Vector(0, 0, 0);
        Vector[] corners = {
            new Vector(-x, -y, z), new Vector(x, -y, z), new Vector(x, y, z), new Vector(-x, y, z)
        };
        var lines = new LineDrawing(view);
        for (int i = 0; i < corners.length; i++) {
            lines.line(eye, corners[i]).line(corners[i], corners[(i + 1) % corners.length]);
        }
        lines.drawInto(frustum);
    }
}
