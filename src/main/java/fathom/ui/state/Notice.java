package fathom.ui.state;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that the user should read, in a bar that can be dismissed.
 *
 * @param remedy what to do next; may be empty
 * @param file what "show in folder" shows
 */
public record Notice(Tone tone, String message, String remedy, Optional<Path> file) {
    /** How loud a notice is. */
    public enum Tone {
        ERROR,
        WARNING,
        SUCCESS
    }

    public static Notice error(String problem, String remedy) {
        return new Notice(Tone.ERROR, problem, remedy, Optional.empty());
    }

    public static Notice done(String message) {
        return new Notice(Tone.SUCCESS, message, "", Optional.empty());
    }

    public static Notice warning(String message) {
        return new Notice(Tone.WARNING, message, "", Optional.empty());
    }

    public static Notice written(String message, Path file) {
        return new Notice(Tone.SUCCESS, message, "", Optional.of(file));
    }
}
