package fathom.raster;

/**
 * Which source cells make each target cell along one axis, and with which weights: target cell
 * {@code i} is the sum over k from 0 to count(i) - 1 of weight(i, k) * source[first(i) + k].
 */
final class AxisTaps {
    private final int sourceLength;
    private final int[] first;
    private final int[] from;
    private final double[] weights;

    private AxisTaps(int sourceLength, int[] first, int[] from, double[] weights) {
        this.sourceLength = sourceLength;
        this.first = first;
        this.from = from;
        this.weights = weights;
    }

    /** The weights of a float definition; the 8-bit ones of OpenCV have a class of their own. */
    static AxisTaps of(Resampling resampling, int in, int out, boolean otherAxisShrinks) {
        return switch (resampling) {
            case NEAREST -> nearest(in, out);
            case PIL_BILINEAR, TORCH_BILINEAR_ANTIALIAS, TORCH_BILINEAR_8BIT ->
                    antialiased(in, out, Kernel.TRIANGLE);
            case PIL_BICUBIC, TORCH_BICUBIC_ANTIALIAS, TORCH_BICUBIC_8BIT ->
                    antialiased(in, out, Kernel.CUBIC);
            case CV_LINEAR, CV_LINEAR_8BIT -> linear(in, out);
            case CV_CUBIC -> cubic(in, out);
            case CV_AREA, CV_AREA_8BIT, CV_LONGER_SIDE_FIRST_8BIT ->
                    in >= out && otherAxisShrinks ? area(in, out) : areaEnlarging(in, out);
            case TORCH_BILINEAR_ALIGNED -> aligned(in, out);
        };
    }

    int sourceLength() {
        return sourceLength;
    }

    int targetLength() {
        return first.length;
    }

    int first(int target) {
        return first[target];
    }

    int count(int target) {
        return from[target + 1] - from[target];
    }

    int largestCount() {
        int largest = 0;
        for (int i = 0; i < first.length; i++) largest = Math.max(largest, count(i));
        return largest;
    }

    /** Where the weights of a target cell begin in {@link #floatWeights} and its like. */
    int from(int target) {
        return from[target];
    }

    float[] floatWeights() {
        var rounded = new float[weights.length];
        for (int i = 0; i < rounded.length; i++) rounded[i] = (float) weights[i];
        return rounded;
    }

    /** The weights times 2^bits, rounded half away from zero. */
    int[] integerWeights(int bits) {
        var scaled = new int[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            double value = weights[i] * (1 << bits);
            scaled[i] = (int) (value < 0 ? value - 0.5 : value + 0.5);
        }
        return scaled;
    }

    double largestWeight() {
        double largest = 0;
        for (double weight : weights) largest = Math.max(largest, weight);
        return largest;
    }

    private static AxisTaps nearest(int in, int out) {
        var taps = new Builder(in, out, 1);
        double scale = (double) in / out;
        for (int i = 0; i < out; i++) {
            taps.put(i, Math.min((int) ((i + 0.5) * scale), in - 1), 1);
        }
        return taps.build();
    }

    /** Pillow's and torch's: the kernel grows when shrinking, is cut at the border, sums to 1. */
    private static AxisTaps antialiased(int in, int out, Kernel kernel) {
        double scale = (double) in / out;
        double stretch = Math.max(scale, 1);
        double support = kernel.support() * stretch;
        var taps = new Builder(in, out, 2 * (int) Math.ceil(support) + 1);
        for (int i = 0; i < out; i++) {
            double centre = (i + 0.5) * scale;
            int low = Math.max((int) (centre - support + 0.5), 0);
            int high = Math.min((int) (centre + support + 0.5), in);
            double sum = 0;
            for (int j = low; j < high; j++) sum += kernel.weight((j - centre + 0.5) / stretch);
            for (int j = low; j < high; j++) {
                taps.put(i, j, kernel.weight((j - centre + 0.5) / stretch) / sum);
            }
        }
        return taps.build();
    }

    private static AxisTaps linear(int in, int out) {
        var taps = new Builder(in, out, 2);
        for (int i = 0; i < out; i++) {
            float position = halfPixelPosition(i, in, out);
            int cell = (int) Math.floor(position);
            float share = position - cell;
            taps.put(i, clamp(cell, in), 1f - share);
            taps.put(i, clamp(cell + 1, in), share);
        }
        return taps.build();
    }

