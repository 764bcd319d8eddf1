package fathom.inference.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes fields of the protocol buffers' wire format. */
final class WireWriter {
    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream out;

    WireWriter(OutputStream out) {
        this.out = out;
    }

    static int varintSize(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    void write(Message.Field field) throws IOException {
        switch (field) {
            case Message.Field.Varint(int number, long value) -> {
                tag(number, 0);
                varint(value);
            }
            case Message.Field.Fixed64(int number, long value) -> {
                tag(number, 1);
                fixed(value, Long.BYTES);
            }
            case Message.Field.Bytes(int number, MemorySegment value) -> {
                tag(number, 2);
                varint(value.byteSize());
                copy(value, out);
            }
            case Message.Field.Nested(int number, Message value) -> {
                tag(number, 2);
                varint(value.size());
                value.writeTo(out);
            }
            case Message.Field.Fixed32(int number, int value) -> {
                tag(number, 5);
                fixed(value, Integer.BYTES);
            }
        }
    }

    private void tag(int number, int wireType) throws IOException {
        varint(((long) number << 3) | wireType);
    }

    void varint(long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void fixed(long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) out.write((int) (value >>> (8 * i)) & 0xff);
    }

    /** Piece by piece, so that a weight of any size needs no array of its own. */
    static void copy(MemorySegment bytes, OutputStream out) throws IOException {
        var chunk = new byte[(int) Math.min(CHUNK_BYTES, bytes.byteSize())];
        for (long done = 0; done < bytes.byteSize(); done += chunk.length) {
            int count = (int) Math.min(chunk.length, bytes.byteSize() - done);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, done, chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }
}
