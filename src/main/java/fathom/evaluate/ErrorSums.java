package fathom.evaluate;

import java.util.EnumMap;

/** Takes pixel after pixel and gives the metrics over all of them, in double precision. */
public final class ErrorSums {
    private static final double LN_10 = Math.log(10);
    private static final double[] RATIOS = {
        1.25, 1.25 * 1.25, 1.25 * 1.25 * 1.25, Math.sqrt(1.25), Math.sqrt(Math.sqrt(1.25)), 1.03
    };
    private static final Metric[] RATIO_METRICS = {
        Metric.DELTA_1,
        Metric.DELTA_2,
        Metric.DELTA_3,
        Metric.DELTA_HALF,
        Metric.DELTA_QUARTER,
        Metric.TAU
    };

    private long count;
    private double relative;
    private double squareRelative;
    private double absolute;
    private double squares;
    private double absoluteLog;
    private double inverseSquares;
    private double inverseAbsolute;
    // Mean and squared deviations of e by Welford's recurrence: mean e² − (mean e)² cancels.
    private double logMean;
    private double logDeviations;
    private final long[] within = new long[RATIOS.length];
    private long bad;

    /** Both are metres above 0. */
    public void add(double prediction, double truth) {
        count++;
        double error = truth - prediction;
        relative += Math.abs(error) / truth;
        squareRelative += error * error / truth;
        absolute += Math.abs(error);
        squares += error * error;
        double log = Math.log(prediction) - Math.log(truth);
        absoluteLog += Math.abs(log);
        double off = log - logMean;
        logMean += off / count;
        logDeviations += off * (log - logMean);
        double inverse = 1 / truth - 1 / prediction;
        inverseSquares += inverse * inverse;
        inverseAbsolute += Math.abs(inverse);
        double ratio = Math.max(truth / prediction, prediction / truth);
        for (int i = 0; i < RATIOS.length; i++) if (ratio < RATIOS[i]) within[i]++;
        if (ratio > RATIOS[0]) bad++;
    }

    public long count() {
        return count;
    }

    /** All NaN where no pixel was added. */
    public MetricValues values() {
        double n = count == 0 ? Double.NaN : count;
        double variance = logDeviations / n;
        double logSquares = variance + logMean * logMean;
        var values = new EnumMap<Metric, Double>(Metric.class);
        values.put(Metric.ABS_REL, relative / n);
        values.put(Metric.SQ_REL, squareRelative / n);
        values.put(Metric.RMSE, Math.sqrt(squares / n));
        values.put(Metric.RMSE_LOG, Math.sqrt(logSquares));
        values.put(Metric.LOG10, absoluteLog / n / LN_10);
        values.put(Metric.SILOG, 100 * Math.sqrt(variance));
        values.put(Metric.SILOG_DEPTH_ANYTHING, Math.sqrt(variance + logMean * logMean / 2));
        values.put(Metric.SILOG_METRIC3D, Math.sqrt(variance) / LN_10);
        values.put(
                Metric.SILOG_UNIDEPTH,
                count > 1 ? 100 * Math.sqrt(logDeviations / (count - 1)) : Double.NaN);
        values.put(Metric.MAE, absolute / n);
        values.put(Metric.I_RMSE, Math.sqrt(inverseSquares / n));
        values.put(Metric.I_MAE, inverseAbsolute / n);
        values.put(Metric.BAD_PIXELS, 100 * bad / n);
        for (int i = 0; i < RATIOS.length; i++) values.put(RATIO_METRICS[i], within[i] / n);
        return MetricValues.of(values);
    }
}
