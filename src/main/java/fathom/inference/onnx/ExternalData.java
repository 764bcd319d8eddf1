package fathom.inference.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files beside a graph that hold its weights. None may lie outside the graph's own folder; a
 * link may lead to where the graph's own link leads, as in the Hugging Face cache.
 */
final class ExternalData implements WeightSource {
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final Path folder;
    private final Path linkedFolder;
    private final Arena arena;
    private final Map<Path, MemorySegment> mapped = new LinkedHashMap<>();

    ExternalData(Path folder, Path linkedFolder, Arena arena) {
        this.folder = folder;
        this.linkedFolder = linkedFolder;
        this.arena = arena;
    }

    static Message entry(String key, String value) {
        return new Message().add(KEY, key).add(VALUE, value);
    }

    Set<Path> files() {
        return Set.copyOf(mapped.keySet());
    }

    @Override
    public MemorySegment slice(List<MemorySegment> entries) throws IOException {
        String location = "";
        long offset = 0;
        long length = -1;
        for (var bytes : entries) {
            var entry = Message.parse(bytes);
            String value = entry.text(VALUE);
            switch (entry.text(KEY)) {
                case "location" -> location = value;
                case "offset" -> offset = number(value);
                case "length" -> length = number(value);
                default -> {}
            }
        }
        var file = map(location);
        if (length < 0) length = file.byteSize() - offset;
        if (offset < 0 || length < 0 || length > file.byteSize() - offset) {
            throw new MalformedGraphException(
                    "'%s' has no %d bytes at byte %d".formatted(location, length, offset));
        }
        return file.asSlice(offset, length);
    }

    private MemorySegment map(String location) throws IOException {
        Path file = inside(location);
        var known = mapped.get(file);
        if (known != null) return known;
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            mapped.put(file, bytes);
            return bytes;
        }
    }

    /** Neither by its name nor through a link may a location leave the folder. */
    private Path inside(String location) throws IOException {
        try {
            Path file = folder.resolve(location).normalize();
            boolean named =
                    !location.isEmpty() && file.startsWith(folder) && Files.isRegularFile(file);
            if (named && (liesIn(folder, file) || liesIn(linkedFolder, file))) return file;
        } catch (InvalidPathException _) {
            // Refused below, like every other name that leads nowhere.
        }
        throw new MalformedGraphException(
                "the weights '%s' are no file of the folder %s".formatted(location, folder));
    }

    private static boolean liesIn(Path folder, Path file) throws IOException {
        return file.toRealPath().startsWith(folder.toRealPath());
    }

    private static long number(String text) throws MalformedGraphException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new MalformedGraphException("'%s' is no position in a file".formatted(text));
        }
    }
}
