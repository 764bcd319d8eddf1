package fathom.store.web;

import java.io.IOException;

/** All bytes arrived, and they are not the file's. */
final class WrongBytesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean resumed;

    WrongBytesException(String found, String wanted, boolean resumed) {
        super("sent other bytes: SHA-256 %s, wanted %s".formatted(found, wanted));
        this.resumed = resumed;
    }

    /** Whether some of the bytes are from an earlier fetch. */
    boolean wasResumed() {
        return resumed;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
