package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;

/**
 * The numbers of a float32 file, row by row.
 *
 * @param samples numbers a pixel, which stand side by side
 */
record SampleRows(int width, int height, int samples, ExrFile.Rows rows) {

    /** One number a pixel. */
    static SampleRows of(FloatGrid grid) {
        return new SampleRows(
                grid.width(),
                grid.height(),
                1,
                (y, target) -> grid.copyTo(y * grid.width(), target, 0, grid.width()));
    }

    void writeTopDown(LittleEndianOutput out) throws IOException {
        float[] row = new float[width * samples];
        for (int y = 0; y < height; y++) writeRow(y, row, out);
    }

    void writeBottomUp(LittleEndianOutput out) throws IOException {
        float[] row = new float[width * samples];
        for (int y = height - 1; y >= 0; y--) writeRow(y, row, out);
    }

    private void writeRow(int y, float[] row, LittleEndianOutput out) throws IOException {
        rows.copyRow(y, row);
        out.putFloats(row, 0, row.length);
    }
}
