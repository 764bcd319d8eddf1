package fathom.export.png;

/**
 * Chooses, for each row of colours, the filter whose differences have the smallest sum of absolute
 * values (the heuristic that the PNG specification recommends), among None, Sub, Up and Paeth; some
 * pixels of the row are asked. Rows of 16-bit depth always take Sub: enlarged depth grows by equal
 * steps along a row, which repeat and so compress better than the smaller differences of the
 * heuristic's choice.
 */
final class RowFilter {
    private static final int NONE = 0;
    private static final int SUB = 1;
    private static final int UP = 2;
    private static final int PAETH = 4;

    private static final int PIXELS_A_SAMPLE = 32;

    private final boolean subAlone;
    private final int pixel;

    RowFilter(PngFormat format) {
        this.subAlone = format == PngFormat.GRAY_16;
        this.pixel = format.bytesPerPixel;
    }

    /** Writes the filter's number and the filtered row to {@code target} from {@code at} on. */
    void apply(byte[] row, byte[] above, byte[] target, int at) {
        int filter = subAlone ? SUB : choose(row, above);
        target[at] = (byte) filter;
        int out = at + 1;
        switch (filter) {
            case NONE -> System.arraycopy(row, 0, target, out, row.length);
            case SUB -> sub(row, target, out);
            case UP -> up(row, above, target, out);
            default -> paeth(row, above, target, out);
        }
    }

    private int choose(byte[] row, byte[] above) {
        long none = 0;
        long sub = 0;
        long up = 0;
        long paeth = 0;
        for (int start = pixel; start < row.length; start += PIXELS_A_SAMPLE * pixel) {
            for (int i = start; i < start + pixel; i++) {
                int x = row[i];
                int left = row[i - pixel] & 0xff;
                int over = above[i] & 0xff;
                int corner = above[i - pixel] & 0xff;
                none += Math.abs(x);
                sub += Math.abs((byte) (x - left));
                up += Math.abs((byte) (x - over));
                paeth += Math.abs((byte) (x - nearest(left, over, corner)));
            }
        }
        long best = Math.min(Math.min(none, sub), Math.min(up, paeth));
        if (best == none) return NONE;
        if (best == sub) return SUB;
        return best == up ? UP : PAETH;
    }

    private void sub(byte[] row, byte[] target, int out) {
        int start = Math.min(pixel, row.length);
        System.arraycopy(row, 0, target, out, start);
        for (int i = start; i < row.length; i++) {
            target[out + i] = (byte) (row[i] - row[i - pixel]);
        }
    }

    private static void up(byte[] row, byte[] above, byte[] target, int out) {
        for (int i = 0; i < row.length; i++) target[out + i] = (byte) (row[i] - above[i]);
    }

    private void paeth(byte[] row, byte[] above, byte[] target, int out) {
        int start = Math.min(pixel, row.length);
        for (int i = 0; i < start; i++) target[out + i] = (byte) (row[i] - above[i]);
        for (int i = start; i < row.length; i++) {
            int left = row[i - pixel] & 0xff;
            int over = above[i] & 0xff;
            int corner = above[i - pixel] & 0xff;
            target[out + i] = (byte) (row[i] - nearest(left, over, corner));
        }
    }

    private static int nearest(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) return left;
        return toAbove <= toCorner ? above : corner;
    }
}
