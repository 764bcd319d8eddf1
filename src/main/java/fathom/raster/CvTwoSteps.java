package fathom.raster;

/**
 * How Depth Anything 3 resizes ({@code _resize_longest_side} and {@code _make_divisible_by_resize}
 * of its input processor): the longer side first, then each side to its multiple.
 */
final class CvTwoSteps {
    private CvTwoSteps() {}

    static byte[] resize(RgbRows image, int width, int height) {
        double scale = (double) Math.max(width, height) / Math.max(image.width(), image.height());
        int stepWidth = Math.max(1, (int) Math.rint(image.width() * scale));
        int stepHeight = Math.max(1, (int) Math.rint(image.height() * scale));
        byte[] step = once(image, stepWidth, stepHeight);
        return stepWidth == width && stepHeight == height
                ? step
                : once(EightBitResampler.rowsOf(step, stepWidth, stepHeight), width, height);
    }

    private static byte[] once(RgbRows image, int width, int height) {
        boolean grows = width > image.width() || height > image.height();
        return grows ? cubic(image, width, height) : CvAreaEightBit.resize(image, width, height);
    }

    /**
     * INTER_CUBIC on 8 bits as OpenCV computes it with Intel's library, in floats and rounded once;
     * its own integers differ by one level now and then.
     */
    private static byte[] cubic(RgbRows image, int width, int height) {
        var result = new byte[Math.multiplyExact(3 * width, height)];
        RgbResampler.resize(
                image,
                width,
                height,
                Resampling.CV_CUBIC,
                (y, row) -> {
                    for (int i = 0; i < row.length; i++) {
                        result[y * row.length + i] =
                                (byte) Math.clamp((long) Math.rint(row[i]), 0, 255);
                    }
                });
        return result;
    }
}
