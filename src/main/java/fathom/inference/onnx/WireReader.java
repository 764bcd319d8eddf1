package fathom.inference.onnx;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads fields of the protocol buffers' wire format
 * (https://protobuf.dev/programming-guides/encoding) and believes no length that it is told.
 */
final class WireReader {
    static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_VARINT = 10;

    private final MemorySegment bytes;
    private long position;

    WireReader(MemorySegment bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.byteSize();
    }

    Message.Field field() throws MalformedGraphException {
        long tag = varint();
        long number = tag >>> 3;
        if (number < 1 || number > (1 << 29) - 1) {
            throw senseless();
        }
        int n = (int) number;
        return switch ((int) (tag & 7)) {
            case 0 -> new Message.Field.Varint(n, varint());
            case 1 -> new Message.Field.Fixed64(n, take(Long.BYTES).get(LONG, 0));
            case 2 -> new Message.Field.Bytes(n, take(varint()));
            case 5 -> new Message.Field.Fixed32(n, take(Integer.BYTES).get(INT, 0));
            default -> throw senseless();
        };
    }

    long varint() throws MalformedGraphException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            byte next = take(1).get(JAVA_BYTE, 0);
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) return value;
        }
        throw senseless();
    }

    private MalformedGraphException senseless() {
        return new MalformedGraphException("its bytes make no sense at " + position);
    }

    private MemorySegment take(long count) throws MalformedGraphException {
        if (count < 0 || count > bytes.byteSize() - position) {
            throw new MalformedGraphException("it is cut off, or damaged at byte " + position);
        }
        var slice = bytes.asSlice(position, count);
        position += count;
        return slice;
    }
}
