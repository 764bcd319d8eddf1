package fathom.geometry;

import fathom.raster.FloatGrid;

/** Every step-th column and row of a grid of distances, and always the last of each. */
final class Lattice {
    private final FloatGrid z;
    private final int step;
    private final int columns;
    private final int rows;

    Lattice(FloatGrid z, int step) {
        if (step < 1) throw new IllegalArgumentException("The step is at least 1, got " + step);
        this.z = z;
        this.step = step;
        this.columns = countOf(z.width(), step);
        this.rows = countOf(z.height(), step);
    }

    private static int countOf(int side, int step) {
        return 1 + Math.ceilDiv(side - 1, step);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int gridWidth() {
        return z.width();
    }

    int gridHeight() {
        return z.height();
    }

    int xOf(int column) {
        return Math.min(column * step, z.width() - 1);
    }

    int yOf(int row) {
        return Math.min(row * step, z.height() - 1);
    }

    /** Copies the distances of a row. */
    void copyRow(int row, float[] target) {
        int start = yOf(row) * z.width();
        if (step == 1) {
            z.copyTo(start, target, 0, columns);
            return;
        }
        for (int column = 0; column < columns; column++) target[column] = z.at(start + xOf(column));
    }
}
