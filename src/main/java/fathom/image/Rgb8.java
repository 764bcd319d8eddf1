package fathom.image;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/**
 * Decoded pixels on their way to a {@link Photo}: interleaved R, G, B, row-major, not yet upright.
 * Bit {@code y * width + x} of {@code transparent} is set where the pixel is fully transparent.
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Rgb8(int width, int height, byte[] rgb, @Nullable BitSet transparent) {
    Rgb8(int width, int height, byte[] rgb) {
        this(width, height, rgb, null);
    }

    boolean isTransparent(int x, int y) {
        return transparent != null && transparent.get(y * width + x);
    }
}
