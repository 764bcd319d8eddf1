package fathom.raster;

/**
 * The taps of an axis, each target cell made of the same number of source cells, so that a loop
 * over them needs no branch: target cell {@code i} is the sum over k from 0 to count - 1 of
 * weights[i * count + k] * source[first[i] + k]. Weights of 0 fill up; they add 0 to sums of finite
 * values, which changes no bit of them.
 */
@SuppressWarnings("ArrayRecordComponent") // read in inner loops of this package, never compared
record EvenTaps(int count, int[] first, float[] weights) {
    static EvenTaps of(AxisTaps taps) {
        int count = taps.largestCount();
        float[] uneven = taps.floatWeights();
        var first = new int[taps.targetLength()];
        var weights = new float[Math.multiplyExact(count, first.length)];
        for (int i = 0; i < first.length; i++) {
            first[i] = Math.min(taps.first(i), taps.sourceLength() - count);
            int shift = taps.first(i) - first[i];
            System.arraycopy(uneven, taps.from(i), weights, i * count + shift, taps.count(i));
        }
        return new EvenTaps(count, first, weights);
    }
}
