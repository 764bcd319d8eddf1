package fathom.inference.tuning;

import fathom.inference.DepthEngine;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.preprocess.InputTensor;

import java.util.function.LongSupplier;

/**
 * Two networks in turn on one input, so that a machine that slows down slows both. The fastest runs
 * count: other programs only ever add to a run's time, more to one than to the other.
 *
 * @param firstMs the first's fastest run
 * @param secondMs the second's fastest run
 */
record PairedRuns(double firstMs, double secondMs) {
    private static final int FEWEST = 4;
    private static final int MOST = 11;
    private static final double ENOUGH_MS = 8000;

    /**
     * Both must have run once before.
     *
     * @param clock nanoseconds
     */
    static PairedRuns time(
            DepthEngine first,
            DepthEngine second,
            InputTensor input,
            LongSupplier clock,
            JobMonitor monitor)
            throws UserFacingException {
        double firstMs = Double.POSITIVE_INFINITY;
        double secondMs = Double.POSITIVE_INFINITY;
        double spentMs = 0;
        for (int pair = 0; pair < FEWEST || (pair < MOST && spentMs < ENOUGH_MS); pair++) {
            double oneMs = time(first, input, clock, monitor);
            double otherMs = time(second, input, clock, monitor);
            firstMs = Math.min(firstMs, oneMs);
            secondMs = Math.min(secondMs, otherMs);
            spentMs += oneMs + otherMs;
        }
        return new PairedRuns(firstMs, secondMs);
    }

    /** Second by first; 1 where nothing was timed. */
    double ratio() {
        return firstMs > 0 ? secondMs / firstMs : 1;
    }

    private static double time(
            DepthEngine engine, InputTensor input, LongSupplier clock, JobMonitor monitor)
            throws UserFacingException {
        long startNs = clock.getAsLong();
        engine.run(input, monitor);
        return (clock.getAsLong() - startNs) / 1e6;
    }
}
