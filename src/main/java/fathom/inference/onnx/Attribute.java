package fathom.inference.onnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A named constant of a node. Its value is decoded by whoever knows its type. */
public final class Attribute {
    private static final int NAME = 1;
    private static final int FLOAT = 2;
    private static final int INT = 3;
    private static final int STRING = 4;
    private static final int TENSOR = 5;
    private static final int GRAPH = 6;
    private static final int INTS = 8;
    private static final int GRAPHS = 11;
    private static final int TYPE = 20;

    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INT = 2;
    private static final int TYPE_STRING = 3;
    private static final int TYPE_INTS = 7;

    private final Message message;

    private Attribute(Message message) {
        this.message = message;
    }

    static Attribute parse(MemorySegment bytes) throws MalformedGraphException {
        return new Attribute(Message.parse(bytes));
    }

    public static Attribute of(String name, long value) {
        return new Attribute(named(name, TYPE_INT).add(INT, value));
    }

    public static Attribute of(String name, float value) {
        return new Attribute(named(name, TYPE_FLOAT).add(FLOAT, value));
    }

    public static Attribute of(String name, String value) {
        return new Attribute(named(name, TYPE_STRING).add(STRING, value));
    }

    public static Attribute of(String name, long[] values) {
        var message = named(name, TYPE_INTS);
        for (long value : values) message.add(INTS, value);
        return new Attribute(message);
    }

    private static Message named(String name, int type) {
        return new Message().add(NAME, name).add(TYPE, type);
    }

    public String name() {
        return message.text(NAME);
    }

    public long integer() {
        return message.varint(INT, 0);
    }

    public float real() {
        for (var field : message.fields()) {
            if (field instanceof Message.Field.Fixed32(int number, int bits) && number == FLOAT) {
                return Float.intBitsToFloat(bits);
            }
        }
        return 0;
    }

    public String text() {
        return message.lastBytes(STRING)
                .map(
                        bytes ->
                                new String(
                                        bytes.toArray(ValueLayout.JAVA_BYTE),
                                        StandardCharsets.UTF_8))
                .orElse("");
    }

    public long[] integers() throws MalformedGraphException {
        return message.varints(INTS);
    }

    Optional<MemorySegment> tensor() {
        return message.lastBytes(TENSOR);
    }

    /** The graphs of a branch or a loop. */
    List<MemorySegment> graphs() {
        return Stream.concat(message.bytes(GRAPH), message.bytes(GRAPHS)).toList();
    }

    Message message() {
        return message;
    }
}
