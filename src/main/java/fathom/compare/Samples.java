package fathom.compare;

import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;

import java.util.Arrays;

/**
 * The pairs of values that a fit rests on, both in one quantity. Of very large maps at most about
 * four million pairs are taken, evenly spread in the order of the pixels.
 */
final class Samples {
    private static final int MOST = 1 << 22;

    private final double[] map;
    private final double[] reference;

    private Samples(double[] map, double[] reference) {
        this.map = map;
        this.reference = reference;
    }

    static Samples of(DepthMap map, DepthMap reference, Quantity quantity, PixelMask mask) {
        FloatGrid values = map.grid();
        FloatGrid wanted = reference.grid();
        if (values.width() != wanted.width() || values.height() != wanted.height()) {
            throw new IllegalArgumentException(
                    "A map of %dx%d cannot be aligned to one of %dx%d"
                            .formatted(
                                    values.width(),
                                    values.height(),
                                    wanted.width(),
                                    wanted.height()));
        }
        int step = Math.ceilDiv(values.size(), MOST);
        var x = new double[Math.ceilDiv(values.size(), step)];
        var y = new double[x.length];
        int count = 0;
        for (int i = 0; i < values.size(); i += step) {
            if (!mask.includes(i)) continue;
            double here = quantity.from(map.kind(), values.at(i));
            double there = quantity.from(reference.kind(), wanted.at(i));
            if (Double.isNaN(here) || Double.isNaN(there)) continue;
            x[count] = here;
            y[count++] = there;
        }
        return new Samples(Arrays.copyOf(x, count), Arrays.copyOf(y, count));
    }

    int size() {
        return map.length;
    }

    double mapAt(int i) {
        return map[i];
    }

    double referenceAt(int i) {
        return reference[i];
    }

    double medianOfMap() {
        return median(map);
    }

    double medianOfReference() {
        return median(reference);
    }

    double residual(int i, Line line) {
        return reference[i] - (line.scale() * map[i] + line.shift());
    }

    double rmsResidual(Line line) {
        double sum = 0;
        for (int i = 0; i < map.length; i++) {
            double residual = residual(i, line);
            sum += residual * residual;
        }
        return Math.sqrt(sum / map.length);
    }

    /** numpy's median: the mean of the middle two of an even number. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
