package fathom.ui.keys;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to give a command: a key with modifiers, or a character that different keyboards have in
 * different places.
 *
 * @param combination matches no event for a character
 * @param character empty for a key
 * @param caps what stands on the keys, in the order in which they are pressed
 */
record Keystroke(KeyCombination combination, String character, List<String> caps) {
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");

    Keystroke {
        caps = List.copyOf(caps);
    }

    static Keystroke key(String cap, KeyCode code, Modifier... modifiers) {
        var caps = new ArrayList<String>();
        for (var modifier : modifiers) {
            caps.add(modifier == KeyCombination.SHIFT_DOWN ? "Shift" : MAC ? "⌘" : "Ctrl");
        }
        caps.add(cap);
        return new Keystroke(new KeyCodeCombination(code, modifiers), "", caps);
    }

    static Keystroke typed(String character) {
        return new Keystroke(KeyCombination.NO_MATCH, character, List.of(character));
    }

    boolean matches(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return !character.isEmpty()
                    && character.equals(event.getCharacter())
                    && !event.isShortcutDown()
                    && !event.isAltDown();
        }
        return combination.match(event);
    }
}
