package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.raster.FloatGrid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the depth channel of single-part scan-line OpenEXR files without compression or with RLE,
 * ZIPS or ZIP. The channel is Z, depth, Y, or else the first.
 */
final class ExrReader {
    private static final int BLOCK_HEADER = 8;

    private ExrReader() {}

    static boolean recognises(byte[] bytes) {
        return bytes.length >= 8
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == ExrFile.MAGIC;
    }

    static StoredDepth read(byte[] bytes) throws MalformedFileException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ExrHeader header = ExrHeader.read(in);
        int blocks = (header.height() + header.linesPerBlock() - 1) / header.linesPerBlock();
        if (in.remaining() < 8L * blocks) {
            throw new MalformedFileException("its table of lines is cut off");
        }
        in.position(in.position() + 8 * blocks);
        float[] values = new float[header.width() * header.height()];
        Arrays.fill(values, Float.NaN);
        for (int block = 0; block < blocks; block++) readBlock(in, header, values);
        Optional<DepthKind> kind = header.comments().flatMap(DepthFacts::kindIn);
        return StoredDepth.floats(FloatGrid.adopt(header.width(), header.height(), values), kind);
    }

    private static void readBlock(ByteBuffer in, ExrHeader header, float[] values)
            throws MalformedFileException {
        if (in.remaining() < BLOCK_HEADER) throw new MalformedFileException("it is cut off");
        long row = (long) in.getInt() - header.minY();
        int stored = in.getInt();
        if (row < 0 || row >= header.height() || row % header.linesPerBlock() != 0) {
            throw new MalformedFileException("it has lines outside its window");
        }
        if (stored < 0 || stored > in.remaining()) {
            throw new MalformedFileException("it is cut off");
        }
        int rows = (int) Math.min(header.linesPerBlock(), header.height() - row);
        byte[] packed = new byte[stored];
        in.get(packed);
        byte[] lines =
                ExrZip.unpack(
                        packed, header.compression(), Math.multiplyExact(rows, header.lineBytes()));
        ByteBuffer raw = ByteBuffer.wrap(lines).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < rows; y++) {
            raw.position(y * header.lineBytes() + header.channelOffset());
            float[] line = Numbers.read(raw, header.type(), header.valueBytes(), header.width());
            System.arraycopy(line, 0, values, ((int) row + y) * header.width(), header.width());
        }
    }
}
