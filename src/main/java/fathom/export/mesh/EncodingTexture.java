package fathom.export.mesh;

import fathom.image.Photo;
import fathom.job.JobMonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A texture that is encoded while the geometry is prepared. Closed, it is not wanted any more, and
 * the encoder stops soon.
 */
final class EncodingTexture implements AutoCloseable {
    private static final int ASK_EVERY_MS = 100;

    private final CompletableFuture<Texture> texture;
    private final Course course;

    private EncodingTexture(CompletableFuture<Texture> texture, Course course) {
        this.texture = texture;
        this.course = course;
    }

    static EncodingTexture start(Photo photo, TextureFormat format) {
        var course = new Course();
        return new EncodingTexture(
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return Texture.of(photo, format, course);
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        }),
                course);
    }

    /** Also ends when the writing is not wanted any more: some formats take long. */
    Texture await(WriteProgress progress) throws IOException {
        try {
            while (true) {
                progress.encodes(course.share);
                try {
                    return texture.get(ASK_EVERY_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    // asked again
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            if (failed.getCause() instanceof CancellationException ended) throw ended;
            throw new IOException("the texture could not be encoded", failed);
        }
    }

    @Override
    public void close() {
        course.wanted = false;
    }

    private static final class Course implements JobMonitor {
        private volatile double share;
        private volatile boolean wanted = true;

        @Override
        public void report(long done, long total, String step) {
            share = (double) done / total;
        }

        @Override
        public boolean isCancelled() {
            return !wanted;
        }
    }
}
