package fathom.export.depth;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What OpenEXR does to bytes before it compresses them (ImfZip.cpp): bytes at even places first,
 * those at odd places after them, then differences to the byte before, offset by 128.
 */
final class ExrZip {
    private ExrZip() {}

    static byte[] scramble(byte[] raw) {
        byte[] parted = new byte[raw.length];
        int half = (raw.length + 1) / 2;
        for (int i = 0; i < raw.length; i++) parted[(i & 1) * half + i / 2] = raw[i];
        for (int i = parted.length - 1; i > 0; i--) {
            parted[i] = (byte) (parted[i] - parted[i - 1] + 128);
        }
        return parted;
    }

    static byte[] unscramble(byte[] scrambled) {
        byte[] parted = scrambled.clone();
        for (int i = 1; i < parted.length; i++) {
            parted[i] = (byte) (parted[i] + parted[i - 1] - 128);
        }
        byte[] raw = new byte[parted.length];
        int half = (raw.length + 1) / 2;
        for (int i = 0; i < raw.length; i++) raw[i] = parted[(i & 1) * half + i / 2];
        return raw;
    }

    /**
     * The lines of one block.
     *
     * @param compression 0 none, 1 run lengths, 2 and 3 zlib
     */
    static byte[] unpack(byte[] packed, int compression, int bytes) throws MalformedFileException {
        // A block that compression did not shorten is stored as it is.
        if (compression == 0 || packed.length == bytes) {
            if (packed.length != bytes) throw new MalformedFileException("a block is cut off");
            return packed;
        }
        return unscramble(compression == 1 ? expanded(packed, bytes) : inflated(packed, bytes));
    }

    private static byte[] inflated(byte[] packed, int bytes) throws MalformedFileException {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] lines = new byte[bytes];
            int length = inflater.inflate(lines);
            if (length == bytes) return lines;
        } catch (DataFormatException damaged) {
            throw new MalformedFileException("its compressed lines are damaged", damaged);
        } finally {
            inflater.end();
        }
        throw new MalformedFileException("its compressed lines are cut off");
    }

    /** A count below 0 copies that many bytes, others repeat one byte count + 1 times (ImfRle). */
    private static byte[] expanded(byte[] packed, int bytes) throws MalformedFileException {
        byte[] lines = new byte[bytes];
        int at = 0;
        int from = 0;
        while (from < packed.length) {
            int count = packed[from++];
            int length = count < 0 ? -count : count + 1;
            int source = count < 0 ? length : 1;
            if (length > bytes - at || source > packed.length - from) break;
            if (count < 0) System.arraycopy(packed, from, lines, at, length);
            else Arrays.fill(lines, at, at + length, packed[from]);
            at += length;
            from += source;
        }
        if (at == bytes && from == packed.length) return lines;
        throw new MalformedFileException("its run lengths are damaged");
    }
}
