package fathom.evaluate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A value for each metric; NaN where a metric has none, as a sample deviation of one pixel. */
@SuppressWarnings("EnumOrdinal") // an array, because a data set has many of them; never stored
public final class MetricValues {
    private final double[] values;

    private MetricValues(double[] values) {
        this.values = values;
    }

    /** Metrics that the map lacks are NaN. */
    public static MetricValues of(Map<Metric, Double> known) {
        var values = new double[Metric.values().length];
        for (Metric metric : Metric.values()) {
            values[metric.ordinal()] = known.getOrDefault(metric, Double.NaN);
        }
        return new MetricValues(values);
    }

    /** The same, with those of the map instead. */
    public MetricValues with(Map<Metric, Double> others) {
        var all = asMap();
        all.putAll(others);
        return of(all);
    }

    public double get(Metric metric) {
        return values[metric.ordinal()];
    }

    /** In the order of the metrics. */
    public Map<Metric, Double> asMap() {
        var map = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.values()) map.put(metric, get(metric));
        return map;
    }

    /** By the metrics' words; null where there is no finite value, as JSON needs it. */
    public Map<String, Double> byId() {
        var map = new LinkedHashMap<String, Double>();
        for (Metric metric : Metric.values()) {
            map.put(metric.id(), Double.isFinite(get(metric)) ? get(metric) : null);
        }
        return map;
    }
}
