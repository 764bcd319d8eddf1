package fathom.export.mesh;

import fathom.image.Photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A texture that is encoded while the geometry is prepared. */
final class EncodingTexture {
    private static final int ASK_EVERY_MS = 100;

    private final CompletableFuture<Texture> texture;

    private EncodingTexture(CompletableFuture<Texture> texture) {
        this.texture = texture;
    }

    static EncodingTexture start(Photo photo, TextureFormat format) {
        return new EncodingTexture(
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return Texture.of(photo, format);
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        }));
    }

    /** Also ends when the writing is not wanted any more: some formats take long. */
    Texture await(WriteProgress progress) throws IOException {
        try {
            while (true) {
                progress.wrote(0);
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
            throw new IOException("the texture could not be encoded", failed);
        }
    }
}
