package fathom.inference.djl;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.RunOptions;

import fathom.job.JobMonitor;

import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks a monitor every few milliseconds whether one run should stop, and tells the runtime. The
 * runtime stops after the operator that it is in.
 */
final class CancelWatch implements AutoCloseable {
    private static final long POLL_MS = 20;

    private final JobMonitor monitor;
    private final RunOptions options;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** {@code monitor} is asked from a thread of the watch's own until the watch is closed. */
    CancelWatch(JobMonitor monitor) throws OrtException {
        this.monitor = monitor;
        options = new RunOptions();
        // The runtime reports a stopped run as an error on the console.
        options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        Thread.ofPlatform().daemon().name("network-cancel-watch").start(this::watch);
    }

    RunOptions options() {
        return options;
    }

    private void watch() {
        try {
            while (!ended.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                if (monitor.isCancelled()) {
                    terminate();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void terminate() {
        if (ended.getCount() == 0) return;
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            LoggerFactory.getLogger(CancelWatch.class).warn("The network cannot be stopped", e);
        }
    }

    @Override
    public synchronized void close() {
        ended.countDown();
        options.close();
    }
}
