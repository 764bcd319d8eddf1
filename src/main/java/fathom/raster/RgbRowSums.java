package fathom.raster;

/** The weighted sums along a row of interleaved RGB floats, added up from left to right. */
final class RgbRowSums {
    private final AxisTaps taps;
    private final float[] weights;
    private final EvenTaps even;

    RgbRowSums(AxisTaps taps) {
        this.taps = taps;
        weights = taps.floatWeights();
        even = EvenTaps.of(taps);
    }

    /**
     * @param source finite values
     */
    void resize(float[] source, float[] target) {
        switch (even.count()) {
            case 4 -> resizeFour(source, target);
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

    // So few cells that a loop over them would cost more than they do. Adding to 0 makes -0 a 0, as
    // the loop over any number does.

    private void resizeTwo(float[] source, float[] target) {
        int[] first = even.first();
        float[] shares = even.weights();
        for (int x = 0; x < first.length; x++) {
            int at = 3 * first[x];
            float a = shares[2 * x];
            float b = shares[2 * x + 1];
            target[3 * x] = 0f + a * source[at] + b * source[at + 3];
            target[3 * x + 1] = 0f + a * source[at + 1] + b * source[at + 4];
            target[3 * x + 2] = 0f + a * source[at + 2] + b * source[at + 5];
        }
    }

    private void resizeThree(float[] source, float[] target) {
        int[] first = even.first();
        float[] shares = even.weights();
        for (int x = 0; x < first.length; x++) {
            int at = 3 * first[x];
            float a = shares[3 * x];
            float b = shares[3 * x + 1];
            float c = shares[3 * x + 2];
            target[3 * x] = 0f + a * source[at] + b * source[at + 3] + c * source[at + 6];
            target[3 * x + 1] = 0f + a * source[at + 1] + b * source[at + 4] + c * source[at + 7];
            target[3 * x + 2] = 0f + a * source[at + 2] + b * source[at + 5] + c * source[at + 8];
        }
    }

    private void resizeFour(float[] source, float[] target) {
        int[] first = even.first();
        float[] shares = even.weights();
        for (int x = 0; x < first.length; x++) {
            int at = 3 * first[x];
            float a = shares[4 * x];
            float b = shares[4 * x + 1];
            float c = shares[4 * x + 2];
            float d = shares[4 * x + 3];
            target[3 * x] =
                    0f
                            + a * source[at]
                            + b * source[at + 3]
                            + c * source[at + 6]
                            + d * source[at + 9];
            target[3 * x + 1] =
                    0f
                            + a * source[at + 1]
                            + b * source[at + 4]
                            + c * source[at + 7]
                            + d * source[at + 10];
            target[3 * x + 2] =
                    0f
                            + a * source[at + 2]
                            + b * source[at + 5]
                            + c * source[at + 8]
                            + d * source[at + 11];
        }
    }
}
