package fathom.store.web;

import fathom.job.JobMonitor;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads a body that may fall silent: a second thread ends a read that lasts too long or that nobody
 * wants any more.
 */
final class PatientStream implements AutoCloseable {
    private static final long POLL_MS = 50;

    private final InputStream body;
    private final Duration stall;
    private final JobMonitor monitor;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long lastByteNs = System.nanoTime();
    private volatile boolean stalled;

    PatientStream(InputStream body, Duration stall, JobMonitor monitor) {
        this.body = body;
        this.stall = stall;
        this.monitor = monitor;
        Thread.ofPlatform().daemon().name("fetch-watch").start(this::watch);
    }

    /** As {@link InputStream#read(byte[])}. */
    int read(byte[] chunk) throws SourceException {
        int read = -1;
        IOException failure = null;
        try {
            read = body.read(chunk);
        } catch (IOException e) {
            failure = e;
        }
        if (monitor.isCancelled()) throw new CancellationException();
        if (stalled) {
            throw SourceException.passing(
                    "sent nothing for %d s".formatted(Math.max(1, stall.toSeconds())), failure);
        }
        if (failure != null) throw SourceException.passing("cut the connection", failure);
        lastByteNs = System.nanoTime();
        return read;
    }

    private void watch() {
        try {
            while (!ended.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                stalled = System.nanoTime() - lastByteNs > stall.toNanos();
                if (stalled || monitor.isCancelled()) {
                    body.close();
                    return;
                }
            }
        } catch (IOException alreadyClosed) {
            // The reader learns it by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
