package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;

/** A grid's rows as little-endian float32. */
final class GridRows {
    private GridRows() {}

    static void writeTopDown(FloatGrid grid, LittleEndianOutput out) throws IOException {
        float[] row = new float[grid.width()];
        for (int y = 0; y < grid.height(); y++) writeRow(grid, y, row, out);
    }

    static void writeBottomUp(FloatGrid grid, LittleEndianOutput out) throws IOException {
        float[] row = new float[grid.width()];
        for (int y = grid.height() - 1; y >= 0; y--) writeRow(grid, y, row, out);
    }

    private static void writeRow(FloatGrid grid, int y, float[] row, LittleEndianOutput out)
            throws IOException {
        grid.copyTo(y * grid.width(), row, 0, row.length);
        out.putFloats(row, 0, row.length);
    }
}
