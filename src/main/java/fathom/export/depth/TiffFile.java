package fathom.export.depth;

import fathom.export.LittleEndianOutput;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * TIFF with one or three float32 samples a pixel, side by side, written uncompressed in strips,
 * which every reader knows.
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
    private static final int PER_SAMPLE_BYTES = 16;
    private static final int IEEE_FLOAT = 3;
    private static final int STRIP_BYTES = 1 << 16;

    private TiffFile() {}

    static void write(SampleRows rows, String facts, FileChannel file) throws IOException {
        boolean single = rows.samples() == 1;
        byte[] description = facts.getBytes(StandardCharsets.US_ASCII);
        int descriptionBytes = description.length + 1; // with its closing zero
        int padding = -descriptionBytes & 3; // so that what follows is aligned
        int rowBytes = Math.multiplyExact(rows.width(), rows.samples() * Float.BYTES);
        int rowsPerStrip = Math.clamp(STRIP_BYTES / rowBytes, 1, rows.height());
        int strips = (rows.height() + rowsPerStrip - 1) / rowsPerStrip;

        int descriptionAt = HEADER_BYTES + DIRECTORY_BYTES;
        int resolutionAt = descriptionAt + descriptionBytes + padding;
        int perSampleAt = resolutionAt + 8;
        int offsetsAt = perSampleAt + (single ? 0 : PER_SAMPLE_BYTES);
        int countsAt = offsetsAt + 4 * strips;
        int pixelsAt = countsAt + 4 * strips;
        if (pixelsAt + (long) rowBytes * rows.height() > 0xffffffffL) {
            throw new IOException("a TIFF file holds at most 4 GB");
        }

        var out = new LittleEndianOutput(file);
        out.putText("II");
        out.putShort(42);
        out.putInt(HEADER_BYTES);
        out.putShort(ENTRIES);
        entry(out, 256, LONG, 1, rows.width());
        entry(out, 257, LONG, 1, rows.height());
        entry(out, 258, SHORT, rows.samples(), single ? Float.SIZE : perSampleAt);
        entry(out, 259, SHORT, 1, 1); // not compressed
        entry(out, 262, SHORT, 1, single ? 1 : 2); // black is zero, or red, green, blue
        entry(out, 270, ASCII, descriptionBytes, descriptionAt);
        entry(out, 273, LONG, strips, strips == 1 ? pixelsAt : offsetsAt);
        entry(out, 277, SHORT, 1, rows.samples());
        entry(out, 278, LONG, 1, rowsPerStrip);
        entry(out, 279, LONG, strips, strips == 1 ? rowBytes * rows.height() : countsAt);
        entry(out, 282, RATIONAL, 1, resolutionAt);
        entry(out, 283, RATIONAL, 1, resolutionAt);
        entry(out, 296, SHORT, 1, 1); // resolution without unit
        entry(out, 339, SHORT, rows.samples(), single ? IEEE_FLOAT : perSampleAt + 8);
        out.putInt(0);
        out.putBytes(description);
        for (int i = 0; i < 1 + padding; i++) out.putByte(0);
        out.putInt(1);
        out.putInt(1);
        if (!single) perSample(out);
        for (int strip = 0; strip < strips; strip++) {
            out.putInt((int) (pixelsAt + (long) strip * rowsPerStrip * rowBytes));
        }
        for (int strip = 0; strip < strips; strip++) {
            out.putInt(rowBytes * Math.min(rowsPerStrip, rows.height() - strip * rowsPerStrip));
        }
        rows.writeTopDown(out);
        out.flush();
    }

    /** Bits and number format of each of three samples, both padded to 8 bytes. */
    private static void perSample(LittleEndianOutput out) throws IOException {
        for (int i = 0; i < 3; i++) out.putShort(Float.SIZE);
        out.putShort(0);
        for (int i = 0; i < 3; i++) out.putShort(IEEE_FLOAT);
        out.putShort(0);
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
