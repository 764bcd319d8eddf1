package fathom.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of {@code fathom/ui/messages.properties}. A key that is missing there is a bug. */
public final class Messages {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("fathom.ui.messages", Locale.ENGLISH);

    private Messages() {}

    /** The text of {@code key}, with {0}, {1} ... replaced by {@code arguments}. */
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
