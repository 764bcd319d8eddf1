package fathom.ui.scene3d;

import fathom.render.Lens;
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

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two chosen points, drawn over the scene with the line between them and its length. They are kept
 * in the shape's own numbers, so that they stay where they are when the lens changes.
 */
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

    /** Those that are chosen, in the scene; after two, new ones begin. */
    List<Vector> chosen(Lens lens) {
        return Stream.of(from, to).filter(Objects::nonNull).map(own -> placed(lens, own)).toList();
    }

    private static Vector placed(Lens lens, Vector own) {
        return lens.place(own.x(), own.y(), own.z());
    }

    /** The first point, or the second; after two a new distance begins. */
    void choose(Lens lens, Vector place) {
        var point = lens.toShape(place);
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

    void draw(Projection view, ShownScene scene) {
        setVisible(from != null);
        if (from == null) return;
        var first = placed(scene.lens(), from);
        var second = to == null ? null : placed(scene.lens(), to);
        boolean startSeen = put(start, view, first);
        boolean endSeen = second != null && put(end, view, second);
        start.setVisible(startSeen);
        end.setVisible(endSeen);
        line.setVisible(startSeen && endSeen);
        label.setVisible(startSeen && endSeen);
        if (second == null || !startSeen || !endSeen) return;
        line.setStartX(start.getCenterX());
        line.setStartY(start.getCenterY());
        line.setEndX(end.getCenterX());
        line.setEndY(end.getCenterY());
        String length = DepthText.number(second.minus(first).length());
        label.setText(Messages.text("scene.measure." + word(scene), length));
        label.autosize();
        double x = (start.getCenterX() + end.getCenterX() - label.getWidth()) / 2;
        double y = (start.getCenterY() + end.getCenterY()) / 2 - LABEL_ABOVE_PX;
        label.relocate(Math.rint(x), Math.rint(y));
    }

    private static String word(ShownScene scene) {
        return switch (scene.unit()) {
            case METRE -> "metres";
            case MILLIMETRE -> "millimetres";
            case NONE -> "units";
        };
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
