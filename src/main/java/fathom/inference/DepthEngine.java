package fathom.inference;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.preprocess.InputTensor;

/**
 * Runs one depth network, for several callers at once if they like; {@link EngineOptions#callers}
 * says how many share its threads well. Native memory stays inside; what comes out is plain Java.
 */
public interface DepthEngine extends AutoCloseable {
    /**
     * The network's outputs for one tensor, untouched.
     *
     * @throws java.util.concurrent.CancellationException within half a second of the monitor being
     *     cancelled
     */
    NetworkOutputs run(InputTensor input, JobMonitor monitor) throws UserFacingException;

    @Override
    void close();
}
