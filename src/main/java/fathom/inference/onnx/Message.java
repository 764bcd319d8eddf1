package fathom.inference.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message in the protocol buffers' wire format: numbered fields in their order. Fields that
 * Fathom does not know are kept byte for byte.
 */
final class Message {
    /** A field as it lies on the wire. */
    sealed interface Field {
        int number();

        record Varint(int number, long value) implements Field {}

        record Fixed32(int number, int value) implements Field {}

        record Fixed64(int number, long value) implements Field {}

        record Bytes(int number, MemorySegment value) implements Field {}

        record Nested(int number, Message value) implements Field {}
    }

    private final List<Field> fields = new ArrayList<>();

    static Message parse(MemorySegment bytes) throws MalformedGraphException {
        var message = new Message();
        var reader = new WireReader(bytes);
        while (!reader.atEnd()) message.fields.add(reader.field());
        return message;
    }

    List<Field> fields() {
        return fields;
    }

    Message add(int number, long value) {
        fields.add(new Field.Varint(number, value));
        return this;
    }

    Message add(int number, String text) {
        return add(number, MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8)));
    }

    Message add(int number, MemorySegment bytes) {
        fields.add(new Field.Bytes(number, bytes));
        return this;
    }

    Message add(int number, float value) {
        fields.add(new Field.Fixed32(number, Float.floatToRawIntBits(value)));
        return this;
    }

    Message add(int number, Message nested) {
        fields.add(new Field.Nested(number, nested));
        return this;
    }

    Message add(Field field) {
        fields.add(field);
        return this;
    }

    Stream<MemorySegment> bytes(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .filter(Field.Bytes.class::isInstance)
                .map(field -> ((Field.Bytes) field).value());
    }

    /** The last one counts, as the format says of a field that is not repeated. */
    Optional<MemorySegment> lastBytes(int number) {
        return bytes(number).reduce((_, last) -> last);
    }

    String text(int number) {
        return lastBytes(number).map(Message::text).orElse("");
    }

    List<String> texts(int number) {
        return bytes(number).map(Message::text).toList();
    }

    static String text(MemorySegment bytes) {
        return new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    long varint(int number, long otherwise) {
        long found = otherwise;
        for (var field : fields) {
            if (field instanceof Field.Varint(int n, long value) && n == number) found = value;
        }
        return found;
    }

    /** A repeated integer, packed or not. */
    long[] varints(int number) throws MalformedGraphException {
        var found = Stream.<Long>builder();
        for (var field : fields) {
            if (field.number() != number) continue;
            if (field instanceof Field.Varint(_, long value)) found.add(value);
            if (field instanceof Field.Bytes(_, MemorySegment packed)) {
                var reader = new WireReader(packed);
                while (!reader.atEnd()) found.add(reader.varint());
            }
        }
        return found.build().mapToLong(Long::longValue).toArray();
    }

    /** Bytes on the wire. */
    long size() {
        long size = 0;
        for (var field : fields) {
            size += WireWriter.varintSize((long) field.number() << 3);
            size +=
                    switch (field) {
                        case Field.Varint(_, long value) -> WireWriter.varintSize(value);
                        case Field.Fixed32 _ -> Integer.BYTES;
                        case Field.Fixed64 _ -> Long.BYTES;
                        case Field.Bytes(_, MemorySegment value) -> prefixed(value.byteSize());
                        case Field.Nested(_, Message value) -> prefixed(value.size());
                    };
        }
        return size;
    }

    private static long prefixed(long size) {
        return WireWriter.varintSize(size) + size;
    }

    void writeTo(OutputStream out) throws IOException {
        var writer = new WireWriter(out);
        for (var field : fields) writer.write(field);
    }
}
