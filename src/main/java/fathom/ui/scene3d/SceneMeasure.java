package fathom.ui.scene3d;

import fathom.render.Projection;
import fathom.render.Vector;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;

import org.jspecify.annotations.Nullable;

/** A straight distance between two chosen points, drawn over the scene. */
final class SceneMeasure extends Pane {
    private static final double END_RADIUS_PX = 4;
    private static final double LABEL_ABOVE_PX = 26;

    private final Circle start = new Circle(END_RADIUS_PX);
    private final Circle end = new Circle(END_RADIUS_PX);
    private final Line line = new Line();
    private final Label label = new Label();
    private @Nullable Vector from;
    private @Nullable Vector to;

    SceneMeasure() {
        for (var shape : new Shape[] {start, end, line}) {
            shape.getStyleClass().setAll("scene-measure");
            shape.setManaged(false);
        }
        label.getStyleClass().setAll("label", "scene-measure-label");
        label.setManaged(false);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().setAll(line, start, end, label);
        setVisible(false);
    }

    /** The first point, or the second; after two a new distance begins. */
    void choose(Vector point) {
        if (from == null || to != null) {
            from = point;
            to = null;
        } else {
            to = point;
        }
    }

    void forget() {
        from = null;
        to = null;
        setVisible(false);
    }

    /**
     * @param metric whether the scene's lengths are metres
     */
    void draw(Projection view, boolean metric) {
        setVisible(from != null);
        if (from == null) return;
        boolean startSeen = put(start, view, from);
        boolean endSeen = to != null && put(end, view, to);
        start.setVisible(startSeen);
        end.setVisible(endSeen);
        line.setVisible(startSeen && endSeen);
        label.setVisible(startSeen && endSeen);
        if (to == null || !startSeen || !endSeen) return;
        line.setStartX(start.getCenterX());
        line.setStartY(start.getCenterY());
        line.setEndX(end.getCenterX());
        line.setEndY(end.getCenterY());
        String length = DepthText.number(to.minus(from).length());
        label.setText(
                Messages.text(metric ? "scene.measure.metres" : "scene.measure.units", length));
        label.autosize();
        double x = (start.getCenterX() + end.getCenterX() - label.getWidth()) / 2;
        double y = (start.getCenterY() + end.getCenterY()) / 2 - LABEL_ABOVE_PX;
        label.relocate(Math.rint(x), Math.rint(y));
    }

    private static boolean put(Circle mark, Projection view, Vector point) {
        var seen = view.toCamera(point);
        if (seen.z() <= 0) return false;
        mark.setCenterX(view.xPx(seen));
        mark.setCenterY(view.yPx(seen));
        return mark.getCenterX() >= 0
                && mark.getCenterY() >= 0
                && mark.getCenterX() <= view.width()
                && mark.getCenterY() <= view.height();
    }
}
