package fathom.raster;

import java.util.stream.IntStream;

/** The one place where loops over pixels are spread over the processors. */
public final class ParallelRows {
    private static final int CELLS_WORTH_A_TASK = 1 << 15;

    private ParallelRows() {}

    /** Work on the rows {@code fromRow} (inclusive) to {@code toRow} (exclusive). */
    @FunctionalInterface
    public interface Band {
        void rows(int fromRow, int toRow);
    }

    /**
     * Calls {@code band} for bands of rows that together cover 0 to {@code height} once, in
     * parallel when the grid is large enough to be worth it. Returns when all are done.
     */
    public static void forEachBand(int width, int height, Band band) {
        long cells = (long) width * height;
        int tasks = Math.min(height, (int) Math.min(64, cells / CELLS_WORTH_A_TASK));
        if (tasks <= 1) {
            band.rows(0, height);
            return;
        }
        IntStream.range(0, tasks)
                .parallel()
                .forEach(
                        task ->
                                band.rows(
                                        (int) ((long) height * task / tasks),
                                        (int) ((long) height * (task + 1) / tasks)));
    }
}
