package fathom.geometry;

import fathom.raster.ParallelRows;

/**
 * Which triangles stand on each square of four neighbouring lattice points, as bits in a byte. A
 * square is cut along the diagonal whose ends differ less in depth, so that creases of the surface
 * are followed; along the one from the top right where both are equal.
 */
final class MeshSquares {
    /** Corners in the order of DepthMesh's winding. */
    static final int LEFT_BOTTOM_RIGHT = 1; // top left, bottom left, bottom right

    static final int LEFT_RIGHT_TOP = 2; // top left, bottom right, top right
    static final int LEFT_BOTTOM_TOP = 4; // top left, bottom left, top right
    static final int RIGHT_TOP_BOTTOM = 8; // bottom right, top right, bottom left

    private static final int USING_TOP_LEFT = LEFT_BOTTOM_RIGHT | LEFT_RIGHT_TOP | LEFT_BOTTOM_TOP;
    private static final int USING_TOP_RIGHT = LEFT_RIGHT_TOP | LEFT_BOTTOM_TOP | RIGHT_TOP_BOTTOM;
    private static final int USING_BOTTOM_LEFT =
            LEFT_BOTTOM_RIGHT | LEFT_BOTTOM_TOP | RIGHT_TOP_BOTTOM;
    private static final int USING_BOTTOM_RIGHT =
            LEFT_BOTTOM_RIGHT | LEFT_RIGHT_TOP | RIGHT_TOP_BOTTOM;

    private final int columns;
    private final int rows;
    private final byte[] triangles;

    private MeshSquares(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.triangles = new byte[Math.max(0, columns - 1) * Math.max(0, rows - 1)];
    }

    static MeshSquares choose(Lattice lattice, EdgeCut cut) {
        var squares = new MeshSquares(lattice.columns(), lattice.rows());
        if (squares.triangles.length == 0) return squares;
        float limit = (float) (1 + cut.relativeJump());
        ParallelRows.forEachBand(
                squares.columns,
                squares.rows - 1,
                (fromRow, toRow) -> {
                    var top = new float[squares.columns];
                    var bottom = new float[squares.columns];
                    lattice.copyRow(fromRow, bottom);
                    for (int row = fromRow; row < toRow; row++) {
                        float[] upper = bottom;
                        bottom = top;
                        top = upper;
                        lattice.copyRow(row + 1, bottom);
                        squares.chooseRow(row, top, bottom, limit);
                    }
                });
        return squares;
    }

    private void chooseRow(int row, float[] top, float[] bottom, float limit) {
        int at = row * (columns - 1);
        for (int x = 0; x < columns - 1; x++) {
            triangles[at + x] = (byte) chosen(top[x], top[x + 1], bottom[x], bottom[x + 1], limit);
        }
    }

    /** Comparisons with NaN are false, so a triangle with a missing corner is never chosen. */
    private static int chosen(
            float topLeft, float topRight, float bottomLeft, float bottomRight, float limit) {
        float falling = Math.abs(topLeft - bottomRight);
        float rising = Math.abs(topRight - bottomLeft);
        int chosen = 0;
        if (falling < rising || Float.isNaN(rising)) {
            if (joined(topLeft, bottomLeft, bottomRight, limit)) chosen |= LEFT_BOTTOM_RIGHT;
            if (joined(topLeft, bottomRight, topRight, limit)) chosen |= LEFT_RIGHT_TOP;
        } else {
            if (joined(topLeft, bottomLeft, topRight, limit)) chosen |= LEFT_BOTTOM_TOP;
            if (joined(bottomRight, topRight, bottomLeft, limit)) chosen |= RIGHT_TOP_BOTTOM;
        }
        return chosen;
    }

    /** (max − min) / min ≤ jump, as max ≤ min (1 + jump). */
    private static boolean joined(float a, float b, float c, float limit) {
        float farthest = Math.max(a, Math.max(b, c));
        float nearest = Math.min(a, Math.min(b, c));
        return farthest <= nearest * limit;
    }

    /** The triangle bits of the square whose top left corner is the lattice point. */
    int at(int column, int row) {
        return column < 0 || row < 0 || column >= columns - 1 || row >= rows - 1
                ? 0
                : triangles[row * (columns - 1) + column];
    }

    /** Whether any triangle has the lattice point as a corner. */
    boolean uses(int column, int row) {
        return ((at(column, row) & USING_TOP_LEFT)
                        | (at(column - 1, row) & USING_TOP_RIGHT)
                        | (at(column, row - 1) & USING_BOTTOM_LEFT)
                        | (at(column - 1, row - 1) & USING_BOTTOM_RIGHT))
                != 0;
    }

    int verticesIn(int row) {
        int count = 0;
        for (int column = 0; column < columns; column++) if (uses(column, row)) count++;
        return count;
    }

    /** In the squares below the row of lattice points. */
    int trianglesIn(int row) {
        int count = 0;
        for (int column = 0; column < columns - 1; column++) {
            count += Integer.bitCount(at(column, row));
        }
        return count;
    }
}
