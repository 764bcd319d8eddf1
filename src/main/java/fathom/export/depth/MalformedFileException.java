package fathom.export.depth;

import java.io.IOException;

/** A file's bytes do not fit its format; the message says how, without the file's name. */
final class MalformedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFileException(String message) {
        super(message);
    }

    MalformedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
