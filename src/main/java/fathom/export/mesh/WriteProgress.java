package fathom.export.mesh;

import fathom.job.JobMonitor;

/** Tells how much of a file is there, and ends the writing when it is not wanted any more. */
final class WriteProgress {
    private static final long PERCENT = 100;

    private final JobMonitor monitor;
    private final long expected;
    private final String step;
    private long written;

    /**
     * @param expected about how many bytes there will be
     */
    WriteProgress(JobMonitor monitor, long expected, String step) {
        this.monitor = monitor;
        this.expected = Math.max(1, expected);
        this.step = step;
        monitor.report(0, PERCENT, step);
    }

    /**
     * So many more bytes are on their way.
     *
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    void wrote(long bytes) {
        monitor.throwIfCancelled();
        written += bytes;
        monitor.report(Math.min(PERCENT * written / expected, PERCENT), PERCENT, step);
    }
}
