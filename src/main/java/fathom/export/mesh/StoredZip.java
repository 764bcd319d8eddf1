package fathom.export.mesh;

import fathom.export.LittleEndianOutput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A zip of stored files that begin at multiples of 64 bytes, as little of it as USDZ needs. */
final class StoredZip {
    private static final int ALIGNMENT = 64;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int PADDING_HEADER_BYTES = 4;

    /** The id of an extra field that holds nothing but padding. */
    private static final int PADDING_ID = 0x1986;

    /** 1 January 1980, the first day that a zip can name, so that equal scenes are equal files. */
    private static final int FIRST_DAY = 0x21;

    private final LittleEndianOutput out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long position;
    private int count;

    StoredZip(FileChannel file) {
        out = new LittleEndianOutput(file);
    }

    void add(String name, byte[] content) throws IOException {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        long headerAt = position;
        if (headerAt + content.length > Integer.MAX_VALUE) {
            throw new IOException("a USDZ file holds at most 2 GB");
        }
        long dataAt = headerAt + LOCAL_HEADER_BYTES + letters.length + PADDING_HEADER_BYTES;
        int padding = (int) (-dataAt & ALIGNMENT - 1);
        var crc = new CRC32();
        crc.update(content);
        out.putInt(0x04034b50);
        facts(out::putShort, out::putInt, crc, content.length, letters.length);
        out.putShort(PADDING_HEADER_BYTES + padding);
        out.putBytes(letters);
        out.putShort(PADDING_ID);
        out.putShort(padding);
        out.putBytes(new byte[padding]);
        out.putBytes(content);
        list(headerAt, crc, content.length, letters);
        position = dataAt + padding + content.length;
        count++;
    }

    private interface Field {
        void put(int value) throws IOException;
    }

    /** What local header and directory say alike, up to the name's length. */
    private static void facts(Field put2, Field put4, CRC32 crc, int length, int name)
            throws IOException {
        put2.put(10); // version 1.0 reads it
        put2.put(0);
        put2.put(0); // stored
        put2.put(0);
        put2.put(FIRST_DAY);
        put4.put((int) crc.getValue());
        put4.put(length);
        put4.put(length);
        put2.put(name);
    }

    private void list(long headerAt, CRC32 crc, int length, byte[] letters) throws IOException {
        put4(0x02014b50);
        put2(10);
        facts(this::put2, this::put4, crc, length, letters.length);
        put2(0);
        put2(0);
        put2(0);
        put2(0);
        put4(0);
        put4((int) headerAt);
        directory.write(letters);
    }

    private void put2(int value) {
        directory.write(value);
        directory.write(value >> 8);
    }

    private void put4(int value) {
        put2(value);
        put2(value >> 16);
    }

    void finish() throws IOException {
        out.putBytes(directory.toByteArray());
        out.putInt(0x06054b50);
        out.putInt(0);
        out.putShort(count);
        out.putShort(count);
        out.putInt(directory.size());
        out.putInt((int) position);
        out.putShort(0);
        out.flush();
    }
}
