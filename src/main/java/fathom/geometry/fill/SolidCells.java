package fathom.geometry.fill;

import fathom.geometry.EdgeCut;
import fathom.raster.FloatGrid;

import java.util.Arrays;

/**
 * Which cells belong to a surface that goes on, and not to the slope of a few cells that smoothing
 * leaves between two surfaces, nor to anything else that is only a few cells thick.
 */
final class SolidCells {
    /** The least distance from every jump, in cells, at which a cell is surely a surface's. */
    private static final int LEAST_DEEP = 3;

    private static final int MOST_DEEP = 100;

    /** The same as a share of the longer side: finer grids have wider slopes. */
    private static final double DEEP_SHARE = 1 / 170.0;

    private static final byte UNKNOWN = Byte.MAX_VALUE;

    private final FloatGrid z;
    private final float limit;
    private final int width;
    private final int height;
    private final int deep;

    /** Steps from the nearest deep cell. */
    private final byte[] steps;

    private SolidCells(FloatGrid z, EdgeCut cut) {
        this.z = z;
        limit = (float) (1 + cut.relativeJump());
        width = z.width();
        height = z.height();
        deep = (int) Math.clamp(DEEP_SHARE * Math.max(width, height), LEAST_DEEP, MOST_DEEP);
        steps = new byte[z.size()];
    }

    static SolidCells of(FloatGrid z, EdgeCut cut) {
        var cells = new SolidCells(z, cut);
        byte[] fromJump = cells.stepsFromJumps();
        Arrays.fill(cells.steps, UNKNOWN);
        for (int i = 0; i < fromJump.length; i++) {
            if (fromJump[i] >= cells.deep && !Float.isNaN(z.at(i))) cells.steps[i] = 0;
        }
        for (int step = 0; step < cells.deep + 2; step++) cells.spread(cells.steps, step, true);
        return cells;
    }

    boolean contains(int cell) {
        return steps[cell] != UNKNOWN;
    }

    /** Whether a cell is farther from every jump than blended colours reach. */
    boolean isDeep(int cell) {
        return steps[cell] == 0;
    }

    /** How far that is, in cells. */
    int depth() {
        return deep;
    }

    private byte[] stepsFromJumps() {
        var from = new byte[z.size()];
        Arrays.fill(from, UNKNOWN);
        for (int i = 0; i < from.length; i++) if (hasJump(i)) from[i] = 0;
        for (int step = 0; step < deep - 1; step++) spread(from, step, false);
        return from;
    }

    private boolean hasJump(int cell) {
        int x = cell % width;
        return (x > 0 && isJump(cell, cell - 1))
                || (x < width - 1 && isJump(cell, cell + 1))
                || (cell >= width && isJump(cell, cell - width))
                || (cell + width < z.size() && isJump(cell, cell + width));
    }

    /** Also next to a cell without a distance, where it is not known what lies there. */
    private boolean isJump(int a, int b) {
        return !(Math.max(z.at(a), z.at(b)) <= Math.min(z.at(a), z.at(b)) * limit);
    }

    private void spread(byte[] reached, int step, boolean withoutJump) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int cell = y * width + x;
                if (reached[cell] != step) continue;
                if (x > 0) reach(reached, cell, cell - 1, step, withoutJump);
                if (x < width - 1) reach(reached, cell, cell + 1, step, withoutJump);
                if (y > 0) reach(reached, cell, cell - width, step, withoutJump);
                if (y < height - 1) reach(reached, cell, cell + width, step, withoutJump);
            }
        }
    }

    private void reach(byte[] reached, int from, int to, int step, boolean withoutJump) {
        if (reached[to] <= step + 1 || (withoutJump && isJump(from, to))) return;
        reached[to] = (byte) (step + 1);
    }
}
