package fathom.store.web;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Why one source did not give the file; a half sentence that follows the source's name. */
final class SourceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final transient Optional<Duration> wait;

    private SourceException(
            String reason, boolean passing, Optional<Duration> wait, @Nullable Throwable cause) {
        super(reason, cause);
        this.passing = passing;
        this.wait = wait;
    }

    /** Trying again may help. */
    static SourceException passing(String reason, @Nullable Throwable cause) {
        return new SourceException(reason, true, Optional.empty(), cause);
    }

    /** Trying again may help, after the time that the server named. */
    static SourceException busy(String reason, Optional<Duration> wait) {
        return new SourceException(reason, true, wait, null);
    }

    /** Trying again would end the same. */
    static SourceException lasting(String reason) {
        return new SourceException(reason, false, Optional.empty(), null);
    }

    boolean isPassing() {
        return passing;
    }

    Optional<Duration> waitAsked() {
        return wait;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
