package fathom.ui.keys;

import fathom.ui.controls.Overlay;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

/**
 * Makes a scene obey the table of {@link Commands}. Keys reach the control that has the focus
 * first; what it does not use itself is a command. Nothing is while an {@link Overlay} is open.
 */
public final class KeyMap {
    private final Scene scene;
    private final Actions actions;

    /** Held here, because the window's property would let it go. */
    private final ObservableValue<Boolean> windowHasFocus;

    private KeyMap(Scene scene, Actions actions) {
        this.scene = scene;
        this.actions = actions;
        this.windowHasFocus = scene.windowProperty().flatMap(Window::focusedProperty).orElse(false);
    }

    public static void install(Scene scene, Actions actions) {
        var map = new KeyMap(scene, actions);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, map::pressedBeforeControls);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, map::pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, map::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, map::released);
        map.windowHasFocus.subscribe(
                focused -> {
                    if (!focused) actions.blink(false);
                });
    }

    private void pressedBeforeControls(KeyEvent event) {
        if (onlyClicked(scene.getFocusOwner())) run(event, Command.Use.MOVES);
    }

    private void pressed(KeyEvent event) {
        boolean writing = scene.getFocusOwner() instanceof TextInputControl;
        if (writing && event.getEventType() == KeyEvent.KEY_TYPED) return;
        run(event, Command.Use.EVERYWHERE);
        if (writing) return;
        run(event, Command.Use.NOT_IN_TEXT);
        run(event, Command.Use.MOVES);
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) actions.blink(false);
    }

    private void run(KeyEvent event, Command.Use use) {
        if (event.isConsumed() || Overlay.isAround(scene.getFocusOwner())) return;
        for (var command : Commands.ALL) {
            if (command.use() != use) continue;
            for (var keystroke : command.keystrokes()) {
                if (keystroke.matches(event)) {
                    event.consume();
                    command.action().accept(actions, keystroke);
                    return;
                }
            }
        }
    }

    /** Whether the focus is where a click left it and no key is expected to go there. */
    private static boolean onlyClicked(@Nullable Node owner) {
        return owner != null
                && !owner.isFocusVisible()
                && (owner instanceof ButtonBase
                        || owner instanceof ListView
                        || owner instanceof TabPane
                        || owner instanceof ScrollPane);
    }
}
