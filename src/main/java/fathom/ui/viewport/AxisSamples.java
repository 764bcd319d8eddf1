package fathom.ui.viewport;

/**
 * For one axis of a tile: which of its pixels lie on the image, and which two neighbouring texels
 * of one pyramid level each of them mixes. Both texels are the same where nothing is mixed.
 */
final class AxisSamples {
    /** The weight of {@link #high} is this at most. */
    static final int ONE = 256;

    /** First tile pixel on the image. */
    final int from;

    /** First tile pixel behind the image. */
    final int to;

    final int[] low;
    final int[] high;

    /** How much of {@link #high} is taken, in {@link #ONE}ths. */
    final int[] weight;

    private AxisSamples(int from, int to, int tileLength) {
        this.from = from;
        this.to = to;
        low = new int[tileLength];
        high = new int[tileLength];
        weight = new int[tileLength];
    }

    /**
     * @param offset where image position 0 lies in the tile
     * @param scale tile pixels per image pixel
     * @param imageLength in image pixels
     * @param level halvings of the image: its texels are 2^level image pixels wide
     * @param smooth whether neighbours are mixed, or the texel under the pixel's centre is taken
     */
    static AxisSamples of(
            double offset,
            double scale,
            int imageLength,
            int tileLength,
            int level,
            boolean smooth) {
        // A tile pixel belongs to the image when its centre does.
        int from = clamp((int) Math.ceil(offset - 0.5), 0, tileLength);
        int to = clamp((int) Math.ceil(offset + imageLength * scale - 0.5), from, tileLength);
        var samples = new AxisSamples(from, to, tileLength);
        int last = Pyramids.lengthAt(imageLength, level) - 1;
        double texelsPerPixel = 1 / (scale * (1 << level));
        for (int pixel = from; pixel < to; pixel++) {
            double texel = (pixel + 0.5 - offset) * texelsPerPixel;
            if (smooth) {
                samples.mix(pixel, texel - 0.5, last);
            } else {
                samples.take(pixel, clamp((int) Math.floor(texel), 0, last));
            }
        }
        return samples;
    }

    private void take(int pixel, int texel) {
        low[pixel] = texel;
        high[pixel] = texel;
    }

    private void mix(int pixel, double position, int last) {
        int before = (int) Math.floor(position);
        low[pixel] = clamp(before, 0, last);
        high[pixel] = clamp(before + 1, 0, last);
        weight[pixel] = (int) Math.round((position - before) * ONE);
    }

    private static int clamp(int value, int lowest, int highest) {
        return Math.max(lowest, Math.min(highest, value));
    }
}
