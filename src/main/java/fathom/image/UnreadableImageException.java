package fathom.image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Why bytes are no picture, as the end of a sentence that begins with the file's name: "is cut off
 * after 1200 bytes". {@link PhotoReader} adds the name.
 */
final class UnreadableImageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String remedy;

    UnreadableImageException(String reason, String remedy) {
        this(reason, remedy, null);
    }

    UnreadableImageException(String reason, String remedy, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.remedy = remedy;
    }

    static UnreadableImageException damaged(String reason) {
        return damaged(reason, null);
    }

    static UnreadableImageException damaged(String reason, @Nullable Throwable cause) {
        return new UnreadableImageException(
                reason,
                "Copy the file again from where it came from, or open and save it anew in an image"
                        + " editor.",
                cause);
    }

    /** A format that is known by name but not read. */
    static UnreadableImageException foreign(String what) {
        return new UnreadableImageException(
                "is " + what + ", which Fathom does not read",
                "Export it as JPEG, PNG or TIFF with the program or phone that made it, and open"
                        + " that.");
    }

    String reason() {
        return reason;
    }

    String remedy() {
        return remedy;
    }
}
