package fathom.inference;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.preprocess.InputTensor;
import fathom.raster.FloatGrid;

/**
 * Runs one depth network, one call at a time. Native memory stays inside; what comes out is plain
 * Java.
 */
public interface DepthEngine extends AutoCloseable {
    /**
     * The network's depth output for one tensor, untouched.
     *
     * @throws java.util.concurrent.CancellationException within half a second of the monitor being
     *     cancelled
     */
    FloatGrid run(InputTensor input, JobMonitor monitor) throws UserFacingException;

    @Override
    void close();
}
