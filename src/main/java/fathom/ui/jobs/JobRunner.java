package fathom.ui.jobs;

import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Runs work on its own threads and brings the outcome back to one delivery thread, which is also
 * the only one that may call this class. Work is known by a key: a newer one with the same key
 * takes the place of the older, and an outcome is delivered only if its work is still the current
 * one.
 */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long CLOSING_S = 2;

    private final ExecutorService workers;
    private final Executor delivery;
    private final Map<Object, Job<?>> current = new LinkedHashMap<>();

    public JobRunner(String threadName, int threads, Executor delivery) {
        this.workers = Executors.newFixedThreadPool(threads, named(threadName));
        this.delivery = delivery;
    }

    /** The toolkit's thread, as a place to deliver to. */
    public static Executor fxThread() {
        return Platform::runLater;
    }

    // Commands

    /**
     * Starts {@code work} after what waits already; cancels an older one with the same key. After
     * closing nothing starts: what a window that is going still asks for, nobody waits for.
     */
    public <T> void run(Object key, Work<T> work, Outcome<T> outcome) {
        if (workers.isShutdown()) return;
        cancel(key::equals);
        var job = new Job<>(work, outcome, delivery, done -> current.remove(key, done));
        current.put(key, job);
        workers.execute(job);
    }

    /** Cancels the work whose key passes; its outcome will not be heard of. */
    public void cancel(Predicate<Object> which) {
        current.entrySet()
                .removeIf(
                        entry -> {
                            boolean hit = which.test(entry.getKey());
                            if (hit) entry.getValue().cancel();
                            return hit;
                        });
    }

    public void cancelAll() {
        cancel(key -> true);
    }

    public boolean isWanted(Object key) {
        return current.containsKey(key);
    }

    /** Cancels everything and waits at most two seconds for it to stop. */
    @Override
    public void close() {
        cancelAll();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                LOG.warn("Work still runs {} s after it was cancelled", CLOSING_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return work -> {
            int number = count.incrementAndGet();
            var thread = new Thread(work, number == 1 ? name : name + "-" + number);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(
                    (dying, thrown) -> LOG.error("{} died", dying.getName(), thrown));
            return thread;
        };
    }
}
