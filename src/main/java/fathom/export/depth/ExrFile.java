package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * Writes OpenEXR with one float32 channel, scan lines, ZIP compression. The channel is called Y,
 * the luminance of pictures without colour, so that programs show it as a gray picture.
 *
 * @see <a href="https://openexr.com/en/latest/OpenEXRFileLayout.html">OpenEXR file layout</a>
 */
final class ExrFile {
    static final int MAGIC = 20000630;
    static final int LINES_PER_BLOCK = 16;
    private static final int VERSION = 2;
    private static final int FLOAT = 2;
    private static final int ZIP = 3;
    private static final int LEVEL = 4;

    private ExrFile() {}

    static void write(DepthExport export, FileChannel file) throws IOException {
        FloatGrid grid = export.map().grid();
        int blocks = (grid.height() + LINES_PER_BLOCK - 1) / LINES_PER_BLOCK;
        var out = new LittleEndianOutput(file);
        out.putInt(MAGIC);
        out.putInt(VERSION);
        header(out, export);
        out.flush();
        long tableAt = file.position();
        long[] offsets = new long[blocks];
        for (int block = 0; block < blocks; block++) out.putLong(0);
        out.flush();

        int group = 16 * Runtime.getRuntime().availableProcessors();
        for (int first = 0; first < blocks; first += group) {
            var done =
                    IntStream.range(first, Math.min(blocks, first + group))
                            .parallel()
                            .mapToObj(block -> block(grid, block * LINES_PER_BLOCK))
                            .toList();
            for (int i = 0; i < done.size(); i++) {
                offsets[first + i] = file.position();
                ByteBuffer block = done.get(i);
                while (block.hasRemaining()) file.write(block);
            }
        }
        file.position(tableAt);
        for (long offset : offsets) out.putLong(offset);
        out.flush();
    }

    private static void header(LittleEndianOutput out, DepthExport export) throws IOException {
        FloatGrid grid = export.map().grid();
        attribute(out, "channels", "chlist", 2 + 16 + 1);
        out.putText("Y\0");
        out.putInt(FLOAT);
        out.putInt(0); // not perceptually linear, three bytes reserved
        out.putInt(1);
        out.putInt(1);
        out.putByte(0);
        byte[] facts = DepthFacts.lines(export).getBytes(StandardCharsets.UTF_8);
        attribute(out, "comments", "string", facts.length);
        out.putBytes(facts);
        attribute(out, "compression", "compression", 1);
        out.putByte(ZIP);
        window(out, "dataWindow", grid);
        window(out, "displayWindow", grid);
        attribute(out, "lineOrder", "lineOrder", 1);
        out.putByte(0); // increasing y
        attribute(out, "pixelAspectRatio", "float", Float.BYTES);
        out.putFloat(1);
        attribute(out, "screenWindowCenter", "v2f", 2 * Float.BYTES);
        out.putFloat(0);
        out.putFloat(0);
        attribute(out, "screenWindowWidth", "float", Float.BYTES);
        out.putFloat(1);
        out.putByte(0);
    }

    private static void window(LittleEndianOutput out, String name, FloatGrid grid)
            throws IOException {
        attribute(out, name, "box2i", 4 * Integer.BYTES);
        out.putInt(0);
        out.putInt(0);
        out.putInt(grid.width() - 1);
        out.putInt(grid.height() - 1);
    }

    private static void attribute(LittleEndianOutput out, String name, String type, int bytes)
            throws IOException {
        out.putText(name + "\0" + type + "\0");
        out.putInt(bytes);
    }

    /** The block's first line, its length and its compressed lines. */
    private static ByteBuffer block(FloatGrid grid, int fromRow) {
        int rows = Math.min(LINES_PER_BLOCK, grid.height() - fromRow);
        float[] values = new float[rows * grid.width()];
        grid.copyTo(fromRow * grid.width(), values, 0, values.length);
        ByteBuffer raw =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        byte[] packed = new byte[raw.capacity()];
        int length = deflate(ExrZip.scramble(raw.array()), packed);
        // Lines that compression does not shorten are stored as they are.
        byte[] stored = length < raw.capacity() ? packed : raw.array();
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(fromRow)
                .putInt(length)
                .put(stored, 0, length)
                .flip();
    }

    /** The compressed length, or the whole length when that is not shorter. */
    private static int deflate(byte[] bytes, byte[] target) {
        var deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            int length = deflater.deflate(target);
            return deflater.finished() ? length : target.length;
        } finally {
            deflater.end();
        }
    }
}
