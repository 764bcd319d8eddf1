package fathom.ui.scene3d;

import fathom.ui.state.CameraCommand;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Mouse and keys: left drag orbits, right or middle drag and Shift with drag pan, the wheel and +/−
 * come nearer or go away, arrows orbit, Shift with arrows pans, W A S D Q E fly, faster with Shift,
 * while a left drag looks around; a double click chooses what to turn about.
 */
final class SceneMouse {
    private static final double DEG_PER_PX = 0.35;
    private static final double LOOK_DEG_PER_PX = 0.15;
    private static final double DEG_PER_KEY = 5;
    private static final double PAN_PX_PER_KEY = 30;
    private static final double DOLLY_PER_KEY = 1.15;

    /** A notch of a usual wheel scrolls by 40. */
    private static final double DOLLY_PER_SCROLL = 0.003;

    private final Node pane;
    private final CameraControl control;
    private double lastX;
    private double lastY;

    private final SceneMotion motion;
    private final Pointer pointer;

    /** What is done with places of the pane. */
    interface Pointer {
        void turnAbout(double xPx, double yPx);

        void choose(double xPx, double yPx);

        void hover(double xPx, double yPx);

        void leave();
    }

    SceneMouse(Node pane, CameraControl control, SceneMotion motion, Pointer pointer) {
        this.pane = pane;
        this.control = control;
        this.motion = motion;
        this.pointer = pointer;
    }

    void listen() {
        pane.setOnMousePressed(this::pressed);
        pane.setOnMouseDragged(this::dragged);
        pane.setOnMouseClicked(this::clicked);
        pane.setOnScroll(this::scrolled);
        pane.setOnKeyPressed(this::keyPressed);
        pane.setOnKeyReleased(event -> motion.release(event.getCode()));
        pane.setOnMouseMoved(event -> pointer.hover(event.getX(), event.getY()));
        pane.setOnMouseExited(_ -> pointer.leave());
    }

    private void pressed(MouseEvent event) {
        pane.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        if (motion.isFlying()) {
            control.lookBy(dx * LOOK_DEG_PER_PX, dy * LOOK_DEG_PER_PX);
            event.consume();
            return;
        }
        boolean pans = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
        if (pans) {
            control.panBy(dx, dy);
        } else {
            control.orbitBy(-dx * DEG_PER_PX, dy * DEG_PER_PX);
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) return;
        if (event.getClickCount() == 2) {
            pointer.turnAbout(event.getX(), event.getY());
        } else {
            pointer.choose(event.getX(), event.getY());
        }
        event.consume();
    }

    /** Shift turns a wheel sideways on some systems. */
    private void scrolled(ScrollEvent event) {
        double by = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        control.dollyBy(Math.exp(-by * DOLLY_PER_SCROLL));
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        boolean known =
                switch (event.getCode()) {
                    case LEFT -> step(event, -1, 0);
                    case RIGHT -> step(event, 1, 0);
                    case UP -> step(event, 0, -1);
                    case DOWN -> step(event, 0, 1);
                    case PLUS, EQUALS, ADD -> dolly(1 / DOLLY_PER_KEY);
                    case MINUS, SUBTRACT -> dolly(DOLLY_PER_KEY);
                    case F -> fit();
                    default -> motion.press(event.getCode());
                };
        if (known) event.consume();
    }

    private boolean step(KeyEvent event, int right, int down) {
        if (event.isShiftDown()) {
            control.panBy(-right * PAN_PX_PER_KEY, -down * PAN_PX_PER_KEY);
        } else {
            control.orbitBy(-right * DEG_PER_KEY, -down * DEG_PER_KEY);
        }
        return true;
    }

    private boolean fit() {
        control.obey(CameraCommand.FIT);
        return true;
    }

    private boolean dolly(double factor) {
        control.dollyBy(factor);
        return true;
    }
}
