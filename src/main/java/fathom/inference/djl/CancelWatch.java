package fathom.inference.djl;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.RunOptions;

import fathom.job.JobMonitor;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the monitors of all running networks every few milliseconds whether they should stop, and
 * tells the runtime. The runtime stops after the operator that it is in.
 *
 * <p>The rounds go on for a while between runs: starting a timer for each wakes a thread in the
 * middle of it, which takes 1.5 % of a small network's time.
 */
final class CancelWatch implements AutoCloseable {
    private static final long ROUND_MS = 50;

    /** So many rounds without a run, and an idle application sleeps. */
    private static final int LAST_ROUNDS = 20;

    private final Set<Run> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("network-cancel-watch").factory());

    private final long roundMs;
    private @Nullable ScheduledFuture<?> rounds;
    private int idleRounds;

    CancelWatch() {
        this(ROUND_MS);
    }

    CancelWatch(long roundMs) {
        this.roundMs = roundMs;
    }

    /** {@code monitor} is asked on the watch's own thread until the run is closed. */
    Run begin(JobMonitor monitor) throws OrtException {
        var run = new Run(monitor);
        running.add(run);
        makeRounds();
        return run;
    }

    private synchronized void makeRounds() {
        idleRounds = 0;
        if (rounds != null) return;
        rounds = timer.scheduleWithFixedDelay(this::round, roundMs, roundMs, TimeUnit.MILLISECONDS);
    }

    private void round() {
        running.forEach(Run::poll);
        restWhenIdle();
    }

    private synchronized void restWhenIdle() {
        idleRounds = running.isEmpty() ? idleRounds + 1 : 0;
        if (idleRounds < LAST_ROUNDS || rounds == null) return;
        rounds.cancel(false);
        rounds = null;
    }

    /** Whether no thread wakes up for it. */
    synchronized boolean rests() {
        return rounds == null;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One run that can be stopped. */
    final class Run implements AutoCloseable {
        private final JobMonitor monitor;
        private final RunOptions options;
        private boolean ended;

        private Run(JobMonitor monitor) throws OrtException {
            this.monitor = monitor;
            options = new RunOptions();
            // The runtime reports a stopped run as an error on the console.
            options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
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
            running.remove(this);
            options.close();
        }
    }
}
