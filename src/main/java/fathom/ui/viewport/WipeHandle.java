package fathom.ui.viewport;

import fathom.ui.state.WipeLine;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** The line of a wipe: dragged by its length it moves, by the ring near its end it turns. */
final class WipeHandle extends Region {
    private static final double KNOB = 9;
    private static final double RING = 7;
    private static final double RING_AT = 0.36;
    private static final double GRIP = 16;

    private final ObjectProperty<WipeLine> wipe;
    private final Line shadow = new Line();
    private final Line line = new Line();
    private final Line grip = new Line();
    private final Circle knob = new Circle(KNOB);
    private final Circle ring = new Circle(RING);

    WipeHandle(ObjectProperty<WipeLine> wipe) {
        this.wipe = wipe;
        setPickOnBounds(false);
        getStyleClass().add("wipe");
        shadow.getStyleClass().add("wipe-shadow");
        line.getStyleClass().add("wipe-line");
        knob.getStyleClass().add("wipe-knob");
        ring.getStyleClass().add("wipe-ring");
        grip.setStroke(javafx.scene.paint.Color.TRANSPARENT);
        grip.setStrokeWidth(GRIP);
        for (var still : new javafx.scene.Node[] {shadow, line}) still.setMouseTransparent(true);
        for (var child : new javafx.scene.Node[] {shadow, line, grip, knob, ring}) {
            child.setManaged(false);
        }
        getChildren().setAll(shadow, line, grip, knob, ring);
        grip.setOnMouseDragged(this::move);
        knob.setOnMouseDragged(this::move);
        ring.setOnMouseDragged(this::turn);
        for (var handle : new javafx.scene.Node[] {grip, knob, ring}) {
            handle.setOnMousePressed(MouseEvent::consume);
            handle.setOnMouseClicked(this::clicked);
        }
        ring.setCursor(Cursor.CROSSHAIR);
        wipe.subscribe(this::requestLayout);
    }

    Circle knob() {
        return knob;
    }

    Circle ring() {
        return ring;
    }

    private void clicked(MouseEvent event) {
        boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
        if (twice && event.isStillSincePress()) {
            wipe.set(new WipeLine(wipe.get().angleDeg(), WipeLine.UPRIGHT.position()));
        }
        event.consume();
    }

    private void move(MouseEvent event) {
        var at = sceneToLocal(event.getSceneX(), event.getSceneY());
        wipe.set(geometry().through(at.getX(), at.getY()));
        event.consume();
    }

    private void turn(MouseEvent event) {
        var at = sceneToLocal(event.getSceneX(), event.getSceneY());
        wipe.set(geometry().towards(at.getX(), at.getY()));
        event.consume();
    }

    private WipeGeometry geometry() {
        return new WipeGeometry(getWidth(), getHeight(), wipe.get());
    }

    @Override
    protected void layoutChildren() {
        var geometry = geometry();
        for (var stroke : new Line[] {shadow, line, grip}) {
            stroke.setStartX(geometry.xAlong(-geometry.length()));
            stroke.setStartY(geometry.yAlong(-geometry.length()));
            stroke.setEndX(geometry.xAlong(geometry.length()));
            stroke.setEndY(geometry.yAlong(geometry.length()));
        }
        knob.setCenterX(geometry.x());
        knob.setCenterY(geometry.y());
        double along = RING_AT * Math.min(getWidth(), getHeight());
        ring.setCenterX(geometry.xAlong(along));
        ring.setCenterY(geometry.yAlong(along));
        var turned = geometry.line().angleDeg() % 180;
        var cursor =
                turned < 30 || turned > 150
                        ? Cursor.H_RESIZE
                        : turned > 60 && turned < 120 ? Cursor.V_RESIZE : Cursor.MOVE;
        grip.setCursor(cursor);
        knob.setCursor(cursor);
    }
}
