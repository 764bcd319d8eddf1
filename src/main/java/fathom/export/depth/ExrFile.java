package fathom.export.depth;

import fathom.export.LittleEndianOutput;
import fathom.raster.FloatGrid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * Writes OpenEXR with channels of one resolution, scan lines, ZIP compression. A depth map alone is
 * one float32 channel called Y, the luminance of pictures without colour, so that programs show it
 * as a gray picture.
 *
 * @see <a href="https://openexr.com/en/latest/OpenEXRFileLayout.html">OpenEXR file layout</a>
 */
final class ExrFile {
    static final int MAGIC = 20000630;
    static final int LINES_PER_BLOCK = 16;
    private static final int VERSION = 2;
    private static final int HALF = 1;
    private static final int FLOAT = 2;
    private static final int ZIP = 3;
    private static final int LEVEL = 4;

    private final int width;
    private final int height;
    private final List<Channel> channels;
    private final String comments;

    /**
     * One channel.
     *
     * @param half 16 bits a value instead of 32
     */
    record Channel(String name, boolean half, Rows rows) {
        int bytes() {
            return half ? Short.BYTES : Float.BYTES;
        }
    }

    /** Gives a row of values, on several threads at once. */
    @FunctionalInterface
    interface Rows {
        void copyRow(int y, float[] target);
    }

    /**
     * @param channels in any order
     */
    ExrFile(int width, int height, List<Channel> channels, String comments) {
        this.width = width;
        this.height = height;
        // Readers find channels by the order of their names.
        this.channels = channels.stream().sorted(Comparator.comparing(Channel::name)).toList();
        this.comments = comments;
    }

    static void write(DepthExport export, FileChannel file) throws IOException {
        FloatGrid grid = export.map().grid();
        Rows rows = (y, target) -> grid.copyTo(y * grid.width(), target, 0, grid.width());
        var channel = new Channel("Y", false, rows);
        new ExrFile(grid.width(), grid.height(), List.of(channel), DepthFacts.lines(export))
                .write(file);
    }

    void write(FileChannel file) throws IOException {
        int blocks = (height + LINES_PER_BLOCK - 1) / LINES_PER_BLOCK;
        var out = new LittleEndianOutput(file);
        out.putInt(MAGIC);
        out.putInt(VERSION);
        header(out);
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
                            .mapToObj(block -> block(block * LINES_PER_BLOCK))
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

    private void header(LittleEndianOutput out) throws IOException {
        int bytes = 1;
        for (var channel : channels) bytes += channel.name.length() + 1 + 16;
        attribute(out, "channels", "chlist", bytes);
        for (var channel : channels) {
            out.putText(channel.name + "\0");
            out.putInt(channel.half ? HALF : FLOAT);
            out.putInt(0); // not perceptually linear, three bytes reserved
            out.putInt(1);
            out.putInt(1);
        }
        out.putByte(0);
        byte[] facts = comments.getBytes(StandardCharsets.UTF_8);
        attribute(out, "comments", "string", facts.length);
        out.putBytes(facts);
        attribute(out, "compression", "compression", 1);
        out.putByte(ZIP);
        window(out, "dataWindow");
        window(out, "displayWindow");
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

    private void window(LittleEndianOutput out, String name) throws IOException {
        attribute(out, name, "box2i", 4 * Integer.BYTES);
        out.putInt(0);
        out.putInt(0);
        out.putInt(width - 1);
        out.putInt(height - 1);
    }

    private static void attribute(LittleEndianOutput out, String name, String type, int bytes)
            throws IOException {
        out.putText(name + "\0" + type + "\0");
        out.putInt(bytes);
    }

    /** The block's first line, its length and its compressed lines, channel by channel in each. */
    private ByteBuffer block(int fromRow) {
        int rows = Math.min(LINES_PER_BLOCK, height - fromRow);
        int bytesPerPixel = channels.stream().mapToInt(Channel::bytes).sum();
        ByteBuffer raw =
                ByteBuffer.allocate(rows * width * bytesPerPixel).order(ByteOrder.LITTLE_ENDIAN);
        var values = new float[width];
        for (int row = fromRow; row < fromRow + rows; row++) {
            for (var channel : channels) {
                channel.rows.copyRow(row, values);
                for (float value : values) {
                    if (channel.half) raw.putShort(Float.floatToFloat16(value));
                    else raw.putFloat(value);
                }
            }
        }
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
