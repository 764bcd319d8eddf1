package fathom.export.mesh;

import fathom.job.JobMonitor;

import java.util.ArrayList;
import java.util.List;

/** Hears shares of the whole, and cancels when one is more than a limit. */
final class Shares implements JobMonitor {
    final List<Double> heard = new ArrayList<>();
    private final double limit;

    Shares(double limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void report(long done, long total, String step) {
        heard.add((double) done / total);
    }

    @Override
    public synchronized boolean isCancelled() {
        return heard.stream().anyMatch(share -> share > limit);
    }
}
