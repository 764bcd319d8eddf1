package fathom.inference.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A model file, mapped into memory: weights are read by whoever touches them and are never copied
 * whole. The graph must not be used after the file is closed.
 */
public final class OnnxFile implements AutoCloseable {
    private static final int GRAPH = 7;
    private static final int OPERATOR_SET = 8;
    private static final int SET_DOMAIN = 1;
    private static final int SET_VERSION = 2;

    /** Smaller constants stay in the graph's own file, where shape inference finds them. */
    private static final int SMALLEST_OUTSIDE_BYTES = 1024;

    /** Lets the runtime map each weight where it lies. */
    private static final int ALIGNMENT_BYTES = 64;

    private final Arena arena;
    private final Message message;
    private final Graph graph;
    private final ExternalData weights;
    private final List<Message> addedSets = new ArrayList<>();

    private OnnxFile(Arena arena, Message message, Graph graph, ExternalData weights) {
        this.arena = arena;
        this.message = message;
        this.graph = graph;
        this.weights = weights;
    }

    /**
     * @throws MalformedGraphException when the file is no whole model, or names weights outside its
     *     own folder
     */
    @SuppressWarnings("MustBeClosedChecker") // The file owns the arena and closes it.
    public static OnnxFile open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path linkedFolder = file.toRealPath().getParent();
        if (folder == null || linkedFolder == null) {
            throw new MalformedGraphException(file + " is no file");
        }
        var arena = Arena.ofShared();
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            var message = Message.parse(bytes);
            var weights = new ExternalData(folder, linkedFolder, arena);
            var graphBytes =
                    message.lastBytes(GRAPH)
                            .orElseThrow(() -> new MalformedGraphException("no graph in " + file));
            return new OnnxFile(arena, message, Graph.parse(graphBytes, weights), weights);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    public Graph graph() {
        return graph;
    }

    /** The files beside the model that hold weights of it. */
    public Set<Path> weightFiles() {
        return weights.files();
    }

    /** The version of the standard operators; 0 when the file names none. */
    public long operatorSet() throws MalformedGraphException {
        return version("");
    }

    private long version(String domain) throws MalformedGraphException {
        for (var set : message.bytes(OPERATOR_SET).toList()) {
            var parsed = Message.parse(set);
            String found = parsed.text(SET_DOMAIN);
            if (found.equals("ai.onnx")) found = "";
            if (found.equals(domain)) return parsed.varint(SET_VERSION, 0);
        }
        return 0;
    }

    /** Declares that nodes of another domain are used. */
    public void useDomain(String domain, long version) throws MalformedGraphException {
        boolean added = addedSets.stream().anyMatch(set -> set.text(SET_DOMAIN).equals(domain));
        if (added || version(domain) != 0) return;
        addedSets.add(new Message().add(SET_DOMAIN, domain).add(SET_VERSION, version));
    }

    /** Writes the model with its large weights in a second file beside it. */
    public void write(Path target) throws IOException {
        Path outside = target.resolveSibling(target.getFileName() + ".data");
        try (var data = new WeightsOutput(outside)) {
            var written = with(graph.message(data::store));
            data.finish();
            try (var out = buffered(target)) {
                written.writeTo(out);
            }
        }
    }

    private Message with(Message newGraph) {
        var changed = new Message();
        for (var field : message.fields()) {
            if (field.number() != GRAPH) changed.add(field);
        }
        changed.add(GRAPH, newGraph);
        addedSets.forEach(set -> changed.add(OPERATOR_SET, set));
        return changed;
    }

    private static OutputStream buffered(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    @Override
    public void close() {
        arena.close();
    }

    /** Lays weights one after the other into a file that exists only if there are any. */
    private static final class WeightsOutput implements AutoCloseable {
        private final Path file;
        private final List<MemorySegment> stored = new ArrayList<>();
        private long position;

        WeightsOutput(Path file) {
            this.file = file;
        }

        Message store(Tensor tensor) {
            var values = tensor.data();
            if (values.isEmpty() || values.get().byteSize() < SMALLEST_OUTSIDE_BYTES) {
                return tensor.inline();
            }
            long offset = position;
            stored.add(values.get());
            position = aligned(offset + values.get().byteSize());
            return tensor.outside(file.getFileName().toString(), offset);
        }

        private static long aligned(long offset) {
            return (offset + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
        }

        void finish() throws IOException {
            if (stored.isEmpty()) return;
            try (var out = buffered(file)) {
                for (var values : stored) {
                    WireWriter.copy(values, out);
                    long padding = aligned(values.byteSize()) - values.byteSize();
                    for (long i = 0; i < padding; i++) out.write(0);
                }
            }
        }

        @Override
        public void close() {
            stored.clear();
        }
    }
}
