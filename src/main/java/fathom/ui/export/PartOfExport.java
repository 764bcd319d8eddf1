package fathom.ui.export;

import fathom.job.JobMonitor;

/** One of several files: what happens within it is told, and the whole's progress is kept. */
final class PartOfExport implements JobMonitor {
    private final JobMonitor whole;
    private final int filesDone;
    private final int files;
    private final String name;

    PartOfExport(JobMonitor whole, int filesDone, int files, String name) {
        this.whole = whole;
        this.filesDone = filesDone;
        this.files = files;
        this.name = name;
    }

    /** In thousandths of a file. */
    @Override
    public void report(long done, long total, String step) {
        long share = total > 0 ? 1000 * done / total : 0;
        whole.report(1000L * filesDone + share, 1000L * files, name + " \u00b7 " + step);
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
