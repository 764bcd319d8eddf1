package fathom.inference.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import fathom.inference.DepthEngine;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.preprocess.InputTensor;
import fathom.raster.FloatGrid;

import org.slf4j.LoggerFactory;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One open network. Calls from several threads wait for each other. */
final class DjlDepthEngine implements DepthEngine {
    private final ModelCard card;
    private final Model model;
    private final OrtSession session;
    private final GraphPorts ports;
    private final ScheduledExecutorService cancelTimer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("network-cancel-watch").factory());
    private boolean closed;

    DjlDepthEngine(ModelCard card, Model model, OrtSession session, GraphPorts ports) {
        this.card = card;
        this.model = model;
        this.session = session;
        this.ports = ports;
    }

    @Override
    public synchronized FloatGrid run(InputTensor input, JobMonitor monitor)
            throws UserFacingException {
        if (closed) throw new IllegalStateException("Model '" + card.id() + "' is closed");
        ports.checkSize(card, input);
        monitor.throwIfCancelled();
        try (NDManager scope = model.getNDManager().newSubManager();
                var watch = new CancelWatch(monitor, cancelTimer)) {
            NDArray pixels =
                    scope.create(
                            input.values().duplicate(),
                            new Shape(1, 3, input.height(), input.width()),
                            DataType.FLOAT32);
            NDList outputs =
                    model.getBlock()
                            .forward(
                                    new ParameterStore(scope, false),
                                    new NDList(pixels),
                                    false,
                                    SessionBlock.with(watch.options()));
            return grid(outputs.singletonOrThrow());
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

    private FloatGrid grid(NDArray depth) throws UserFacingException {
        long[] shape = depth.getShape().getShape();
        if (!GraphPorts.isPlane(shape) || depth.isEmpty()) {
            throw new UserFacingException(
                    Fault.MODEL_FAILED,
                    "Model '%s' gave %s, wanted one map of H×W values."
                            .formatted(card.id(), GraphPorts.text(shape)),
                    "Name the depth output in its model.json, or export the depth map alone.");
        }
        int height = Math.toIntExact(shape[shape.length - 2]);
        int width = Math.toIntExact(shape[shape.length - 1]);
        return FloatGrid.adopt(width, height, depth.toFloatArray());
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
        model.close();
        try {
            session.close();
        } catch (OrtException e) {
            LoggerFactory.getLogger(DjlDepthEngine.class)
                    .warn("Model '{}' did not close", card.id(), e);
        }
    }
}
