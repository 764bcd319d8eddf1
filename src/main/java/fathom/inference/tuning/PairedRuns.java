package fathom.inference.tuning;

import fathom.inference.DepthEngine;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.preprocess.InputTensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Two networks in turn on one input, so that a machine that slows down slows both.
 *
 * @param firstMs median of the first's runs
 * @param secondMs median of the second's runs
 * @param ratio median over the pairs of second by first
 */
record PairedRuns(double firstMs, double secondMs, double ratio) {
    private static final int FEWEST = 3;
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
        List<Double> firsts = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        double spentMs = 0;
        while (ratios.size() < FEWEST || (ratios.size() < MOST && spentMs < ENOUGH_MS)) {
            double firstMs = time(first, input, clock, monitor);
            double secondMs = time(second, input, clock, monitor);
            firsts.add(firstMs);
            seconds.add(secondMs);
            ratios.add(secondMs / firstMs);
            spentMs += firstMs + secondMs;
        }
        return new PairedRuns(median(firsts), median(seconds), median(ratios));
    }

    private static double time(
            DepthEngine engine, InputTensor input, LongSupplier clock, JobMonitor monitor)
            throws UserFacingException {
        long startNs = clock.getAsLong();
        engine.run(input, monitor);
        return (clock.getAsLong() - startNs) / 1e6;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        int half = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(half)
                : (values.get(half - 1) + values.get(half)) / 2;
    }
}
