package fathom.raster;

/**
 * OpenCV's INTER_AREA on 8 bits, to the last bit: its order of summation, its three cases and their
 * ways of rounding.
 */
final class CvAreaEightBit {
    private CvAreaEightBit() {}

    static byte[] resize(RgbRows image, int width, int height) {
        if (image.width() < width || image.height() < height) {
            return CvLinearEightBit.resizeEnlargingArea(image, width, height);
        }
        return image.width() % width == 0 && image.height() % height == 0
                ? meansOfBlocks(image, width, height)
                : sharesOfCells(image, width, height);
    }

    /** Whole factors on both sides: sums of whole numbers; only 2 x 2 rounds halves up. */
    private static byte[] meansOfBlocks(RgbRows image, int width, int height) {
        int factorX = image.width() / width;
        int factorY = image.height() / height;
        boolean halvesUp = factorX == 2 && factorY == 2;
        float scale = 1f / (factorX * factorY);
        var result = new byte[Math.multiplyExact(3 * width, height)];
        ParallelRows.forEachBand(
                3 * image.width(),
                height,
                (fromRow, toRow) -> {
                    var bytes = new byte[3 * image.width()];
                    var columns = new int[bytes.length];
                    for (int y = fromRow; y < toRow; y++) {
                        for (int k = 0; k < factorY; k++) {
                            image.copyRow(y * factorY + k, bytes, 0);
                            if (k == 0) levels(bytes, columns);
                            else addLevels(bytes, columns);
                        }
                        for (int i = 0; i < 3 * width; i++) {
                            int sum = blockSum(columns, i, factorX);
                            result[y * 3 * width + i] =
                                    (byte) (halvesUp ? (sum + 2) >> 2 : Math.rint(sum * scale));
                        }
                    }
                });
        return result;
    }

    private static void levels(byte[] bytes, int[] target) {
        for (int i = 0; i < target.length; i++) target[i] = bytes[i] & 0xff;
    }

    private static void addLevels(byte[] bytes, int[] sums) {
        for (int i = 0; i < sums.length; i++) sums[i] += bytes[i] & 0xff;
    }

    private static int blockSum(int[] columns, int target, int factor) {
        int at = target / 3 * factor * 3 + target % 3;
        int sum = 0;
        for (int k = 0; k < factor; k++) sum += columns[at + 3 * k];
        return sum;
    }

    /** Each row across first, then the rows' weighted sum, in floats; halves go to even. */
    private static byte[] sharesOfCells(RgbRows image, int width, int height) {
        var across = AxisTaps.of(Resampling.CV_AREA, image.width(), width, true);
        var down = AxisTaps.of(Resampling.CV_AREA, image.height(), height, true);
        float[] downWeights = down.floatWeights();
        var rowSums = new RgbRowSums(across);
        int length = 3 * width;
        var result = new byte[Math.multiplyExact(length, height)];
        ParallelRows.forEachBand(
                3 * image.width(),
                height,
                (fromRow, toRow) -> {
                    var rows = new NarrowRows(image, rowSums, length);
                    var sums = new float[length];
                    for (int y = fromRow; y < toRow; y++) {
                        for (int k = 0; k < down.count(y); k++) {
                            float[] row = rows.row(down.first(y) + k);
                            float weight = downWeights[down.from(y) + k];
                            if (k == 0) multiply(row, weight, sums);
                            else addMultiplied(row, weight, sums);
                        }
                        for (int i = 0; i < length; i++) {
                            result[y * length + i] = (byte) Math.rint(sums[i]);
                        }
                    }
                });
        return result;
    }

    private static void multiply(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) sums[i] = weight * row[i];
    }

    private static void addMultiplied(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) sums[i] += weight * row[i];
    }

    /** Source rows at the target's width; the last one is kept, which two target rows may share. */
    private static final class NarrowRows {
        private final RgbRows image;
        private final RgbRowSums across;
        private final byte[] bytes;
        private final float[] levels;
        private final float[] narrow;
        private int keptRow = -1;

        NarrowRows(RgbRows image, RgbRowSums across, int length) {
            this.image = image;
            this.across = across;
            bytes = new byte[3 * image.width()];
            levels = new float[bytes.length];
            narrow = new float[length];
        }

        float[] row(int y) {
            if (y != keptRow) {
                image.copyRow(y, bytes, 0);
                for (int i = 0; i < levels.length; i++) levels[i] = bytes[i] & 0xff;
                across.resize(levels, narrow);
                keptRow = y;
            }
            return narrow;
        }
    }
}
