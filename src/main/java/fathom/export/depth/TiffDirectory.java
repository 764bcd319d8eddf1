package fathom.export.depth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The entries of a TIFF file's first image, so far as single numbers and texts go. */
final class TiffDirectory {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int PHOTOMETRIC = 262;
    static final int DESCRIPTION = 270;
    static final int SAMPLES = 277;
    static final int SAMPLE_FORMAT = 339;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;

    private final ByteBuffer file;
    private final Map<Integer, Integer> entryAt = new HashMap<>();

    private TiffDirectory(ByteBuffer file) {
        this.file = file;
    }

    static TiffDirectory first(byte[] bytes) throws MalformedFileException {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        file.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = new TiffDirectory(file);
        long from = file.getInt(4) & 0xffffffffL;
        if (from > bytes.length - 2L) {
            throw new MalformedFileException("its directory lies beyond its end");
        }
        directory.index((int) from);
        return directory;
    }

    /**
     * Of a file of which only the directory was read: numbers are known, texts are not.
     *
     * @param entries from the count of the entries on, in the file's byte order
     */
    static TiffDirectory alone(ByteBuffer entries) throws MalformedFileException {
        var directory = new TiffDirectory(entries);
        directory.index(0);
        return directory;
    }

    private void index(int from) throws MalformedFileException {
        int entries = file.getShort(from) & 0xffff;
        if (from + 2 + (long) entries * ENTRY_BYTES > file.limit()) {
            throw new MalformedFileException("its directory is cut off");
        }
        for (int i = 0; i < entries; i++) {
            int at = from + 2 + i * ENTRY_BYTES;
            entryAt.put(file.getShort(at) & 0xffff, at);
        }
    }

    /** The first number of an entry. */
    OptionalLong number(int tag) {
        Integer at = entryAt.get(tag);
        if (at == null) return OptionalLong.empty();
        return switch (file.getShort(at + 2)) {
            case SHORT -> OptionalLong.of(file.getShort(at + 8) & 0xffff);
            case LONG -> OptionalLong.of(file.getInt(at + 8) & 0xffffffffL);
            default -> OptionalLong.empty();
        };
    }

    /** The bytes of a text entry; none when it is missing or cut off. */
    byte[] bytes(int tag) {
        Integer at = entryAt.get(tag);
        if (at == null) return new byte[0];
        long count = file.getInt(at + 4) & 0xffffffffL;
        long from = count <= 4 ? at + 8 : file.getInt(at + 8) & 0xffffffffL;
        if (from + count > file.capacity()) return new byte[0];
        byte[] text = new byte[(int) count];
        file.get((int) from, text);
        return text;
    }
}
