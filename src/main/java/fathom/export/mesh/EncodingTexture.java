package fathom.export.mesh;

import fathom.image.Photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A texture that is encoded while the geometry is prepared. */
final class EncodingTexture {
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

    Texture await() throws IOException {
        try {
            return texture.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error error) throw error;
            throw new IOException("the texture could not be encoded", failed);
        }
    }
}
