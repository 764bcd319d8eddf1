package fathom.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** Numbers and text to a file, little-endian, through one buffer. {@link #flush} ends the work. */
public final class LittleEndianOutput {
    private static final int CAPACITY = 1 << 20;

    private final FileChannel file;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

    private final LongConsumer progress;

    public LittleEndianOutput(FileChannel file) {
        this(file, _ -> {});
    }

    /**
     * @param progress hears how many bytes were written, whenever some were
     */
    public LittleEndianOutput(FileChannel file, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    public void putByte(int value) throws IOException {
        reserve(1);
        buffer.put((byte) value);
    }

    public void putShort(int value) throws IOException {
        reserve(2);
        buffer.putShort((short) value);
    }

    public void putInt(int value) throws IOException {
        reserve(4);
        buffer.putInt(value);
    }

    public void putLong(long value) throws IOException {
        reserve(8);
        buffer.putLong(value);
    }

    public void putFloat(float value) throws IOException {
        reserve(4);
        buffer.putFloat(value);
    }

    public void putBytes(byte[] bytes) throws IOException {
        putBytes(bytes, 0, bytes.length);
    }

    public void putBytes(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            if (!buffer.hasRemaining()) flush();
            int part = Math.min(left, buffer.remaining());
            buffer.put(bytes, at, part);
            at += part;
            left -= part;
        }
    }

    public void putFloats(float[] values, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            reserve(Float.BYTES);
            int part = Math.min(left, buffer.remaining() / Float.BYTES);
            buffer.asFloatBuffer().put(values, at, part);
            buffer.position(buffer.position() + part * Float.BYTES);
            at += part;
            left -= part;
        }
    }

    /** Text in UTF-8, which for plain letters is ASCII. */
    public void putText(String text) throws IOException {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public void flush() throws IOException {
        progress.accept(buffer.position());
        buffer.flip();
        while (buffer.hasRemaining()) file.write(buffer);
        buffer.clear();
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) flush();
    }
}
