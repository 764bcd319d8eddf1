package fathom.pipeline;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A sink that gives up the file in hand when a monitor is cancelled: a file that is being written
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
    private @Nullable Thread writer;

    /** {@code monitor} is asked on a thread of its own until this is closed. */
    InterruptibleSink(BatchRun.ResultSink sink, JobMonitor monitor) {
        this.sink = sink;
        this.monitor = monitor;
        polling = watch.scheduleWithFixedDelay(this::poll, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(Path file, DepthResult result) throws UserFacingException {
        setWriter(Thread.currentThread());
        try {
            sink.write(file, result);
        } finally {
            setWriter(null);
            // What came too late must not reach the next file.
            Thread.interrupted();
        }
    }

    private synchronized void setWriter(@Nullable Thread thread) {
        writer = thread;
    }

    private synchronized void poll() {
        if (writer != null && monitor.isCancelled()) writer.interrupt();
    }

    @Override
    public void close() {
        polling.cancel(false);
        watch.shutdown();
    }
}
