package fathom.evaluate.run;

import fathom.evaluate.Interval;
import fathom.evaluate.Metric;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How one network did over a data set: means over images of each image's value.
 *
 * @param scored in the data set's order
 * @param means of the finite values; NaN where no image has one
 * @param intervals 95 % of the means
 * @param medianMs from photograph to depth
 * @param peakMb the most resident memory of the process while it ran; NaN where not known
 */
public record Standing(
        Contender contender,
        List<Outcome.Scored> scored,
        List<Outcome.Skipped> skipped,
        Map<Metric, Double> means,
        Map<Metric, Interval> intervals,
        double medianMs,
        double peakMb) {

    public static Standing of(Contender contender, List<Outcome> outcomes) {
        var own =
                outcomes.stream()
                        .filter(outcome -> outcome.model().equals(contender.id()))
                        .toList();
        var scored =
                own.stream()
                        .filter(Outcome.Scored.class::isInstance)
                        .map(Outcome.Scored.class::cast)
                        .toList();
        var skipped =
                own.stream()
                        .filter(Outcome.Skipped.class::isInstance)
                        .map(Outcome.Skipped.class::cast)
                        .toList();
        var means = new EnumMap<Metric, Double>(Metric.class);
        var intervals = new EnumMap<Metric, Interval>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] values =
                    scored.stream()
                            .mapToDouble(score -> score.values().get(metric))
                            .filter(Double::isFinite)
                            .toArray();
            means.put(metric, Arrays.stream(values).average().orElse(Double.NaN));
            intervals.put(metric, Interval.ofMean(values));
        }
        double[] times =
                scored.stream().mapToDouble(Outcome.Scored::milliseconds).sorted().toArray();
        return new Standing(
                contender,
                scored,
                skipped,
                means,
                intervals,
                times.length == 0 ? Double.NaN : times[times.length / 2],
                scored.stream().mapToDouble(Outcome.Scored::residentMb).max().orElse(Double.NaN));
    }

    public double mean(Metric metric) {
        return means.getOrDefault(metric, Double.NaN);
    }

    /** One metric by image, by place in the data set; NaN where the image was skipped. */
    public double[] byImage(Metric metric, int size) {
        var values = new double[size];
        Arrays.fill(values, Double.NaN);
        for (Outcome.Scored score : scored) values[score.index()] = score.values().get(metric);
        return values;
    }
}
