package fathom.store;

import fathom.job.JobMonitor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/**
 * One process and one thread at a time changes a model's folder. The lock is the operating
 * system's, so a killed process gives it back.
 */
final class StoreLock implements AutoCloseable {
    private static final long POLL_MS = 100;

    private final FileChannel channel;
    private final FileLock lock;

    private StoreLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until nobody else holds it, and says so; the lock files stay, empty. */
    static StoreLock take(Path file, String waitingFor, JobMonitor monitor) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (true) {
                var lock = tryLock(channel);
                if (lock != null) return new StoreLock(channel, lock);
                monitor.throwIfCancelled();
                monitor.report(0, 0, waitingFor);
                pause();
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByAnotherThread) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted while waiting for a lock");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
