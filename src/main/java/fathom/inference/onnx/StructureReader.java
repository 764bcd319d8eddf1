package fathom.inference.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a model file holds, field by field and without its weights: neither time nor memory grows
 * with them, and nothing that the file names is opened. Field numbers are those of onnx.proto.
 */
public final class StructureReader {
    private static final int MAX_DEPTH = 200;

    /** Outputs of the model itself; those deeper belong to branches and loops. */
    private static final int OWN_OUTPUT_DEPTH = 2;

    private static final int MAX_TEXT_BYTES = 1 << 16;

    private final Map<String, Long> operatorSets = new TreeMap<>();
    private final Set<String> operators = new TreeSet<>();
    private final Set<String> weightFiles = new TreeSet<>();
    private final Set<String> outputs = new TreeSet<>();
    private boolean hasGraph;

    private StructureReader() {}

    /**
     * @throws MalformedGraphException when the file is no whole model
     */
    public static StructureReader read(Path file) throws IOException {
        var structure = new StructureReader();
        try (var arena = Arena.ofConfined();
                var channel = FileChannel.open(file)) {
            if (channel.size() == 0) throw new MalformedGraphException("it is empty");
            var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            structure.read(bytes, Part.MODEL, 0);
        }
        if (!structure.hasGraph) throw new MalformedGraphException("it holds no graph");
        return structure;
    }

    /** The version of each operator set by its domain; the empty domain is ONNX's own. */
    public Map<String, Long> operatorSets() {
        return Map.copyOf(operatorSets);
    }

    /** The operators that its nodes use, without domain. */
    public Set<String> operators() {
        return Set.copyOf(operators);
    }

    /** The names of what the model gives. */
    public Set<String> outputs() {
        return Set.copyOf(outputs);
    }

    /** The files that hold weights, as the model names them. */
    public Set<String> weightFiles() {
        return Set.copyOf(weightFiles);
    }

    /** The messages that lead to nodes and tensors, and the fields that lead on. */
    private enum Part {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        SPARSE_TENSOR,
        FUNCTION,
        TRAINING,
        OPERATOR_SET,
        OUTPUT,
        DATA_ENTRY,
        LEAF;

        Part at(int field) {
            return switch (this) {
                case MODEL ->
                        switch (field) {
                            case 7 -> GRAPH;
                            case 8 -> OPERATOR_SET;
                            case 20 -> TRAINING;
                            case 25 -> FUNCTION;
                            default -> LEAF;
                        };
                case GRAPH ->
                        switch (field) {
                            case 1 -> NODE;
                            case 5 -> TENSOR;
                            case 12 -> OUTPUT;
                            case 15 -> SPARSE_TENSOR;
                            default -> LEAF;
                        };
                case NODE -> field == 5 ? ATTRIBUTE : LEAF;
                case ATTRIBUTE ->
                        switch (field) {
                            case 5, 10 -> TENSOR;
                            case 6, 11 -> GRAPH;
                            case 22, 23 -> SPARSE_TENSOR;
                            default -> LEAF;
                        };
                case TENSOR -> field == 13 ? DATA_ENTRY : LEAF;
                case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : LEAF;
                case FUNCTION -> field == 7 ? NODE : LEAF;
                case TRAINING -> field == 1 || field == 2 ? GRAPH : LEAF;
                case OPERATOR_SET, OUTPUT, DATA_ENTRY, LEAF -> LEAF;
            };
        }
    }

    /** What the two messages of key and value hold while they are read. */
    private static final class Entry {
        String key = "";
        String value = "";
        long number;
    }

    private void read(MemorySegment bytes, Part part, int depth) throws MalformedGraphException {
        if (depth > MAX_DEPTH) throw new MalformedGraphException("it is nested too deeply");
        hasGraph |= part == Part.GRAPH;
        var entry = new Entry();
        var reader = new WireReader(bytes);
        while (!reader.atEnd()) {
            switch (reader.field()) {
                case Message.Field.Bytes(int number, MemorySegment value) ->
                        read(value, part, number, entry, depth);
                case Message.Field.Varint(_, long value) -> entry.number = value;
                case Message.Field.Fixed32 _, Message.Field.Fixed64 _, Message.Field.Nested _ -> {}
            }
        }
        if (part == Part.OPERATOR_SET) {
            operatorSets.put(entry.key.equals("ai.onnx") ? "" : entry.key, entry.number);
        }
        if (part == Part.DATA_ENTRY && entry.key.equals("location")) weightFiles.add(entry.value);
    }

    private void read(MemorySegment value, Part part, int field, Entry entry, int depth)
            throws MalformedGraphException {
        Part inner = part.at(field);
        if (inner != Part.LEAF) {
            read(value, inner, depth + 1);
        } else if (part == Part.NODE && field == 4) {
            operators.add(text(value));
        } else if (part == Part.OUTPUT && field == 1 && depth == OWN_OUTPUT_DEPTH) {
            outputs.add(text(value));
        } else if ((part == Part.OPERATOR_SET || part == Part.DATA_ENTRY) && field == 1) {
            entry.key = text(value);
        } else if (part == Part.DATA_ENTRY && field == 2) {
            entry.value = text(value);
        }
    }

    private static String text(MemorySegment bytes) throws MalformedGraphException {
        if (bytes.byteSize() > MAX_TEXT_BYTES) {
            throw new MalformedGraphException("it holds an endless name");
        }
        return Message.text(bytes);
    }
}
