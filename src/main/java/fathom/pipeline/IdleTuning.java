package fathom.pipeline;

import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.tuning.GraphTuner;
import fathom.inference.tuning.TunedGraphs;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Estimates depth, and tunes the networks that did so when nothing has been asked for a while. A
 * new request stops the tuning, which begins anew later. May be called from several threads.
 */
public final class IdleTuning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdleTuning.class);
    private static final long CLOSING_S = 2;

    private final DepthPipeline pipeline;
    private final GraphTuner tuner;
    private final TunedGraphs graphs;
    private final BooleanSupplier wanted;
    private final Duration quiet;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("idle-tuning").factory());
    private final LinkedHashMap<String, ModelCard> waiting = new LinkedHashMap<>();
    private @Nullable ScheduledFuture<?> next;
    private int requests;

    /** Runs are numbered, so that whoever stops one does not stop its successor. */
    private volatile long stoppedUpTo;

    private long lastRun;

    /**
     * @param wanted whether the user wants networks tuned, asked before each
     * @param quiet how long nothing must have been asked
     */
    public IdleTuning(
            DepthPipeline pipeline,
            GraphTuner tuner,
            TunedGraphs graphs,
            BooleanSupplier wanted,
            Duration quiet) {
        this.pipeline = pipeline;
        this.tuner = tuner;
        this.graphs = graphs;
        this.wanted = wanted;
        this.quiet = quiet;
    }

    /** As {@link DepthPipeline#estimate} does. */
    public DepthResult estimate(DepthRequest request, JobMonitor monitor)
            throws UserFacingException {
        begin();
        try {
            var result = pipeline.estimate(request, monitor);
            consider(request.card());
            return result;
        } finally {
            end();
        }
    }

    synchronized void consider(ModelCard card) {
        waiting.put(card.id(), card);
    }

    private synchronized void begin() {
        requests++;
        stoppedUpTo = lastRun;
        if (next != null) next.cancel(false);
    }

    synchronized void end() {
        requests = Math.max(0, requests - 1);
        if (requests == 0 && !waiting.isEmpty() && !worker.isShutdown()) {
            next = worker.schedule(this::tuneAll, quiet.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tuneAll() {
        for (var card = take(); card != null; card = take()) {
            try {
                tune(card, monitor());
            } catch (CancellationException _) {
                consider(card);
                return;
            } catch (UserFacingException | RuntimeException e) {
                LOG.warn("'{}' is not tuned", card.id(), e);
            }
        }
    }

    private synchronized @Nullable ModelCard take() {
        if (requests > 0) return null;
        var first = waiting.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    private void tune(ModelCard card, JobMonitor monitor) throws UserFacingException {
        if (!wanted.getAsBoolean()) return;
        if (graphs.find(card, GraphChoice.TUNED, monitor).isPresent()) return;
        var report = tuner.tune(card, GraphChoice.TUNED, EngineOptions.DEFAULT, monitor);
        LOG.info("'{}' was tuned: {}", card.id(), report);
        // The next estimate opens the tuned graph.
        if (report.accepted()) pipeline.closeNetworks();
    }

    private synchronized JobMonitor monitor() {
        long run = ++lastRun;
        return new JobMonitor() {
            @Override
            public void report(long done, long total, String step) {}

            @Override
            public boolean isCancelled() {
                return run <= stoppedUpTo;
            }
        };
    }

    /** Stops at once; what was being tuned leaves nothing behind. */
    @Override
    public void close() {
        synchronized (this) {
            stoppedUpTo = Long.MAX_VALUE;
            waiting.clear();
        }
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(CLOSING_S, TimeUnit.SECONDS)) {
                LOG.warn("Tuning still runs {} s after it was stopped", CLOSING_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
