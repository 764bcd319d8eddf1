package fathom.compare;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.List;

/**
 * How far several maps in the same numbers lie apart, pixel by pixel: high where at least one of
 * the networks is wrong, so a signal of failure that needs no ground truth.
 */
public enum Disagreement {
    /** The population's standard deviation. */
    STANDARD_DEVIATION,
    /** Largest less smallest. */
    RANGE,
    /** Standard deviation / |mean|. */
    RELATIVE;

    /**
     * NaN where fewer than two maps have a value.
     *
     * @param maps at least two, of one size, aligned to one reference
     */
    public FloatGrid of(List<FloatGrid> maps) {
        if (maps.size() < 2) throw new IllegalArgumentException("One map alone cannot disagree");
        FloatGrid first = maps.getFirst();
        for (FloatGrid map : maps) {
            if (map.width() != first.width() || map.height() != first.height()) {
                throw new IllegalArgumentException("Disagreement needs maps of one size");
            }
        }
        var values = new float[first.size()];
        ParallelRows.forEachBand(
                first.width(),
                first.height(),
                (fromRow, toRow) -> {
                    for (int i = fromRow * first.width(); i < toRow * first.width(); i++) {
                        values[i] = (float) at(maps, i);
                    }
                });
        return FloatGrid.adopt(first.width(), first.height(), values);
    }

    private double at(List<FloatGrid> maps, int index) {
        int count = 0;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (FloatGrid map : maps) {
            double value = map.at(index);
            if (!Double.isFinite(value)) continue;
            count++;
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (count < 2) return Double.NaN;
        if (this == RANGE) return most - least;
        double mean = sum / count;
        double squares = 0;
        for (FloatGrid map : maps) {
            double off = map.at(index) - mean;
            if (Double.isFinite(off)) squares += off * off;
        }
        double deviation = Math.sqrt(squares / count);
        if (this == STANDARD_DEVIATION) return deviation;
        return mean == 0 ? Double.NaN : deviation / Math.abs(mean);
    }
}
