package fathom.ui.keys;

import fathom.ui.text.Messages;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Something that keys do.
 *
 * @param id names its text: "keys." and this
 * @param keystrokes the ways to give it, the usual one first
 */
record Command(
        String id,
        Group group,
        Use use,
        List<Keystroke> keystrokes,
        BiConsumer<Actions, Keystroke> action) {

    /** The headings of the help. */
    enum Group {
        PICTURES,
        TILES,
        VIEW,
        WINDOW;

        String title() {
            return Messages.text("keys.group." + name().toLowerCase(Locale.ROOT));
        }
    }

    /** Whom a key belongs to when a control has the focus. */
    enum Use {
        /** The command's, always. */
        EVERYWHERE,
        /** A text field's, when one has the focus. */
        NOT_IN_TEXT,
        /**
         * The control's that uses it to move or to press; but a button that was only clicked with
         * the mouse does not keep it.
         */
        MOVES
    }

    Command {
        keystrokes = List.copyOf(keystrokes);
    }

    /** What it does, in words. */
    String text() {
        return Messages.text("keys." + id);
    }
}
