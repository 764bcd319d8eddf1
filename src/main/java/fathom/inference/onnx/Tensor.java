package fathom.inference.onnx;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A constant of a graph. The values of numbers stay where they lie in the file, row-major and
 * little-endian, until somebody asks for them.
 */
public final class Tensor {
    public static final int FLOAT = 1;
    public static final int INT8 = 3;
    public static final int INT64 = 7;

    private static final ValueLayout.OfFloat FLOATS =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int DIMS = 1;
    private static final int DATA_TYPE = 2;
    private static final int FLOAT_DATA = 4;
    private static final int INT64_DATA = 7;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;
    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    private final String name;
    private final int type;
    private final long[] dims;
    private final Message message;
    private final Optional<MemorySegment> data;

    private Tensor(
            String name, int type, long[] dims, Message message, Optional<MemorySegment> data) {
        this.name = name;
        this.type = type;
        this.dims = dims;
        this.message = message;
        this.data = data;
    }

    static Tensor parse(MemorySegment bytes, WeightSource files) throws IOException {
        var message = Message.parse(bytes);
        int type = (int) message.varint(DATA_TYPE, 0);
        long[] dims = message.varints(DIMS);
        var data = data(message, type, files);
        checkLength(message.text(NAME), type, dims, data);
        return new Tensor(message.text(NAME), type, dims, message, data);
    }

    private static void checkLength(
            String name, int type, long[] dims, Optional<MemorySegment> data)
            throws MalformedGraphException {
        int elementBytes =
                switch (type) {
                    case FLOAT -> Float.BYTES;
                    case INT64 -> Long.BYTES;
                    default -> 0;
                };
        if (elementBytes == 0 || data.isEmpty()) return;
        long bytes = elementBytes;
        for (long dim : dims) {
            if (dim < 0 || (dim != 0 && bytes > Long.MAX_VALUE / dim)) {
                throw new MalformedGraphException("'%s' has the extent %d".formatted(name, dim));
            }
            bytes *= dim;
        }
        if (bytes != data.get().byteSize()) {
            throw new MalformedGraphException(
                    "'%s' has %d bytes instead of %d"
                            .formatted(name, data.get().byteSize(), bytes));
        }
    }

    private static Optional<MemorySegment> data(Message message, int type, WeightSource files)
            throws IOException {
        if (message.varint(DATA_LOCATION, 0) == 1) {
            return Optional.of(files.slice(message.bytes(EXTERNAL_DATA).toList()));
        }
        var raw = message.lastBytes(RAW_DATA);
        if (raw.isPresent()) return raw;
        if (type == INT64) {
            return Optional.of(MemorySegment.ofArray(bytesOf(message.varints(INT64_DATA))));
        }
        if (type == FLOAT) return packedFloats(message);
        return Optional.empty();
    }

    private static Optional<MemorySegment> packedFloats(Message message) {
        boolean single =
                message.fields().stream()
                        .anyMatch(
                                field ->
                                        field instanceof Message.Field.Fixed32 f
                                                && f.number() == FLOAT_DATA);
        return single ? Optional.empty() : message.lastBytes(FLOAT_DATA);
    }

    private static byte[] bytesOf(long[] values) {
        var bytes = new byte[values.length * Long.BYTES];
        var segment = MemorySegment.ofArray(bytes);
        for (int i = 0; i < values.length; i++) {
            segment.set(WireReader.LONG, (long) i * Long.BYTES, values[i]);
        }
        return bytes;
    }

    public static Tensor ofFloats(String name, long[] dims, float[] values) {
        var bytes = MemorySegment.ofArray(new byte[values.length * Float.BYTES]);
        for (int i = 0; i < values.length; i++) {
            bytes.set(FLOATS, (long) i * Float.BYTES, values[i]);
        }
        return of(name, FLOAT, dims, bytes);
    }

    public static Tensor ofBytes(String name, long[] dims, byte[] values) {
        return of(name, INT8, dims, MemorySegment.ofArray(values));
    }

    public static Tensor ofLongs(String name, long... values) {
        return of(name, INT64, new long[] {values.length}, MemorySegment.ofArray(bytesOf(values)));
    }

    private static Tensor of(String name, int type, long[] dims, MemorySegment data) {
        var message = new Message();
        for (long dim : dims) message.add(DIMS, dim);
        message.add(DATA_TYPE, type).add(NAME, name).add(RAW_DATA, data);
        return new Tensor(name, type, dims.clone(), message, Optional.of(data));
    }

    public String name() {
        return name;
    }

    /** The format's own number of the element type, for example {@link #FLOAT}. */
    public int type() {
        return type;
    }

    public long[] dims() {
        return dims.clone();
    }

    public int rank() {
        return dims.length;
    }

    public long dim(int axis) {
        return dims[axis];
    }

    /** How many elements; 1 for a scalar. */
    public long size() {
        return Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    }

    /** Whether {@link #floats} has something to give. */
    public boolean isFloat() {
        return type == FLOAT && data.isPresent();
    }

    public boolean isInteger() {
        return type == INT64 && data.isPresent();
    }

    /** A copy of the values, row-major. */
    public float[] floats() {
        if (!isFloat()) throw new IllegalStateException("'" + name + "' holds no 32-bit floats");
        var bytes = data.orElseThrow();
        var values = new float[Math.toIntExact(size())];
        MemorySegment.copy(bytes, FLOATS, 0, values, 0, values.length);
        return values;
    }

    public long[] longs() {
        if (!isInteger())
            throw new IllegalStateException("'" + name + "' holds no 64-bit integers");
        var bytes = data.orElseThrow();
        var values = new long[Math.toIntExact(size())];
        MemorySegment.copy(bytes, WireReader.LONG, 0, values, 0, values.length);
        return values;
    }

    Optional<MemorySegment> data() {
        return data;
    }

    Tensor named(String other) {
        var renamed = without(NAME).add(NAME, other);
        return new Tensor(other, type, dims, renamed, data);
    }

    /** With the values inside, wherever they lay before. */
    Message inline() {
        if (message.varint(DATA_LOCATION, 0) != 1) return message;
        return without(EXTERNAL_DATA, DATA_LOCATION).add(RAW_DATA, data.orElseThrow());
    }

    /** With the values in another file. */
    Message outside(String file, long offset) {
        var moved = without(EXTERNAL_DATA, DATA_LOCATION, RAW_DATA, FLOAT_DATA, INT64_DATA);
        moved.add(EXTERNAL_DATA, ExternalData.entry("location", file));
        moved.add(EXTERNAL_DATA, ExternalData.entry("offset", Long.toString(offset)));
        long length = data.orElseThrow().byteSize();
        moved.add(EXTERNAL_DATA, ExternalData.entry("length", Long.toString(length)));
        return moved.add(DATA_LOCATION, 1);
    }

    private Message without(int... numbers) {
        var rest = new Message();
        message.fields().stream()
                .filter(field -> Arrays.stream(numbers).noneMatch(n -> n == field.number()))
                .forEach(rest::add);
        return rest;
    }

    @Override
    public String toString() {
        return "%s %d%s".formatted(name, type, Arrays.toString(dims));
    }
}
