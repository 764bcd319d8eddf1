package fathom.store;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.DiskFailure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The user's models folder: one folder a model, named by its id, that holds a card, its files, or
 * both. Everything appears under its name only when it is complete. Names that start with a dot are
 * the store's own: locks, and what is being added or removed.
 */
public final class ModelStore {
    static final String CARD = "model.json";

    private final Path folder;

    /**
     * @param folder need not exist yet
     */
    public ModelStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }

    /** Where a model's own files lie, whether or not there are any. */
    public Path folderOf(String id) {
        return folder.resolve(id);
    }

    /** Bytes on disk that the store holds for a model; 0 when there are none. */
    public long bytesOf(String id) {
        return bytesBelow(folderOf(id));
    }

    /** Bytes on disk of the whole store, with what is being fetched. */
    public long bytes() {
        return bytesBelow(folder);
    }

    /** Keeps other threads and processes from changing the model until it is closed. */
    StoreLock lock(String id, JobMonitor monitor) throws UserFacingException {
        Path file = folder.resolve(".locks").resolve(id + ".lock");
        try {
            return StoreLock.take(
                    file, "Waiting for another Fathom that is changing %s".formatted(id), monitor);
        } catch (IOException e) {
            throw DiskFailure.of(file, e);
        }
    }

    /** A new, empty folder that nobody looks into. */
    Path staging() throws UserFacingException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path staging = folder.resolve(".adding-" + random);
        removeLeftovers();
        try {
            return Files.createDirectories(staging);
        } catch (IOException e) {
            throw DiskFailure.of(staging, e);
        }
    }

    /** What killed processes left; another process may still be at work on younger ones. */
    private void removeLeftovers() {
        if (!Files.isDirectory(folder)) return;
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        try (var entries = Files.newDirectoryStream(folder, ".{adding,removing}-*")) {
            for (var entry : entries) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(yesterday)) {
                    deleteTree(entry);
                }
            }
        } catch (IOException later) {
            // They are in nobody's way.
        }
    }

    /**
     * Gives a complete folder its name, in one step. Returns false when another process has taken
     * the name meanwhile.
     */
    boolean publish(Path staging, String id) throws UserFacingException {
        try {
            Files.move(staging, folderOf(id), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (Files.exists(folderOf(id))) return false;
            throw DiskFailure.of(folderOf(id), e);
        }
    }

    /** Takes the name away in one step, then the files. */
    void delete(Path path) throws UserFacingException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path leaving = folder.resolve(".removing-" + random);
        try {
            Files.move(path, leaving, StandardCopyOption.ATOMIC_MOVE);
            deleteTree(leaving);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.CANNOT_WRITE,
                    "'%s' cannot be removed: %s.".formatted(path, e.getMessage()),
                    "Close programs that use it, and check its permissions.",
                    e);
        }
    }

    /** Removes a model's folder when nothing is in it. */
    void deleteIfEmpty(String id) throws IOException {
        Path own = folderOf(id);
        if (!Files.isDirectory(own)) return;
        try (var entries = Files.list(own)) {
            if (entries.findAny().isPresent()) return;
        }
        Files.delete(own);
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @Nullable IOException failure) throws IOException {
                        if (failure != null) throw failure;
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static long bytesBelow(Path root) {
        if (!Files.isDirectory(root)) return 0;
        var sum = new long[1];
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            sum[0] += attributes.size();
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException unreadable) {
            return sum[0];
        }
        return sum[0];
    }
}
