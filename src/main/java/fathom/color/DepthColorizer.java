package fathom.color;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.nio.IntBuffer;

/**
 * Paints depth values as ARGB integers, opaque but for cells without a value. Writes rows from the
 * top, spread over the processors.
 */
public final class DepthColorizer {
    /** The colour of "no depth" in files. */
    public static final int TRANSPARENT = 0;

    private static final int CHUNK = 2048;

    private DepthColorizer() {}

    /** Paints the whole grid into a new array. */
    public static int[] argb(FloatGrid grid, ValueScale scale, int nanArgb) {
        var argb = new int[grid.size()];
        paint(grid, scale, nanArgb, argb);
        return argb;
    }

    /** Paints the whole grid, row by row from index 0 of the target. */
    public static void paint(FloatGrid grid, ValueScale scale, int nanArgb, int[] target) {
        paint(grid, scale, nanArgb, IntBuffer.wrap(target));
    }

    /** Paints the whole grid, row by row from index 0 of the target, whose position stays. */
    public static void paint(FloatGrid grid, ValueScale scale, int nanArgb, IntBuffer target) {
        paint(grid, new Area(0, 0, grid.width(), grid.height()), scale, nanArgb, target);
    }

    /**
     * Repaints an area of a picture of the whole grid: cell (x, y) goes to index y * width + x of
     * the target, cells outside the area are left as they are.
     */
    public static void paint(
            FloatGrid grid, Area area, ValueScale scale, int nanArgb, IntBuffer target) {
        if (target.limit() < grid.size()) {
            throw new IllegalArgumentException(
                    "A %dx%d picture needs %d pixels, got %d"
                            .formatted(grid.width(), grid.height(), grid.size(), target.limit()));
        }
        area.checkInside(grid);
        var lookup = new ValueLookup(scale, nanArgb);
        ParallelRows.forEachBand(
                area.width(),
                area.height(),
                (fromRow, toRow) -> {
                    var chunk = new int[Math.min(CHUNK, area.width())];
                    for (int row = fromRow; row < toRow; row++) {
                        int start = (area.y() + row) * grid.width() + area.x();
                        paintRun(grid, start, area.width(), lookup, chunk, target);
                    }
                });
    }

    private static void paintRun(
            FloatGrid grid,
            int start,
            int length,
            ValueLookup lookup,
            int[] chunk,
            IntBuffer target) {
        for (int done = 0; done < length; done += chunk.length) {
            int count = Math.min(chunk.length, length - done);
            lookup.paint(grid, start + done, chunk, count);
            target.put(start + done, chunk, 0, count);
        }
    }

    /** A rectangle of cells. */
    public record Area(int x, int y, int width, int height) {
        private void checkInside(FloatGrid grid) {
            if (x < 0
                    || y < 0
                    || width < 0
                    || height < 0
                    || x + width > grid.width()
                    || y + height > grid.height()) {
                throw new IllegalArgumentException(
                        "%s does not lie inside a %dx%d grid"
                                .formatted(this, grid.width(), grid.height()));
            }
        }
    }
}
