package fathom.cli;

import org.jspecify.annotations.Nullable;

/** Why no window can be opened, as a line that ends without a full stop. */
public final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public NoDisplayException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
