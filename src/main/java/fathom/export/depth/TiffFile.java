package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * TIFF with one float32 sample a pixel, written uncompressed in strips, which every reader knows.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffFile {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ASCII = 2;
    private static final int RATIONAL = 5;
    private static final int ENTRIES = 14;
    private static final int HEADER_BYTES = 8;
    private static final int DIRECTORY_BYTES = 2 + ENTRIES * 12 + 4;
    private static final int STRIP_BYTES = 1 << 16;

    private TiffFile() {}

    static void write(DepthExport export, FileChannel file) throws IOException {
        FloatGrid grid = export.map().grid();
        byte[] description = DepthFacts.lines(export).getBytes(StandardCharsets.US_ASCII);
        int descriptionBytes = description.length + 1; // with its closing zero
        int padding = -descriptionBytes & 3; // so that what follows is aligned
        int rowBytes = Math.multiplyExact(grid.width(), Float.BYTES);
        int rowsPerStrip = Math.clamp(STRIP_BYTES / rowBytes, 1, grid.height());
        int strips = (grid.height() + rowsPerStrip - 1) / rowsPerStrip;

        int descriptionAt = HEADER_BYTES + DIRECTORY_BYTES;
        int resolutionAt = descriptionAt + descriptionBytes + padding;
        int offsetsAt = resolutionAt + 8;
        int countsAt = offsetsAt + 4 * strips;
        int pixelsAt = countsAt + 4 * strips;
        if (pixelsAt + (long) rowBytes * grid.height() > 0xffffffffL) {
            throw new IOException("a TIFF file holds at most 4 GB");
        }

        var out = new LittleEndianOutput(file);
        out.putText("II");
        out.putShort(42);
        out.putInt(HEADER_BYTES);
        out.putShort(ENTRIES);
        entry(out, 256, LONG, 1, grid.width());
        entry(out, 257, LONG, 1, grid.height());
        entry(out, 258, SHORT, 1, Float.SIZE);
        entry(out, 259, SHORT, 1, 1); // not compressed
        entry(out, 262, SHORT, 1, 1); // black is zero
        entry(out, 270, ASCII, descriptionBytes, descriptionAt);
        entry(out, 273, LONG, strips, strips == 1 ? pixelsAt : offsetsAt);
        entry(out, 277, SHORT, 1, 1);
        entry(out, 278, LONG, 1, rowsPerStrip);
        entry(out, 279, LONG, strips, strips == 1 ? rowBytes * grid.height() : countsAt);
        entry(out, 282, RATIONAL, 1, resolutionAt);
        entry(out, 283, RATIONAL, 1, resolutionAt);
        entry(out, 296, SHORT, 1, 1); // resolution without unit
        entry(out, 339, SHORT, 1, 3); // IEEE floating point
        out.putInt(0);
        out.putBytes(description);
        for (int i = 0; i < 1 + padding; i++) out.putByte(0);
        out.putInt(1);
        out.putInt(1);
        for (int strip = 0; strip < strips; strip++) {
            out.putInt((int) (pixelsAt + (long) strip * rowsPerStrip * rowBytes));
        }
        for (int strip = 0; strip < strips; strip++) {
            out.putInt(rowBytes * Math.min(rowsPerStrip, grid.height() - strip * rowsPerStrip));
        }
        GridRows.writeTopDown(grid, out);
        out.flush();
    }

    private static void entry(LittleEndianOutput out, int tag, int type, int count, int value)
            throws IOException {
        out.putShort(tag);
        out.putShort(type);
        out.putInt(count);
        // A little-endian short fills the low half of the field, as it should.
        out.putInt(value);
    }
}
