package fathom.raster;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A grid of floats, row-major with the origin top left, that nobody changes after it is built. NaN
 * means "no value".
 */
public final class FloatGrid {
    private final int width;
    private final int height;
    private final float[] values;

    private FloatGrid(int width, int height, float[] values) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A grid needs at least one cell, got " + width + "x" + height);
        }
        if (values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "A %dx%d grid needs %d values, got %d"
                            .formatted(width, height, width * height, values.length));
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** Keeps the array: the caller hands it over and keeps no reference. */
    public static FloatGrid adopt(int width, int height, float[] values) {
        return new FloatGrid(width, height, values);
    }

    public static FloatGrid copyOf(int width, int height, float[] values) {
        return new FloatGrid(width, height, values.clone());
    }

    public static FloatGrid filled(int width, int height, float value) {
        var values = new float[Math.multiplyExact(width, height)];
        Arrays.fill(values, value);
        return new FloatGrid(width, height, values);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The number of cells. */
    public int size() {
        return values.length;
    }

    public float at(int x, int y) {
        return values[y * width + x];
    }

    /** The value at the row-major index {@code y * width + x}. */
    public float at(int index) {
        return values[index];
    }

    /** Copies all values, row by row, to the buffer's position. */
    public void copyTo(FloatBuffer target) {
        target.put(values);
    }

    /** Copies {@code length} values from the row-major index {@code from}. */
    public void copyTo(int from, float[] target, int targetFrom, int length) {
        System.arraycopy(values, from, target, targetFrom, length);
    }

    /** A copy whose rows were finished, in parallel. */
    public FloatGrid finished(RowFinish finish) {
        float[] copy = toArray();
        ParallelRows.forEachBand(
                width, height, (fromRow, toRow) -> finish.finish(copy, fromRow, toRow));
        return new FloatGrid(width, height, copy);
    }

    public float[] toArray() {
        return values.clone();
    }
}
