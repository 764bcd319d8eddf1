package fathom.inference.djl;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.RunOptions;

import fathom.job.JobMonitor;

import org.slf4j.LoggerFactory;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a monitor every few milliseconds whether one run should stop, and tells the runtime. The
 * runtime stops after the operator that it is in.
 */
final class CancelWatch implements AutoCloseable {
    /** Waking the timer disturbs the runtime's threads, and most runs are over before. */
    private static final long FIRST_MS = 100;

    private static final long POLL_MS = 50;

    private final JobMonitor monitor;
    private final RunOptions options;
    private final ScheduledFuture<?> polling;
    private boolean ended;

    /** {@code monitor} is asked on the timer's thread until the watch is closed. */
    CancelWatch(JobMonitor monitor, ScheduledExecutorService timer) throws OrtException {
        this.monitor = monitor;
        options = new RunOptions();
        // The runtime reports a stopped run as an error on the console.
        options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        polling =
                timer.scheduleWithFixedDelay(this::poll, FIRST_MS, POLL_MS, TimeUnit.MILLISECONDS);
    }

    RunOptions options() {
        return options;
    }

    private void poll() {
        if (monitor.isCancelled()) terminate();
    }

    private synchronized void terminate() {
        if (ended) return;
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            LoggerFactory.getLogger(CancelWatch.class).warn("The network cannot be stopped", e);
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        polling.cancel(false);
        options.close();
    }
}
