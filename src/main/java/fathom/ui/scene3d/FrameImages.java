package fathom.ui.scene3d;

import fathom.render.Frame;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import java.nio.IntBuffer;

/** Frames as images: two that take turns, so that none is changed while it is being shown. */
final class FrameImages {
    private @Nullable Buffered shown;
    private @Nullable Buffered spare;

    private record Buffered(PixelBuffer<IntBuffer> pixels, WritableImage image) {
        static Buffered ofSize(int width, int height) {
            var pixels =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.allocate(width * height),
                            PixelFormat.getIntArgbPreInstance());
            return new Buffered(pixels, new WritableImage(pixels));
        }

        boolean fits(Frame frame) {
            return pixels.getWidth() == frame.width() && pixels.getHeight() == frame.height();
        }
    }

    Image imageOf(Frame frame) {
        var next = spare != null && spare.fits(frame) ? spare : null;
        if (next == null) next = Buffered.ofSize(frame.width(), frame.height());
        spare = shown;
        shown = next;
        next.pixels.getBuffer().clear().put(frame.argb()).flip();
        next.pixels.updateBuffer(_ -> null);
        return next.image;
    }
}
