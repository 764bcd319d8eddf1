package fathom.store.web;

import java.time.Duration;

/**
 * How patient a fetch is.
 *
 * @param attempts how often in a row a source may fail without having sent a byte
 * @param firstDelay before the second attempt; doubles from then on
 * @param longestDelay that the doubling reaches, and the longest {@code Retry-After} that is waited
 *     for
 * @param stall after which silence counts as a cut
 * @param connect how long a connection may take
 */
public record RetryRules(
        int attempts,
        Duration firstDelay,
        Duration longestDelay,
        Duration stall,
        Duration connect) {
    public static final RetryRules DEFAULT =
            new RetryRules(
                    6,
                    Duration.ofMillis(500),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20));

    /** The pause after {@code failures} failures in a row. */
    Duration delay(int failures) {
        int doublings = Math.min(20, Math.max(0, failures - 1));
        Duration doubled = firstDelay.multipliedBy(1L << doublings);
        return doubled.compareTo(longestDelay) > 0 ? longestDelay : doubled;
    }
}
