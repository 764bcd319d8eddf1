package fathom.ui.viewport;

import fathom.raster.FloatGrid;

/** Which band between lines of equal value the pixels of a tile's rows lie in. */
record IsolineRows(FloatGrid texels, AxisSamples columns, AxisSamples rows, double step) {
    private static final int INK = 0xff101418;

    /** The bands of row {@code y}, in the columns that lie on the image. */
    void read(int y, float[] into) {
        int upper = rows.low[y];
        int lower = rows.high[y];
        float down = (float) rows.weight[y] / AxisSamples.ONE;
        for (int x = columns.from; x < columns.to; x++) {
            int left = columns.low[x];
            int right = columns.high[x];
            float across = (float) columns.weight[x] / AxisSamples.ONE;
            float top = mix(texels.at(left, upper), texels.at(right, upper), across);
            float bottom = mix(texels.at(left, lower), texels.at(right, lower), across);
            into[x] = (float) Math.floor(mix(top, bottom, down) / step);
        }
    }

    /** Paints where a band ends to the right or below; NaN is no band and ends none. */
    void darken(float[] here, float[] below, int[] argb, int start) {
        for (int x = columns.from; x < columns.to; x++) {
            float band = here[x];
            float right = x + 1 < columns.to ? here[x + 1] : band;
            boolean ends = band < right || band > right || band < below[x] || band > below[x];
            if (ends) argb[start + x] = INK;
        }
    }

    private static float mix(float a, float b, float weight) {
        return a + (b - a) * weight;
    }
}
