package fathom.export.mesh;

import fathom.job.JobMonitor;

/** Tells how much of a file is there, and ends the writing when it is not wanted any more. */
final class WriteProgress {
    private static final long PERCENT = 100;

    private final JobMonitor monitor;
    private final long expected;
    private final long texture;
    private final String step;
    private long written;

    /**
     * @param expected about how many bytes there will be
     * @param texture how many of them are the photograph's
     */
    WriteProgress(JobMonitor monitor, long expected, long texture, String step) {
        this.monitor = monitor;
        this.expected = Math.max(1, expected);
        this.texture = texture;
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
        reached(written);
    }

    /**
     * Nothing is written until the photograph is encoded.
     *
     * @param share of it that is, from 0 to 1
     * @throws java.util.concurrent.CancellationException when the monitor says so
     */
    void encodes(double share) {
        monitor.throwIfCancelled();
        reached(written + Math.round(share * texture));
    }

    private void reached(long bytes) {
        monitor.report(Math.min(PERCENT * bytes / expected, PERCENT), PERCENT, step);
    }
}
