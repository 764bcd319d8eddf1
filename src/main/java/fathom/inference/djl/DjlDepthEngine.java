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
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** One open network. More callers than it was opened for wait for each other. */
final class DjlDepthEngine implements DepthEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DjlDepthEngine.class);

    private final ModelCard card;
    private final Semaphore callers;

    /** Runs share it; who closes the graph, or opens another, has it alone. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private OpenGraph graph;
    private Optional<Reopening> gentler;
    private final CancelWatch watch = new CancelWatch();
    private boolean closed;

    /** Opens the same graph with fewer rewrites. */
    interface Reopening {
        OpenGraph open() throws UserFacingException;
    }

    /**
     * @param callers how many runs go on at once
     * @param gentler what to try, once, when the graph fails while it runs
     */
    DjlDepthEngine(ModelCard card, OpenGraph graph, int callers, Optional<Reopening> gentler) {
        this.callers = new Semaphore(callers);
        this.card = card;
        this.graph = graph;
        this.gentler = gentler;
    }

    @Override
    public NetworkOutputs run(InputTensor input, JobMonitor monitor) throws UserFacingException {
        callers.acquireUninterruptibly();
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
        } finally {
            callers.release();
        }
    }

    private NetworkOutputs attempt(InputTensor input, JobMonitor monitor)
            throws OrtException, UserFacingException {
        try {
            return runOnce(input, monitor);
        } catch (SessionBlock.RunFailure e) {
            if (monitor.isCancelled() || !reopen(e)) throw e;
        }
        return runOnce(input, monitor);
    }

    private NetworkOutputs runOnce(InputTensor input, JobMonitor monitor)
            throws OrtException, UserFacingException {
        lock.readLock().lock();
        try {
            if (closed) throw new IllegalStateException("Model '" + card.id() + "' is closed");
            graph.ports().checkSize(card, input);
            monitor.throwIfCancelled();
            try (var run = watch.begin(monitor)) {
                return graph.run(input, run.options());
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether there is now a graph worth another try; another caller may have opened it. */
    private boolean reopen(SessionBlock.RunFailure failure) throws UserFacingException {
        lock.writeLock().lock();
        try {
            if (closed || gentler.isEmpty()) return false;
            LOG.info(
                    "Model '{}' failed; it is opened again with fewer rewrites",
                    card.id(),
                    failure);
            var reopening = gentler.get();
            gentler = Optional.empty();
            graph.close();
            graph = reopening.open();
            return true;
        } finally {
            lock.writeLock().unlock();
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
    public void close() {
        lock.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            watch.close();
            graph.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
