package fathom.store.web;

import fathom.job.JobMonitor;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a body that may fall silent or drip: a second thread ends a read that nobody wants any
 * more, or when too few bytes came within the time that silence is suffered for.
 */
final class PatientStream implements AutoCloseable {
    private static final long POLL_MS = 50;

    /** Within the time of a stall: far below the slowest line that anybody fetches a model over. */
    private static final long LEAST_BYTES = 1000;

    private final InputStream body;
    private final Duration stall;
    private final JobMonitor monitor;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong bytes = new AtomicLong();
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
                    "sent next to nothing for %d s".formatted(Math.max(1, stall.toSeconds())),
                    failure);
        }
        if (failure != null) throw SourceException.passing("cut the connection", failure);
        bytes.addAndGet(read);
        return read;
    }

    private void watch() {
        try {
            long mark = 0;
            long markNs = System.nanoTime();
            while (!ended.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                if (bytes.get() - mark >= LEAST_BYTES) {
                    mark = bytes.get();
                    markNs = System.nanoTime();
                }
                stalled = System.nanoTime() - markNs > stall.toNanos();
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
