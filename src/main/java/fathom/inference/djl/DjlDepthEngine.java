package fathom.inference.djl;

import ai.onnxruntime.OrtException;

import fathom.inference.DepthEngine;
import fathom.inference.NetworkOutputs;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.preprocess.InputTensor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One open network. Calls from several threads wait for each other. */
final class DjlDepthEngine implements DepthEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DjlDepthEngine.class);

    private final ModelCard card;
    private OpenGraph graph;
    private Optional<Reopening> gentler;
    private final ScheduledExecutorService cancelTimer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("network-cancel-watch").factory());
    private boolean closed;

    /** Opens the same graph with fewer rewrites. */
    interface Reopening {
        OpenGraph open() throws UserFacingException;
    }

    /**
     * @param gentler what to try, once, when the graph fails while it runs
     */
    DjlDepthEngine(ModelCard card, OpenGraph graph, Optional<Reopening> gentler) {
        this.card = card;
        this.graph = graph;
        this.gentler = gentler;
    }

    @Override
    public synchronized NetworkOutputs run(InputTensor input, JobMonitor monitor)
            throws UserFacingException {
        if (closed) throw new IllegalStateException("Model '" + card.id() + "' is closed");
        graph.ports().checkSize(card, input);
        monitor.throwIfCancelled();
        try {
            return checked(attempt(input, monitor));
        } catch (SessionBlock.RunFailure | OrtException e) {
            if (monitor.isCancelled()) throw cancelled(e);
            throw new UserFacingException(
                    Fault.MODEL_FAILED,
                    "Model '%s' failed on an input of %d×%d pixels."
                            .formatted(card.id(), input.width(), input.height()),
                    "Try the model's default input size, or export the network again.",
                    e);
        }
    }

    private NetworkOutputs attempt(InputTensor input, JobMonitor monitor)
            throws OrtException, UserFacingException {
        try (var watch = new CancelWatch(monitor, cancelTimer)) {
            return graph.run(input, watch.options());
        } catch (SessionBlock.RunFailure e) {
            if (gentler.isEmpty() || monitor.isCancelled()) throw e;
            LOG.info("Model '{}' failed; it is opened again with fewer rewrites", card.id(), e);
        }
        var reopening = gentler.get();
        gentler = Optional.empty();
        graph.close();
        graph = reopening.open();
        try (var watch = new CancelWatch(monitor, cancelTimer)) {
            return graph.run(input, watch.options());
        }
    }

    private NetworkOutputs checked(NetworkOutputs outputs) throws UserFacingException {
        boolean points = card.output().form() == DepthRule.Form.AFFINE_POINTS;
        boolean fits = points ? outputs.depth().isVectors() : outputs.depth().isMap();
        if (fits) return outputs;
        throw new UserFacingException(
                Fault.MODEL_FAILED,
                "Model '%s' gave %s, wanted one map of %s values."
                        .formatted(card.id(), outputs.depth(), points ? "H×W×3" : "H×W"),
                "Name the depth output in its model.json, or export the depth map alone.");
    }

    private static CancellationException cancelled(Exception cause) {
        var cancellation = new CancellationException();
        cancellation.initCause(cause);
        return cancellation;
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        cancelTimer.shutdownNow();
        graph.close();
    }
}
