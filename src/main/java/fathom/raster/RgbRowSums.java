package fathom.raster;

/** The weighted sums along a row of interleaved RGB floats, added up from left to right. */
final class RgbRowSums {
    private RgbRowSums() {}

    static void resize(float[] source, AxisTaps taps, float[] weights, float[] target) {
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
}
