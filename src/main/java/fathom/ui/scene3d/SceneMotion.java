package fathom.ui.scene3d;

import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;

import java.util.EnumSet;
import java.util.Set;

/** Moves the camera while time passes: the turntable, and flying while keys are held. */
final class SceneMotion {
    private static final double TURN_DEG_PER_S = 24;

    /** Shares of the distance to the pivot. */
    private static final double FLIGHT_PER_S = 0.7;

    /** While Shift is held. */
    private static final double FASTER = 4;

    /** A pause, such as a hidden window's, is no jump. */
    private static final double LONGEST_STEP_S = 0.1;

    private static final Set<KeyCode> FLIGHT =
            EnumSet.of(KeyCode.W, KeyCode.A, KeyCode.S, KeyCode.D, KeyCode.Q, KeyCode.E);

    private final CameraControl control;
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    step(now);
                }
            };
    private boolean turning;
    private boolean faster;
    private long lastNs = -1;

    SceneMotion(CameraControl control) {
        this.control = control;
    }

    void turn(boolean wanted) {
        turning = wanted;
        runAsNeeded();
    }

    /** Whether it is one of the keys that fly. */
    boolean press(KeyCode key) {
        if (key == KeyCode.SHIFT) faster = true;
        if (!FLIGHT.contains(key)) return false;
        held.add(key);
        runAsNeeded();
        return true;
    }

    void release(KeyCode key) {
        held.remove(key);
        if (key == KeyCode.SHIFT) faster = false;
        runAsNeeded();
    }

    void releaseAll() {
        held.clear();
        faster = false;
        runAsNeeded();
    }

    boolean isFlying() {
        return !held.isEmpty();
    }

    private void runAsNeeded() {
        if (turning || !held.isEmpty()) {
            timer.start();
        } else {
            timer.stop();
            lastNs = -1;
        }
    }

    private void step(long now) {
        double seconds = lastNs < 0 ? 0 : Math.min(LONGEST_STEP_S, (now - lastNs) / 1e9);
        lastNs = now;
        if (seconds == 0) return;
        if (turning) control.turnBy(TURN_DEG_PER_S * seconds, seconds);
        double way = FLIGHT_PER_S * seconds * (faster ? FASTER : 1);
        double right = way * direction(KeyCode.D, KeyCode.A);
        double down = way * direction(KeyCode.Q, KeyCode.E);
        double ahead = way * direction(KeyCode.W, KeyCode.S);
        if (right != 0 || down != 0 || ahead != 0) control.flyBy(right, down, ahead);
    }

    private int direction(KeyCode forth, KeyCode back) {
        return (held.contains(forth) ? 1 : 0) - (held.contains(back) ? 1 : 0);
    }
}
