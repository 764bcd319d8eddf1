package fathom.pipeline;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A sink that gives up the files in hand when a monitor is cancelled: a file that is being written
 * closes when its thread is interrupted, and is gone with that.
 */
final class InterruptibleSink implements BatchRun.ResultSink, AutoCloseable {
    private static final long POLL_MS = 50;

    private final BatchRun.ResultSink sink;
    private final JobMonitor monitor;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("batch-cancel-watch").factory());
    private final ScheduledFuture<?> polling;
    private final Set<Thread> writers = new HashSet<>();

    /** {@code monitor} is asked on a thread of its own until this is closed. */
    InterruptibleSink(BatchRun.ResultSink sink, JobMonitor monitor) {
        this.sink = sink;
        this.monitor = monitor;
        polling = watch.scheduleWithFixedDelay(this::poll, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public Runnable write(Path file, DepthResult result) throws UserFacingException {
        begin();
        try {
            return sink.write(file, result);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        writers.add(Thread.currentThread());
    }

    /** What came too late must not reach the next file. */
    private synchronized void end() {
        writers.remove(Thread.currentThread());
        Thread.interrupted();
    }

    private synchronized void poll() {
        if (monitor.isCancelled()) writers.forEach(Thread::interrupt);
    }

    @Override
    public void close() {
        polling.cancel(false);
        watch.shutdown();
    }
}
