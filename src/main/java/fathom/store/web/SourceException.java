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
    private final transient Optional<String> remedy;

    private SourceException(
            String reason,
            boolean passing,
            Optional<Duration> wait,
            Optional<String> remedy,
            @Nullable Throwable cause) {
        super(reason, cause);
        this.passing = passing;
        this.wait = wait;
        this.remedy = remedy;
    }

    /** Trying again may help. */
    static SourceException passing(String reason, @Nullable Throwable cause) {
        return new SourceException(reason, true, Optional.empty(), Optional.empty(), cause);
    }

    /** Trying again may help, after the time that the server named. */
    static SourceException busy(String reason, Optional<Duration> wait) {
        return new SourceException(reason, true, wait, Optional.empty(), null);
    }

    /** Trying again would end the same. */
    static SourceException lasting(String reason) {
        return new SourceException(reason, false, Optional.empty(), Optional.empty(), null);
    }

    /**
     * Trying again would end the same.
     *
     * @param remedy what the user can do about it
     */
    static SourceException lasting(String reason, String remedy) {
        return new SourceException(reason, false, Optional.empty(), Optional.of(remedy), null);
    }

    boolean isPassing() {
        return passing;
    }

    Optional<Duration> waitAsked() {
        return wait;
    }

    Optional<String> remedy() {
        return remedy;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
