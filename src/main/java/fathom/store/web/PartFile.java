package fathom.store.web;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What has arrived of a file, beside its target: {@code <name>.part}, and in {@code
 * <name>.part.etag} the mark by which the server knows this version of the file. Both stay until
 * the file is complete, so that a fetch goes on where the last one was ended, however it was.
 */
final class PartFile {
    private final Path target;
    private final Path part;
    private final Path mark;

    PartFile(Path target) {
        this.target = target;
        part = target.resolveSibling(target.getFileName() + ".part");
        mark = target.resolveSibling(target.getFileName() + ".part.etag");
    }

    Path path() {
        return part;
    }

    Path folder() {
        Path parent = part.toAbsolutePath().getParent();
        return parent == null ? part.toAbsolutePath() : parent;
    }

    long bytes() throws IOException {
        try {
            return Files.size(part);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    /** The strong mark of what is there; empty when the server gave none. */
    Optional<String> etag() throws IOException {
        try {
            String text = Files.readString(mark).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** For appending at {@code from}; what lies behind it is cut away. */
    FileChannel open(long from, Optional<String> etag) throws IOException {
        if (from == 0) {
            if (etag.isPresent()) {
                Files.writeString(mark, etag.get(), StandardCharsets.UTF_8);
            } else {
                Files.deleteIfExists(mark);
            }
        }
        var channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(from);
        channel.position(from);
        return channel;
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(mark);
    }

    /** Gives the complete file its name. */
    void finish() throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(mark);
    }
}
