package fathom.store.web;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Brings one file to the disk, from the first place that has it. The target appears when its hash
 * is right and not before; what arrived of it is kept beside it and used by the next fetch. Only
 * one fetch of a target may run at a time.
 */
public final class FileFetch {
    private static final int RETRY_PAUSE_MS = 50;

    /** Fewer bytes in one attempt are no progress that would justify another. */
    private static final int PROGRESS_BYTES = 16 << 10;

    private final WebClient client;

    public FileFetch(WebClient client) {
        this.client = client;
    }

    /**
     * @throws UserFacingException when no place gave the right file ({@link
     *     Fault#MODEL_UNAVAILABLE}), or when it cannot be stored ({@link Fault#CANNOT_WRITE})
     * @throws CancellationException what arrived is kept
     */
    public Fetched fetch(FetchOrder order, Path target, Transfer transfer, JobMonitor monitor)
            throws UserFacingException {
        transfer.next(order.name());
        var part = new PartFile(target);
        List<String> reasons = new ArrayList<>();
        Optional<SourceException> first = Optional.empty();
        for (int i = 0; i < order.places().size(); i++) {
            var place = order.places().get(i);
            try {
                return fromPlace(order, place, part, transfer, monitor);
            } catch (SourceException e) {
                if (first.isEmpty()) first = Optional.of(e);
                reasons.add("%s %s".formatted(place, e.reason()));
                if (i + 1 < order.places().size()) {
                    transfer.holdUp(
                            "%s: %s %s; %s is asked next."
                                    .formatted(
                                            order.name(),
                                            place.source(),
                                            e.reason(),
                                            order.places().get(i + 1).source()));
                }
            } catch (IOException e) {
                throw DiskFailure.of(part.path(), e);
            }
        }
        throw new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "'%s' cannot be fetched: %s."
                        .formatted(
                                order.name(),
                                reasons.isEmpty()
                                        ? "nobody publishes it"
                                        : String.join("; ", reasons)),
                remedy(order, part, first),
                first.orElse(null));
    }

    private static String remedy(
            FetchOrder order, PartFile part, Optional<SourceException> failure) {
        if (order.places().isEmpty()) return "Add a file of your own: fathom models add FILE.";
        boolean kept = false;
        try {
            kept = part.bytes() > 0;
        } catch (IOException unreadable) {
            // Then it is of no use either.
        }
        if (failure.isPresent() && failure.get().remedy().isPresent()) {
            return failure.get().remedy().get();
        }
        if (failure.isPresent() && !failure.get().isPassing()) {
            return "Try another source (--from, HF_ENDPOINT or the mirror in the settings), or add"
                    + " a file that you have ('fathom models add FILE', or drop it on the window).";
        }
        return kept
                ? "Run it again later: what has arrived is kept, and the rest will follow."
                : "Check the connection, the proxy and, if you set one, the mirror; then run it"
                        + " again.";
    }

    private Fetched fromPlace(
            FetchOrder order,
            FetchOrder.Place place,
            PartFile part,
            Transfer transfer,
            JobMonitor monitor)
            throws IOException, UserFacingException {
        return switch (place) {
            case FetchOrder.Place.Web web -> fromWeb(order, web, part, transfer, monitor);
            case FetchOrder.Place.Disk disk ->
                    new DiskCopy(order, part, transfer, monitor).from(disk);
        };
    }

    /**
     * Tries again while that can help: failures do not add up as long as more of the file arrives
     * than ever before. What comes once more is no progress, or a source that sends the same half
     * over and over would never be given up.
     */
    private Fetched fromWeb(
            FetchOrder order,
            FetchOrder.Place.Web place,
            PartFile part,
            Transfer transfer,
            JobMonitor monitor)
            throws IOException, UserFacingException {
        int failures = 0;
        boolean wasWrong = false;
        long furthest = part.bytes();
        while (true) {
            monitor.throwIfCancelled();
            try {
                return new WebTransfer(client, order, place, part, transfer, monitor).run();
            } catch (WrongBytesException e) {
                part.discard();
                // Old bytes of another version may have been at the front: once more from the
                // start.
                if (wasWrong || !e.wasResumed()) throw SourceException.lasting(e.reason());
                wasWrong = true;
            } catch (SourceException e) {
                if (!e.isPassing()) throw e;
                long reached = part.bytes();
                failures = reached - furthest >= PROGRESS_BYTES ? 1 : failures + 1;
                furthest = Math.max(furthest, reached);
                if (failures >= client.settings().retries().attempts()) throw e;
                pause(order, place, e, failures, transfer, monitor);
            }
        }
    }

    private static String in(Duration wait) {
        return wait.isZero() ? "now" : "in " + text(wait.plusNanos(999_999_999));
    }

    /** Nobody counts thousands of seconds. */
    private static String text(Duration wait) {
        long seconds = wait.toSeconds();
        if (seconds < 120) return seconds + " s";
        long minutes = Math.ceilDiv(seconds, 60);
        return minutes < 120 ? minutes + " min" : Math.ceilDiv(minutes, 60) + " h";
    }

    private void pause(
            FetchOrder order,
            FetchOrder.Place.Web place,
            SourceException failure,
            int failures,
            Transfer transfer,
            JobMonitor monitor)
            throws SourceException {
        var rules = client.settings().retries();
        Duration delay = failure.waitAsked().orElse(rules.delay(failures));
        if (delay.compareTo(rules.longestDelay()) > 0) {
            throw SourceException.lasting(
                    "%s and asks to wait %s".formatted(failure.reason(), text(delay)));
        }
        String trouble = place.source() + " " + failure.reason();
        String attempt = "attempt %d of %d".formatted(failures + 1, rules.attempts());
        transfer.holdUp("%s: %s; %s %s.".formatted(order.name(), trouble, attempt, in(delay)));
        long endNs = System.nanoTime() + delay.toNanos();
        try {
            for (long leftNs = delay.toNanos(); leftNs > 0; leftNs = endNs - System.nanoTime()) {
                monitor.throwIfCancelled();
                transfer.waiting(
                        "%s · %s %s".formatted(trouble, attempt, in(Duration.ofNanos(leftNs))));
                Thread.sleep(Math.min(RETRY_PAUSE_MS, leftNs / 1_000_000 + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted while waiting");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /** Forgets what arrived of a file that is no longer wanted. */
    public static void discard(Path target) throws UserFacingException {
        var part = new PartFile(target);
        try {
            part.discard();
        } catch (IOException e) {
            throw DiskFailure.of(part.path(), e);
        }
    }

    /** What has arrived of a file and will be used by its next fetch. */
    public static long kept(Path target) {
        try {
            return new PartFile(target).bytes();
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** Whether a file name is that of a fetch that was not finished. */
    public static boolean isUnfinished(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && (name.endsWith(".part") || name.endsWith(".part.etag"));
    }
}
