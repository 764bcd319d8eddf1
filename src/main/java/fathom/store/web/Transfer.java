package fathom.store.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a fetch of one or several files has come, measured: the rate is that of the last seconds.
 * Thread-safe.
 */
public final class Transfer {
    private static final long WINDOW_NS = 5_000_000_000L;
    private static final long REPORT_NS = 100_000_000L;

    private final Listener listener;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final OptionalLong total;
    private String step;
    private long base;
    private long done;
    private long reportedNs;

    /** Hears of a fetch, on its thread. */
    @FunctionalInterface
    public interface Listener {
        void progressed(Progress progress);

        /**
         * A source failed and the fetch goes on, by another attempt or another source.
         *
         * @param text one sentence that names both
         */
        default void heldUp(String text) {}
    }

    private record Sample(long atNs, long bytes) {}

    /**
     * @param total empty when it is not known
     * @param step the file's name, or what is done with it
     * @param bytesPerSecond 0 when nothing has arrived for a while
     * @param heldUp why nothing arrives and when it goes on; empty while it does
     */
    public record Progress(
            String step,
            long done,
            OptionalLong total,
            double bytesPerSecond,
            Optional<String> heldUp) {
        /** Empty while it cannot be told. */
        public Optional<Duration> left() {
            if (total.isEmpty() || bytesPerSecond <= 0) return Optional.empty();
            double seconds = Math.max(0, total.getAsLong() - done) / bytesPerSecond;
            return Optional.of(Duration.ofSeconds(Math.round(seconds)));
        }

        /** 0 to 1; empty when the total is not known. */
        public Optional<Double> fraction() {
            if (total.isEmpty() || total.getAsLong() <= 0) return Optional.empty();
            return Optional.of(Math.min(1, (double) done / total.getAsLong()));
        }
    }

    /**
     * @param total of all files
     */
    public Transfer(OptionalLong total, Listener listener) {
        this.total = total;
        this.listener = listener;
        step = "";
    }

    /** What follows belongs to the next file. */
    public synchronized void next(String file) {
        base = done;
        step = file;
        samples.clear();
        report();
    }

    /** The current file has so many bytes on disk that need no fetching. */
    synchronized void startAt(long bytes) {
        done = base + bytes;
        samples.clear();
        samples.add(new Sample(System.nanoTime(), done));
        report();
    }

    synchronized void add(long bytes) {
        done += bytes;
        long now = System.nanoTime();
        if (now - reportedNs < REPORT_NS) return;
        samples.add(new Sample(now, done));
        while (samples.size() > 2 && now - samples.getFirst().atNs > WINDOW_NS) {
            samples.removeFirst();
        }
        report();
    }

    synchronized void say(String words) {
        listener.progressed(new Progress(words, done, total, 0, Optional.empty()));
    }

    /** Told again and again while time goes by. */
    synchronized void waiting(String words) {
        listener.progressed(new Progress(step, done, total, 0, Optional.of(words)));
    }

    /** Told once. */
    synchronized void holdUp(String sentence) {
        listener.heldUp(sentence);
    }

    private void report() {
        reportedNs = System.nanoTime();
        listener.progressed(new Progress(step, done, total, rate(), Optional.empty()));
    }

    private double rate() {
        if (samples.size() < 2) return 0;
        var first = samples.getFirst();
        var last = samples.getLast();
        long ns = last.atNs - first.atNs;
        return ns <= 0 ? 0 : (last.bytes - first.bytes) * 1e9 / ns;
    }
}
