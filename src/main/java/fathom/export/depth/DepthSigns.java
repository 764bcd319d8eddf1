package fathom.export.depth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells depth from photographs where a format holds both, by what the header says: 16-bit gray in a
 * PNG; floats, or whole numbers of 16 bits and more, in the one channel of a TIFF file. Reads the
 * header alone.
 */
public final class DepthSigns {
    private static final int PNG_HEAD = 26;
    private static final int TIFF_HEAD = 8;
    private static final int MOST_DIRECTORY = 2 + 0xffff * 12;
    private static final int FLOATS = 3;
    private static final int PALETTE = 3;

    private DepthSigns() {}

    /** False as well for a file that cannot be read: whoever opens it will say so. */
    public static boolean areIn(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] head = read(channel, 0, PNG_HEAD).array();
            if (Png16File.recognises(head)) return head[24] == 16 && head[25] == 0;
            return TiffDepthReader.recognises(head) && areIn(directoryOf(channel, head));
        } catch (IOException | IndexOutOfBoundsException unreadable) {
            return false;
        }
    }

    private static boolean areIn(TiffDirectory tiff) {
        boolean oneChannel = tiff.number(TiffDirectory.SAMPLES).orElse(1) == 1;
        boolean colours = tiff.number(TiffDirectory.PHOTOMETRIC).orElse(1) == PALETTE;
        boolean floats = tiff.number(TiffDirectory.SAMPLE_FORMAT).orElse(1) == FLOATS;
        boolean fine = tiff.number(TiffDirectory.BITS).orElse(1) >= 16;
        return oneChannel && !colours && (floats || fine);
    }

    private static TiffDirectory directoryOf(FileChannel channel, byte[] head) throws IOException {
        var order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long from = ByteBuffer.wrap(head, 0, TIFF_HEAD).order(order).getInt(4) & 0xffffffffL;
        return TiffDirectory.alone(read(channel, from, MOST_DIRECTORY).order(order));
    }

    private static ByteBuffer read(FileChannel channel, long from, int most) throws IOException {
        long there = Math.clamp(channel.size() - from, 0, most);
        var bytes = ByteBuffer.allocate((int) there);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, from + bytes.position());
            if (read < 0) break;
        }
        return bytes.flip();
    }
}
