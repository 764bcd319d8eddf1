package fathom.raster;

/**
 * OpenCV's INTER_LINEAR on 8 bits: 11-bit weights across, then the two rows blended with truncated
 * 16-bit products.
 */
final class CvLinearEightBit {
    private static final int ONE = 1 << 11;

    private CvLinearEightBit() {}

    static byte[] resize(RgbRows image, int width, int height) {
        var result = new byte[Math.multiplyExact(3 * width, height)];
        ParallelRows.forEachBand(
                3 * width,
                height,
                (fromRow, toRow) -> {
                    var bytes = new byte[3 * image.width()];
                    var upper = new int[3 * width];
                    var lower = new int[3 * width];
                    for (int y = fromRow; y < toRow; y++) {
                        float position = AxisTaps.halfPixelPosition(y, image.height(), height);
                        int row = (int) Math.floor(position);
                        stretchRow(image, row, width, bytes, upper);
                        stretchRow(image, row + 1, width, bytes, lower);
                        blend(upper, lower, position - row, result, y * upper.length);
                    }
                });
        return result;
    }

    private static void stretchRow(RgbRows image, int y, int width, byte[] bytes, int[] target) {
        image.copyRow(Math.max(0, Math.min(y, image.height() - 1)), bytes, 0);
        int last = image.width() - 1;
        for (int x = 0; x < width; x++) {
            float position = AxisTaps.halfPixelPosition(x, image.width(), width);
            int cell = (int) Math.floor(position);
            float share = position - cell;
            if (cell < 0 || cell >= last) {
                cell = cell < 0 ? 0 : last;
                share = 0;
            }
            int left = weight(1f - share);
            int right = weight(share);
            int next = Math.min(cell + 1, last);
            for (int c = 0; c < 3; c++) {
                target[3 * x + c] =
                        left * (bytes[3 * cell + c] & 0xff) + right * (bytes[3 * next + c] & 0xff);
            }
        }
    }

    private static void blend(int[] upper, int[] lower, float share, byte[] target, int from) {
        int above = weight(1f - share);
        int below = weight(share);
        for (int i = 0; i < upper.length; i++) {
            int sum = ((above * (upper[i] >> 4)) >> 16) + ((below * (lower[i] >> 4)) >> 16);
            target[from + i] = (byte) Math.max(0, Math.min((sum + 2) >> 2, 255));
        }
    }

    private static int weight(float share) {
        return (int) Math.rint(share * ONE);
    }
}
