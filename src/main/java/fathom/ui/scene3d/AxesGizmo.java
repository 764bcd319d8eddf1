package fathom.ui.scene3d;

import fathom.render.Projection;
import fathom.render.Vector;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;

/** The directions of x (right), y (down) and z (forward) as the user's camera sees them. */
final class AxesGizmo extends Pane {
    private static final double SIZE_PX = 72;
    private static final double ARM_PX = 24;
    private static final double LABEL_PX = 32;

    private final Arm x = new Arm("x", new Vector(1, 0, 0));
    private final Arm y = new Arm("y", new Vector(0, 1, 0));
    private final Arm z = new Arm("z", new Vector(0, 0, 1));

    AxesGizmo() {
        setMinSize(SIZE_PX, SIZE_PX);
        setMaxSize(SIZE_PX, SIZE_PX);
        setMouseTransparent(true);
        for (var arm : new Arm[] {x, y, z}) getChildren().addAll(arm.line, arm.label);
    }

    void look(Projection view) {
        for (var arm : new Arm[] {x, y, z}) arm.look(view);
    }

    private static final class Arm {
        private final Vector direction;
        private final Line line = new Line();
        private final Text label;

        Arm(String name, Vector direction) {
            this.direction = direction;
            label = new Text(name);
            line.getStyleClass().setAll("scene-axis", "scene-axis-" + name);
            label.getStyleClass().setAll("scene-axis-label", "scene-axis-" + name);
        }

        void look(Projection view) {
            double across = direction.dot(view.right());
            double down = direction.dot(view.down());
            double middle = SIZE_PX / 2;
            line.setStartX(middle);
            line.setStartY(middle);
            line.setEndX(middle + ARM_PX * across);
            line.setEndY(middle + ARM_PX * down);
            var extent = label.getLayoutBounds();
            label.setX(middle + LABEL_PX * across - extent.getWidth() / 2);
            label.setY(middle + LABEL_PX * down + extent.getHeight() / 4);
        }
    }
}
