package fathom.raster;

/** The weighted sums along a row of interleaved RGB floats, added up from left to right. */
final class RgbRowSums {
    private final AxisTaps taps;
    private final float[] weights;
    private final int evenCount;
    private final int[] evenFirst;
    private final float[] evenWeights;

    RgbRowSums(AxisTaps taps) {
        this.taps = taps;
        weights = taps.floatWeights();
        evenCount = taps.largestCount();
        evenFirst = new int[taps.targetLength()];
        evenWeights = new float[evenCount * evenFirst.length];
        if (isEven()) fillEven();
    }

    /** So few cells a target cell that a loop over them would cost more than they do. */
    private boolean isEven() {
        return evenCount <= 3 && evenCount <= taps.sourceLength();
    }

    /** Weights of 0 make all counts equal; they add 0 to sums of finite levels: no bit changes. */
    private void fillEven() {
        for (int x = 0; x < evenFirst.length; x++) {
            int first = Math.min(taps.first(x), taps.sourceLength() - evenCount);
            evenFirst[x] = first;
            int shift = taps.first(x) - first;
            System.arraycopy(
                    weights, taps.from(x), evenWeights, x * evenCount + shift, taps.count(x));
        }
    }

    /**
     * @param source finite values
     */
    void resize(float[] source, float[] target) {
        switch (isEven() ? evenCount : 0) {
            case 3 -> resizeThree(source, target);
            case 2 -> resizeTwo(source, target);
            default -> resizeAny(source, target);
        }
    }

    private void resizeAny(float[] source, float[] target) {
        for (int x = 0; x < taps.targetLength(); x++) {
            int at = 3 * taps.first(x);
            float red = 0;
            float green = 0;
            float blue = 0;
            int end = taps.from(x + 1);
            for (int k = taps.from(x); k < end; k++, at += 3) {
                float weight = weights[k];
                red += weight * source[at];
                green += weight * source[at + 1];
                blue += weight * source[at + 2];
            }
            target[3 * x] = red;
            target[3 * x + 1] = green;
            target[3 * x + 2] = blue;
        }
    }

    // Adding to 0 makes -0 a 0, as in the loop over any number of cells.

    private void resizeTwo(float[] source, float[] target) {
        for (int x = 0; x < evenFirst.length; x++) {
            int at = 3 * evenFirst[x];
            float a = evenWeights[2 * x];
            float b = evenWeights[2 * x + 1];
            target[3 * x] = 0f + a * source[at] + b * source[at + 3];
            target[3 * x + 1] = 0f + a * source[at + 1] + b * source[at + 4];
            target[3 * x + 2] = 0f + a * source[at + 2] + b * source[at + 5];
        }
    }

    private void resizeThree(float[] source, float[] target) {
        for (int x = 0; x < evenFirst.length; x++) {
            int at = 3 * evenFirst[x];
            float a = evenWeights[3 * x];
            float b = evenWeights[3 * x + 1];
            float c = evenWeights[3 * x + 2];
            target[3 * x] = 0f + a * source[at] + b * source[at + 3] + c * source[at + 6];
            target[3 * x + 1] = 0f + a * source[at + 1] + b * source[at + 4] + c * source[at + 7];
            target[3 * x + 2] = 0f + a * source[at + 2] + b * source[at + 5] + c * source[at + 8];
        }
    }
}
