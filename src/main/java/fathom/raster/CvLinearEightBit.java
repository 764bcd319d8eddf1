package fathom.raster;

/**
 * OpenCV's INTER_LINEAR on 8 bits: 11-bit weights across, then the two rows blended with truncated
 * 16-bit products. INTER_AREA takes the same way, with other shares, as soon as one side grows.
 */
final class CvLinearEightBit {
    private static final int ONE = 1 << 11;

    private CvLinearEightBit() {}

    static byte[] resize(RgbRows image, int width, int height) {
        return resize(
                image,
                Neighbours.linear(image.width(), width),
                Neighbours.linear(image.height(), height));
    }

    static byte[] resizeEnlargingArea(RgbRows image, int width, int height) {
        return resize(
                image,
                Neighbours.area(image.width(), width),
                Neighbours.area(image.height(), height));
    }

    private static byte[] resize(RgbRows image, Neighbours across, Neighbours down) {
        int length = 3 * across.cells.length;
        var result = new byte[Math.multiplyExact(length, down.cells.length)];
        ParallelRows.forEachBand(
                length,
                down.cells.length,
                (fromRow, toRow) -> {
                    var rows = new StretchedRows(image, across);
                    for (int y = fromRow; y < toRow; y++) {
                        int row = down.cells[y];
                        int[] upper = rows.row(row);
                        int[] lower = rows.row(row + 1);
                        blend(upper, lower, down.shares[y], result, y * length);
                    }
                });
        return result;
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

    /**
     * Target cell i lies between the source cells cells[i] and cells[i] + 1, which has shares[i].
     */
    private static final class Neighbours {
        private final int[] cells;
        private final float[] shares;

        private Neighbours(int out) {
            cells = new int[out];
            shares = new float[out];
        }

        static Neighbours linear(int in, int out) {
            var result = new Neighbours(out);
            for (int i = 0; i < out; i++) {
                float position = AxisTaps.halfPixelPosition(i, in, out);
                result.cells[i] = (int) Math.floor(position);
                result.shares[i] = position - result.cells[i];
            }
            return result;
        }

        static Neighbours area(int in, int out) {
            var result = new Neighbours(out);
            for (int i = 0; i < out; i++) {
                result.cells[i] = AxisTaps.areaCell(i, in, out);
                result.shares[i] = AxisTaps.areaShare(i, in, out);
            }
            return result;
        }
    }

    /** Source rows at the target's width; the two used last are kept. */
    private static final class StretchedRows {
        private static final int NONE = Integer.MIN_VALUE;

        private final RgbRows image;
        private final Neighbours across;
        private final byte[] bytes;
        private final int[][] kept;
        private final int[] keptRows = {NONE, NONE};

        StretchedRows(RgbRows image, Neighbours across) {
            this.image = image;
            this.across = across;
            bytes = new byte[3 * image.width()];
            kept = new int[2][3 * across.cells.length];
        }

        /** Rows beyond the image's edges are those at the edge. */
        int[] row(int y) {
            int row = Math.clamp(y, 0, image.height() - 1);
            int slot = row & 1;
            if (keptRows[slot] != row) {
                stretch(row, kept[slot]);
                keptRows[slot] = row;
            }
            return kept[slot];
        }

        private void stretch(int y, int[] target) {
            image.copyRow(y, bytes, 0);
            int last = image.width() - 1;
            for (int x = 0; x < across.cells.length; x++) {
                int cell = across.cells[x];
                float share = across.shares[x];
                if (cell < 0 || cell >= last) {
                    cell = cell < 0 ? 0 : last;
                    share = 0;
                }
                int left = weight(1f - share);
                int right = weight(share);
                int next = Math.min(cell + 1, last);
                for (int c = 0; c < 3; c++) {
                    target[3 * x + c] =
                            left * (bytes[3 * cell + c] & 0xff)
                                    + right * (bytes[3 * next + c] & 0xff);
                }
            }
        }
    }
}
