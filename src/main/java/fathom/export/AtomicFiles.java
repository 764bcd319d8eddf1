package fathom.export;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that belong together and appear under their names only when all of them are complete: each
 * is written to a temporary sibling and flushed to the disk, then all are moved. Without {@code
 * overwrite} an existing file is never replaced, not even one that appears meanwhile. Closing
 * without {@link #commit} leaves nothing behind.
 *
 * <p>All failures are {@link Fault#CANNOT_WRITE} and name the target, the reason and the remedy.
 */
public final class AtomicFiles implements AutoCloseable {
    private final boolean overwrite;
    private final List<Pending> pending = new ArrayList<>();

    public AtomicFiles(boolean overwrite) {
        this.overwrite = overwrite;
    }

    private record Pending(Path target, Path temporary) {}

    /** Writes a file's content, from position 0 of an empty file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel file) throws IOException;
    }

    /** Writes one file. */
    public static void write(Path target, boolean overwrite, Content content)
            throws UserFacingException {
        try (var files = new AtomicFiles(overwrite)) {
            files.add(target, content);
            files.commit();
        }
    }

    /** Writes one small file, in place of the one that is there; its folder is made first. */
    public static void replace(Path target, byte[] content) throws UserFacingException {
        OutputFolder.create(folderOf(target));
        write(
                target,
                true,
                file -> {
                    var bytes = ByteBuffer.wrap(content);
                    while (bytes.hasRemaining()) file.write(bytes);
                });
    }

    /** Fails now if {@code target} could not be written for a reason that is known before work. */
    public static void requireWritable(Path target, boolean overwrite) throws UserFacingException {
        if (Files.isDirectory(target)) {
            throw WriteFailure.isFolder(target);
        }
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw WriteFailure.exists(target);
        }
        if (!Files.isDirectory(folderOf(target))) {
            throw WriteFailure.noFolder(target);
        }
    }

    /** Writes {@code content} completely, not yet under the target's name. */
    public void add(Path target, Content content) throws UserFacingException {
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw WriteFailure.existsByNow(target);
        }
        requireWritable(target, overwrite);
        // A name of its own, because the target's name with a suffix may be too long for the disk.
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path temporary = folderOf(target).resolve(".fathom-" + random + ".part");
        pending.add(new Pending(target, temporary));
        try (var file =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            content.writeTo(file);
            file.force(true);
        } catch (ClosedByInterruptException interrupted) {
            throw cancelled(interrupted);
        } catch (IOException failure) {
            throw WriteFailure.of(target, failure);
        }
    }

    /**
     * Gives all files their names, in the order in which they were added: a file that refers to
     * others is added last, so that its name never exists without them.
     */
    public void commit() throws UserFacingException {
        var moved = new ArrayList<Path>();
        for (Pending file : pending) {
            try {
                move(file);
            } catch (IOException failure) {
                if (!overwrite) moved.forEach(AtomicFiles::deleteQuietly);
                throw WriteFailure.of(file.target, failure);
            }
            moved.add(file.target);
        }
        pending.stream().map(file -> folderOf(file.target)).distinct().forEach(AtomicFiles::sync);
        pending.clear();
    }

    @Override
    public void close() {
        pending.forEach(file -> deleteQuietly(file.temporary));
    }

    private void move(Pending file) throws IOException {
        if (overwrite) {
            Files.move(file.temporary, file.target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            // A link, unlike a move, fails when the name was taken meanwhile.
            Files.createLink(file.target, file.temporary);
            Files.delete(file.temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            if (Files.exists(file.target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.target.toString());
            }
            Files.move(file.temporary, file.target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes the new names durable where the system can open a folder (not on Windows). */
    private static void sync(Path folder) {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException notPossibleHere) {
            // The files themselves are on the disk already.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException alreadyFailing) {
            // The failure that led here is the one to tell.
        }
    }

    private static CancellationException cancelled(@Nullable Throwable cause) {
        var cancelled = new CancellationException("interrupted while writing");
        cancelled.initCause(cause);
        return cancelled;
    }

    private static Path folderOf(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }
}