    /** OpenCV's and torch's cubic without antialias: a = -0.75, the border cell repeated. */
    private static AxisTaps cubic(int in, int out) {
        var taps = new Builder(in, out, 4);
        float a = -0.75f;
        for (int i = 0; i < out; i++) {
            float position = halfPixelPosition(i, in, out);
            int cell = (int) Math.floor(position);
            float x = position - cell;
            float before = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a;
            float at = ((a + 2) * x - (a + 3)) * x * x + 1;
            float after = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1;
            taps.put(i, clamp(cell - 1, in), before);
            taps.put(i, clamp(cell, in), at);
            taps.put(i, clamp(cell + 1, in), after);
            taps.put(i, clamp(cell + 2, in), 1f - before - at - after);
        }
        return taps.build();
    }

    private static AxisTaps aligned(int in, int out) {
        var taps = new Builder(in, out, 2);
        float scale = out > 1 ? (float) (in - 1) / (out - 1) : 0;
        for (int i = 0; i < out; i++) {
            float position = scale * i;
            int cell = Math.min((int) position, in - 1);
            float share = position - cell;
            taps.put(i, cell, 1f - share);
            taps.put(i, clamp(cell + 1, in), share);
        }
        return taps.build();
    }

    /** Shares of the target cell's interval, OpenCV's slivers below 0.001 left out. */
    private static AxisTaps area(int in, int out) {
        double scale = (double) in / out;
        var taps = new Builder(in, out, (int) Math.ceil(scale) + 2);
        for (int i = 0; i < out; i++) {
            double low = i * scale;
            double high = low + scale;
            double length = Math.min(scale, in - low);
            int lastWhole = Math.min((int) Math.floor(high), in - 1);
            int firstWhole = Math.min((int) Math.ceil(low), lastWhole);
            if (firstWhole - low > 1e-3) taps.put(i, firstWhole - 1, (firstWhole - low) / length);
            for (int j = firstWhole; j < lastWhole; j++) taps.put(i, j, 1 / length);
            if (high - lastWhole > 1e-3) {
                taps.put(i, lastWhole, Math.min(Math.min(high - lastWhole, 1), length) / length);
            }
        }
        return taps.build();
    }

    /** What OpenCV puts in place of area averaging as soon as one axis grows. */
    private static AxisTaps areaEnlarging(int in, int out) {
        var taps = new Builder(in, out, 2);
        for (int i = 0; i < out; i++) {
            int cell = areaCell(i, in, out);
            float share = areaShare(i, in, out);
            taps.put(i, clamp(cell, in), 1f - share);
            taps.put(i, clamp(cell + 1, in), share);
        }
        return taps.build();
    }

    /** The source cell in which the enlarged target cell begins. */
    static int areaCell(int target, int in, int out) {
        return (int) Math.floor(target * (1 / ((double) out / in)));
    }

    /** How much of the enlarged target cell lies in the source cell after {@link #areaCell}. */
    static float areaShare(int target, int in, int out) {
        double perSource = (double) out / in;
        float share = (float) ((target + 1) - (areaCell(target, in, out) + 1) * perSource);
        return share <= 0 ? 0 : share - (float) Math.floor(share);
    }

    /** In single precision, like the references. */
    static float halfPixelPosition(int target, int in, int out) {
        return (float) ((target + 0.5) * (1 / ((double) out / in)) - 0.5);
    }

    private static int clamp(int cell, int length) {
        return Math.max(0, Math.min(cell, length - 1));
    }

    /** Collects taps in the order of target and source cells; equal cells are added up. */
    private static final class Builder {
        private final int in;
        private final int[] first;
        private final int[] counts;
        private final double[] padded;
        private final int most;

        Builder(int in, int out, int most) {
            this.in = in;
            this.most = most;
            first = new int[out];
            counts = new int[out];
            padded = new double[Math.multiplyExact(out, most)];
        }

        void put(int target, int source, double weight) {
            if (weight == 0 && counts[target] == 0) return;
            if (counts[target] == 0) first[target] = source;
            int at = source - first[target];
            padded[target * most + at] += weight;
            counts[target] = Math.max(counts[target], at + 1);
        }

        AxisTaps build() {
            var from = new int[first.length + 1];
            for (int i = 0; i < first.length; i++) {
                while (counts[i] > 1 && padded[i * most + counts[i] - 1] == 0) counts[i]--;
                from[i + 1] = from[i] + counts[i];
            }
            var weights = new double[from[first.length]];
            for (int i = 0; i < first.length; i++) {
                System.arraycopy(padded, i * most, weights, from[i], counts[i]);
            }
            return new AxisTaps(in, first, from, weights);
        }
    }
}
