package fathom.ui.dataset;

import fathom.evaluate.Metric;
import fathom.evaluate.run.Contender;
import fathom.evaluate.run.Outcome;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Running means of what a run has scored so far. Written by the run, read by the window. */
final class PartialScores {
    private static final int MOST_REASONS = 200;

    private final Map<String, Sums> models = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();

    private static final class Sums {
        private int scored;
        private int skipped;
        private double milliseconds;
        private final Map<Metric, double[]> metrics = new EnumMap<>(Metric.class);
    }

    /**
     * One model so far.
     *
     * @param means over the images with a finite value; NaN where there is none
     */
    public record Row(
            String model, int scored, int skipped, double meanMs, Map<Metric, Double> means) {}

    /**
     * @param reasons why images were left out, oldest first, at most the first {@value
     *     #MOST_REASONS}
     */
    public record Snapshot(List<Row> rows, List<String> reasons) {
        static final Snapshot EMPTY = new Snapshot(List.of(), List.of());
    }

    PartialScores(List<Contender> contenders) {
        for (Contender contender : contenders) models.put(contender.id(), new Sums());
    }

    synchronized void add(Outcome outcome) {
        var sums = models.computeIfAbsent(outcome.model(), _ -> new Sums());
        switch (outcome) {
            case Outcome.Skipped skipped -> {
                sums.skipped++;
                String reason = skipped.image() + ": " + skipped.reason();
                // Each model is refused the same image; it is one image all the same.
                boolean told = reasons.contains(reason);
                if (!told && reasons.size() < MOST_REASONS) reasons.add(reason);
            }
            case Outcome.Scored scored -> {
                sums.scored++;
                sums.milliseconds += scored.milliseconds();
                for (Metric metric : Metric.values()) {
                    double value = scored.values().get(metric);
                    if (!Double.isFinite(value)) continue;
                    double[] sum = sums.metrics.computeIfAbsent(metric, _ -> new double[2]);
                    sum[0] += value;
                    sum[1]++;
                }
            }
        }
    }

    synchronized Snapshot snapshot() {
        var rows = new ArrayList<Row>();
        models.forEach(
                (model, sums) -> {
                    var means = new EnumMap<Metric, Double>(Metric.class);
                    for (Metric metric : Metric.values()) {
                        double[] sum = sums.metrics.getOrDefault(metric, new double[2]);
                        means.put(metric, sum[0] / sum[1]);
                    }
                    rows.add(
                            new Row(
                                    model,
                                    sums.scored,
                                    sums.skipped,
                                    sums.milliseconds / sums.scored,
                                    means));
                });
        return new Snapshot(List.copyOf(rows), List.copyOf(reasons));
    }
}
