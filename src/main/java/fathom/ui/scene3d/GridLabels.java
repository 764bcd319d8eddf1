package fathom.ui.scene3d;

import fathom.geometry.recipe.LengthUnit;
import fathom.render.Projection;
import fathom.render.Vector;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/** The distances beside a grid. Where two would touch, one gives way. */
final class GridLabels {
    private static final double BESIDE_PX = 5;
    private static final double APART_PX = 4;

    private final Projection view;
    private final LengthUnit unit;
    private final List<Text> all = new ArrayList<>();

    /**
     * @param unit of the distances
     */
    GridLabels(Projection view, LengthUnit unit) {
        this.view = view;
        this.unit = unit;
    }

    /** What lies outside the pane gets none. */
    void add(Vector place, double distance) {
        var seen = view.toCamera(place);
        if (seen.z() <= 0) return;
        double x = view.xPx(seen);
        double y = view.yPx(seen);
        if (x < 0 || y < 0 || x > view.width() || y > view.height()) return;
        var text = new Text(words(distance));
        text.getStyleClass().setAll("scene-grid-label");
        text.setManaged(false);
        text.setX(Math.rint(x) + BESIDE_PX);
        text.setY(Math.rint(y));
        all.add(text);
    }

    private String words(double distance) {
        return switch (unit) {
            case METRE -> Messages.text("scene.grid.metres", DepthText.number(distance));
            case MILLIMETRE -> Messages.text("scene.grid.millimetres", distance);
            case NONE -> DepthText.number(distance);
        };
    }

    /** The last one says how far the grid goes and stays; then those that were added first. */
    void putInto(Pane pane) {
        var placed = new ArrayList<Bounds>();
        for (int i = 0; i < all.size(); i++) {
            var text = i == 0 ? all.getLast() : all.get(i - 1);
            pane.getChildren().add(text);
            // Only a styled text knows its size.
            text.applyCss();
            if (placed.stream().anyMatch(other -> touch(text, other))) {
                pane.getChildren().remove(text);
            } else {
                placed.add(text.getBoundsInParent());
            }
        }
    }

    private static boolean touch(Node node, Bounds other) {
        var own = node.getBoundsInParent();
        return other.intersects(
                own.getMinX() - APART_PX,
                own.getMinY(),
                own.getWidth() + 2 * APART_PX,
                own.getHeight());
    }
}
