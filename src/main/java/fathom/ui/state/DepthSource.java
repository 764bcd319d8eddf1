package fathom.ui.state;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;

/** What makes depth of photographs. Called on one worker thread. */
@FunctionalInterface
public interface DepthSource {
    DepthResult estimate(DepthRequest request, JobMonitor monitor) throws UserFacingException;
}
