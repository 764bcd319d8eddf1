package fathom.ui.jobs;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

/** Something that takes long and runs on a worker thread. */
@FunctionalInterface
public interface Work<T> {
    T run(JobMonitor monitor) throws UserFacingException;
}
