package fathom.export.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Writes PNG files. Bands of rows are filtered and compressed on all processors, each band into an
 * IDAT chunk of its own; together they are one zlib stream.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics, third edition</a>
 */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /**
     * Bytes of pixels a band: restarting the compressor so often costs 0.1 % (docs/performance.md).
     */
    private static final int BAND_BYTES = 1 << 20;

    private PngWriter() {}

    /** The pixels, asked for row by row from several threads. */
    @FunctionalInterface
    public interface Rows {
        /** Writes row {@code y} into {@code target} from {@code from} on. */
        void copyRow(int y, byte[] target, int from);
    }

    /**
     * @param texts keyword (1 to 79 Latin characters) to text; Latin text becomes tEXt, other text
     *     iTXt
     */
    public static void write(
            WritableByteChannel file,
            PngFormat format,
            int width,
            int height,
            Map<String, String> texts,
            Rows rows)
            throws IOException {
        put(file, ByteBuffer.wrap(SIGNATURE));
        put(file, chunk("IHDR", header(format, width, height)));
        for (var text : texts.entrySet()) put(file, textChunk(text.getKey(), text.getValue()));

        int rowsPerBand = Math.max(1, BAND_BYTES / Math.multiplyExact(width, format.bytesPerPixel));
        int bands = (height + rowsPerBand - 1) / rowsPerBand;
        // In groups, so that a large picture is never held compressed as a whole.
        int group = 4 * Runtime.getRuntime().availableProcessors();
        long checksum = 1;
        for (int first = 0; first < bands; first += group) {
            var done =
                    IntStream.range(first, Math.min(bands, first + group))
                            .parallel()
                            .mapToObj(
                                    band ->
                                            PngBand.compress(
                                                    format,
                                                    width,
                                                    band * rowsPerBand,
                                                    Math.min(height, (band + 1) * rowsPerBand),
                                                    band == 0,
                                                    band == bands - 1,
                                                    rows))
                            .toList();
            for (PngBand band : done) {
                put(file, chunk("IDAT", band.compressed()));
                checksum = Adler.combine(checksum, band.adler(), band.rawLength());
            }
        }
        put(file, chunk("IDAT", ByteBuffer.allocate(4).putInt((int) checksum).flip()));
        put(file, chunk("IEND", ByteBuffer.allocate(0)));
    }

    private static ByteBuffer header(PngFormat format, int width, int height) {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) format.bitDepth)
                .put((byte) format.colourType)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .flip();
    }

    private static ByteBuffer textChunk(String keyword, String text) {
        byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
        if (key.length < 1 || key.length > 79) {
            throw new IllegalArgumentException("A keyword has 1 to 79 letters, got " + keyword);
        }
        if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            return chunk(
                    "tEXt",
                    ByteBuffer.allocate(key.length + 1 + latin.length)
                            .put(key)
                            .put((byte) 0)
                            .put(latin)
                            .flip());
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        // Not compressed, no language, no translated keyword.
        return chunk(
                "iTXt",
                ByteBuffer.allocate(key.length + 5 + utf8.length)
                        .put(key)
                        .put(new byte[5])
                        .put(utf8)
                        .flip());
    }

    private static ByteBuffer chunk(String type, ByteBuffer data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data.duplicate());
        return ByteBuffer.allocate(12 + data.remaining())
                .putInt(data.remaining())
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .flip();
    }

    private static void put(WritableByteChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) file.write(bytes);
    }
}
