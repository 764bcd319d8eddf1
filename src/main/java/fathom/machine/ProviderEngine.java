package fathom.machine;

import fathom.inference.DepthEngine;
import fathom.inference.NetworkOutputs;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.preprocess.InputTensor;

import java.util.function.Consumer;

/**
 * A network on something else than the processor. When that fails while it runs (memory, a driver),
 * the processor takes over, once and for good.
 */
final class ProviderEngine implements DepthEngine {
    private final Reopening onProcessor;
    private final Consumer<String> takenOver;
    private DepthEngine engine;
    private boolean replaced;
    private boolean closed;

    /** Opens the same network on the processor. */
    interface Reopening {
        DepthEngine open() throws UserFacingException;
    }

    /**
     * @param takenOver told the reason before the processor starts
     */
    ProviderEngine(DepthEngine engine, Reopening onProcessor, Consumer<String> takenOver) {
        this.engine = engine;
        this.onProcessor = onProcessor;
        this.takenOver = takenOver;
    }

    @Override
    public synchronized NetworkOutputs run(InputTensor input, JobMonitor monitor)
            throws UserFacingException {
        try {
            return engine.run(input, monitor);
        } catch (UserFacingException e) {
            // Without a cause it is the network or its input that does not fit, anywhere.
            boolean ofRuntime = e.fault() == Fault.MODEL_FAILED && e.getCause() != null;
            if (replaced || closed || !ofRuntime) throw e;
            replaced = true;
            takenOver.accept(e.problem());
        }
        monitor.throwIfCancelled();
        var next = onProcessor.open();
        engine.close();
        engine = next;
        return engine.run(input, monitor);
    }

    @Override
    public synchronized void close() {
        closed = true;
        engine.close();
    }
}
