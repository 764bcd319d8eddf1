package fathom.inference.tuning;

import fathom.raster.FloatGrid;

/**
 * How far one output is from another, as shares of the range of the wanted one, or of its magnitude
 * where it is constant. Another size or a number where the other has none is infinitely far.
 */
public record Deviation(double largest, double mean) {
    private static final Deviation NONE = new Deviation(0, 0);
    private static final Deviation INFINITE =
            new Deviation(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public static Deviation between(FloatGrid wanted, FloatGrid found) {
        if (wanted.width() != found.width() || wanted.height() != found.height()) return INFINITE;
        double sum = 0;
        int count = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < wanted.size(); i++) {
            float a = wanted.at(i);
            float b = found.at(i);
            if (Float.compare(a, b) == 0) {
                if (Float.isNaN(a)) continue;
            } else if (!Float.isFinite(a) || !Float.isFinite(b)) {
                return INFINITE;
            }
            low = Math.min(low, a);
            high = Math.max(high, a);
            double difference = Math.abs((double) a - b);
            largest = Math.max(largest, difference);
            sum += difference;
            count++;
        }
        if (largest == 0) return NONE;
        double range = high > low ? high - low : Math.abs(high);
        return range > 0 ? new Deviation(largest / range, sum / count / range) : INFINITE;
    }
}
