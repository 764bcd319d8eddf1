package fathom.ui.jobs;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One piece of work on its way: the bridge between a worker thread and the delivery thread. */
final class Job<T> implements Runnable, JobMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Work<T> work;
    private final Outcome<T> outcome;
    private final Executor delivery;
    private final Consumer<Job<T>> forget;
    private final AtomicReference<@Nullable Progress> undelivered = new AtomicReference<>();
    private volatile boolean cancelled;

    private record Progress(double fraction, String step) {}

    Job(Work<T> work, Outcome<T> outcome, Executor delivery, Consumer<Job<T>> forget) {
        this.work = work;
        this.outcome = outcome;
        this.delivery = delivery;
        this.forget = forget;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    /** However often it is called, at most one message waits for delivery: the newest. */
    @Override
    public void report(long done, long total, String step) {
        double fraction = total > 0 ? (double) done / total : -1;
        if (undelivered.getAndSet(new Progress(fraction, step)) == null) {
            delivery.execute(this::deliverProgress);
        }
    }

    @Override
    public void run() {
        if (cancelled) return;
        try {
            var result = work.run(this);
            deliver(() -> outcome.succeeded(result));
        } catch (CancellationException e) {
            deliver(() -> {});
        } catch (UserFacingException e) {
            LOG.info("{}", e.getMessage(), e.getCause());
            deliver(() -> outcome.failed(e));
        } catch (OutOfMemoryError e) {
            LOG.error("Out of memory", e);
            deliver(() -> outcome.failed(outOfMemory(e)));
        } catch (RuntimeException | Error e) {
            LOG.error("Unexpected failure", e);
            deliver(() -> outcome.failed(unexpected(e)));
        }
    }

    private void deliver(Runnable last) {
        delivery.execute(
                () -> {
                    if (cancelled) return;
                    forget.accept(this);
                    last.run();
                });
    }

    private void deliverProgress() {
        var progress = undelivered.getAndSet(null);
        if (progress != null && !cancelled) {
            outcome.progressed(progress.fraction(), progress.step());
        }
    }

    private static UserFacingException outOfMemory(OutOfMemoryError cause) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return new UserFacingException(
                Fault.MODEL_FAILED,
                "Fathom ran out of its %,d MB of memory.".formatted(megabytes),
                "Choose a smaller input size, or open a smaller picture.",
                cause);
    }

    private static UserFacingException unexpected(Throwable cause) {
        return new UserFacingException(
                Fault.MODEL_FAILED,
                "Fathom made a mistake: " + cause,
                "Try again; if it happens again, report it together with this message.",
                cause);
    }
}
