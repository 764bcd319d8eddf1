package fathom.evaluate;

import fathom.compare.PointPair;
import fathom.depth.DepthMap;
import fathom.raster.FloatGrid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether depth is in the right order where ground truth is dense: over pairs of pixels from
 * everywhere (WHDR), and between neighbours across depth edges (D3R).
 *
 * <p>D3R's authors take the centres of 5000 superpixels, whose segmentation differs from program to
 * program; a lattice of as many points takes their place here, so numbers compare among themselves
 * only.
 */
final class DepthOrder {
    private static final int PAIRS = 10_000;
    private static final int LATTICE_POINTS = 5000;
    private static final double JUMP = 0.1;
    private static final double JUMP_TOLERANCE = 0.01;

    private DepthOrder() {}

    /**
     * @param prediction depth above 0, of one size with {@code truth}
     * @param valid the pixels whose ground truth counts
     */
    static Map<Metric, Double> compare(FloatGrid prediction, FloatGrid truth, BitSet valid) {
        var predicted = new DepthMap.Metric(prediction);
        var there = new DepthMap.Metric(truth);
        var values = new EnumMap<Metric, Double>(Metric.class);
        values.put(
                Metric.WHDR,
                Ordinal.whdr(
                        predicted, there, pairs(valid, truth.width()), Ordinal.WHDR_TOLERANCE));
        values.put(
                Metric.D3R_LATTICE,
                Ordinal.d3r(predicted, there, neighbours(truth, valid), JUMP, JUMP_TOLERANCE));
        return values;
    }

    /** All pairs of valid pixels where there are few; else such that every model gets the same. */
    private static List<PointPair> pairs(BitSet valid, int width) {
        int[] pixels = valid.stream().toArray();
        int n = pixels.length;
        var pairs = new ArrayList<PointPair>();
        if ((long) n * (n - 1) / 2 <= PAIRS) {
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) pairs.add(pair(pixels[i], pixels[j], width));
            }
            return pairs;
        }
        long state = 1;
        for (int i = 0; i < PAIRS; i++) {
            state = next(state);
            int first = (int) ((state >>> 33) % n);
            state = next(state);
            int second = (int) ((first + 1 + (state >>> 33) % (n - 1)) % n);
            pairs.add(pair(pixels[first], pixels[second], width));
        }
        return pairs;
    }

    /** Knuth's MMIX generator, which other programs can repeat in a line. */
    private static long next(long state) {
        return state * 6364136223846793005L + 1442695040888963407L;
    }

    private static List<PointPair> neighbours(FloatGrid truth, BitSet valid) {
        int step = Math.max(1, (int) (Math.sqrt((double) truth.size() / LATTICE_POINTS) + 0.5));
        int width = truth.width();
        var pairs = new ArrayList<PointPair>();
        for (int y = step / 2; y < truth.height(); y += step) {
            for (int x = step / 2; x < width; x += step) {
                if (!valid.get(y * width + x)) continue;
                boolean right = x + step < width && valid.get(y * width + x + step);
                boolean below = y + step < truth.height() && valid.get((y + step) * width + x);
                if (right) pairs.add(new PointPair(x, y, x + step, y));
                if (below) pairs.add(new PointPair(x, y, x, y + step));
            }
        }
        return pairs;
    }

    private static PointPair pair(int first, int second, int width) {
        return new PointPair(first % width, first / width, second % width, second / width);
    }
}
