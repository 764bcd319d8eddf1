package fathom.export.png;

/**
 * Chooses, for each row of 8-bit colours, the filter whose differences have the smallest sum of
 * absolute values (the heuristic that the PNG specification recommends), among None, Sub, Up and
 * Paeth. Rows of 16-bit depth always take Sub: enlarged depth grows by equal steps along a row,
 * which repeat and so compress better than the smaller differences of the heuristic's choice.
 */
final class RowFilter {
    private static final int NONE = 0;
    private static final int SUB = 1;
    private static final int UP = 2;
    private static final int PAETH = 4;

    private final boolean subAlone;
    private final int pixel;
    private final byte[] sub;
    private final byte[] up;
    private final byte[] paeth;

    RowFilter(PngFormat format, int stride) {
        this.subAlone = format == PngFormat.GRAY_16;
        this.pixel = format.bytesPerPixel;
        this.sub = new byte[stride];
        this.up = new byte[stride];
        this.paeth = new byte[stride];
    }

    /** Writes the filter's number and the filtered row to {@code target} from {@code at} on. */
    void apply(byte[] row, byte[] above, byte[] target, int at) {
        if (subAlone) {
            for (int i = 0; i < row.length; i++) {
                sub[i] = (byte) (row[i] - (i < pixel ? 0 : row[i - pixel]));
            }
            put(SUB, sub, target, at);
            return;
        }
        long noneSum = 0;
        long subSum = 0;
        long upSum = 0;
        long paethSum = 0;
        for (int i = 0; i < row.length; i++) {
            int x = row[i];
            int left = i < pixel ? 0 : row[i - pixel] & 0xff;
            int over = above[i] & 0xff;
            int corner = i < pixel ? 0 : above[i - pixel] & 0xff;
            sub[i] = (byte) (x - left);
            up[i] = (byte) (x - over);
            paeth[i] = (byte) (x - nearest(left, over, corner));
            noneSum += Math.abs(x);
            subSum += Math.abs(sub[i]);
            upSum += Math.abs(up[i]);
            paethSum += Math.abs(paeth[i]);
        }
        long best = Math.min(Math.min(noneSum, subSum), Math.min(upSum, paethSum));
        if (best == noneSum) put(NONE, row, target, at);
        else if (best == subSum) put(SUB, sub, target, at);
        else if (best == upSum) put(UP, up, target, at);
        else put(PAETH, paeth, target, at);
    }

    private static int nearest(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) return left;
        return toAbove <= toCorner ? above : corner;
    }

    private static void put(int filter, byte[] row, byte[] target, int at) {
        target[at] = (byte) filter;
        System.arraycopy(row, 0, target, at + 1, row.length);
    }
}
