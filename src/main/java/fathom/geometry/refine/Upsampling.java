package fathom.geometry.refine;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * A fine grid whose cells are interpolated where the coarse one is smooth; the others wait for
 * {@link EdgeGrowth}.
 */
final class Upsampling {
    /** A cell that has a value, or NaN for no surface. */
    static final byte DECIDED = 0;

    /** A cell near an edge, without a value yet. */
    static final byte UNDECIDED = 1;

    private static final int BICUBIC_SIDE = 4;

    /** How far around a trusted cell's centre its own value holds beside an edge. */
    private static final double CORE = 0.25;

    /** A plane that is continued further than that was none. */
    private static final float MOST_RISE = 0.2f;

    private final TrustedCells cells;
    private final int width;
    private final int height;
    private final double cellsPerX;
    private final double cellsPerY;
    private final float[] values;
    private final byte[] states;

    Upsampling(TrustedCells cells, int width, int height) {
        this.cells = cells;
        this.width = width;
        this.height = height;
        cellsPerX = (double) cells.width() / width;
        cellsPerY = (double) cells.height() / height;
        values = new float[Math.multiplyExact(width, height)];
        states = new byte[values.length];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isUndecided(int index) {
        return states[index] == UNDECIDED;
    }

    boolean isNothing(int index) {
        return Float.isNaN(values[index]);
    }

    void interpolate() {
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < width; x++) interpolate(x, y);
                    }
                });
    }

    private void interpolate(int x, int y) {
        double atX = (x + 0.5) * cellsPerX - 0.5;
        double atY = (y + 0.5) * cellsPerY - 0.5;
        int left = Math.clamp((int) Math.floor(atX), 0, Math.max(0, cells.width() - 2));
        int top = Math.clamp((int) Math.floor(atY), 0, Math.max(0, cells.height() - 2));
        float tx = (float) (atX - left);
        float ty = (float) (atY - top);
        int index = y * width + x;
        if (cells.isSmooth(left - 1, top - 1, BICUBIC_SIDE) && isInner(tx) && isInner(ty)) {
            values[index] = bicubic(left - 1, top - 1, tx, ty);
        } else if (cells.isSmooth(left, top, 2)) {
            values[index] = bilinear(left, top, tx, ty);
        } else {
            decideAtCore(index, atX, atY);
        }
    }

    private static boolean isInner(float t) {
        return t >= 0 && t <= 1;
    }

    /** Beyond the outermost centres this extrapolates, so that planes reach the border. */
    private float bilinear(int left, int top, float tx, float ty) {
        float upper = (1 - tx) * cells.at(left, top) + tx * cells.at(left + 1, top);
        float lower = (1 - tx) * cells.at(left, top + 1) + tx * cells.at(left + 1, top + 1);
        float blended = (1 - ty) * upper + ty * lower;
        return blended > 0 ? blended : cells.at(left, top);
    }

    /** Catmull and Rom's cubic, which passes through the cells and keeps planes. */
    private float bicubic(int left, int top, float tx, float ty) {
        float sum = 0;
        for (int j = 0; j < BICUBIC_SIDE; j++) {
            float row = 0;
            for (int i = 0; i < BICUBIC_SIDE; i++) {
                row += catmullRom(i, tx) * cells.at(left + i, top + j);
            }
            sum += catmullRom(j, ty) * row;
        }
        return sum > 0 ? sum : cells.at(left + 1, top + 1);
    }

    private static float catmullRom(int tap, float t) {
        return switch (tap) {
            case 0 -> t * (-0.5f + t * (1 - 0.5f * t));
            case 1 -> 1 + t * t * (-2.5f + 1.5f * t);
            case 2 -> t * (0.5f + t * (2 - 1.5f * t));
            default -> t * t * (-0.5f + 0.5f * t);
        };
    }

    private void decideAtCore(int index, double atX, double atY) {
        int x = Math.clamp(Math.round(atX), 0, cells.width() - 1);
        int y = Math.clamp(Math.round(atY), 0, cells.height() - 1);
        boolean core =
                Math.abs(atX - x) <= Math.max(CORE, cellsPerX / 2)
                        && Math.abs(atY - y) <= Math.max(CORE, cellsPerY / 2);
        if (core && cells.isTrusted(x, y)) {
            values[index] = cells.at(x, y);
        } else {
            states[index] = UNDECIDED;
        }
    }

    /** Gives an undecided cell the surface of a decided one, which is continued as a plane. */
    void decide(int index, int source) {
        states[index] = DECIDED;
        float value = values[source];
        if (Float.isNaN(value)) {
            values[index] = value;
            return;
        }
        int cellX = cellX(source % width);
        int cellY = cellY(source / width);
        float rise =
                (float) ((index % width - source % width) * cellsPerX) * cells.slopeX(cellX, cellY)
                        + (float) ((index / width - source / width) * cellsPerY)
                                * cells.slopeY(cellX, cellY);
        float most = MOST_RISE * value;
        values[index] = value + Math.clamp(rise, -most, most);
    }

    private int cellX(int x) {
        return Math.clamp((int) ((x + 0.5) * cellsPerX), 0, cells.width() - 1);
    }

    private int cellY(int y) {
        return Math.clamp((int) ((y + 0.5) * cellsPerY), 0, cells.height() - 1);
    }

    FloatGrid grid() {
        return FloatGrid.adopt(width, height, values);
    }
}
