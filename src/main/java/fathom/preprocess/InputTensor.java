package fathom.preprocess;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The network's input 1×3×height×width: planes of R, G, B, row-major, in a direct buffer of native
 * byte order whose position is 0 and whose limit is 3 * height * width.
 */
public record InputTensor(int width, int height, FloatBuffer values) {
    /** The same input with left and right exchanged. */
    public InputTensor mirrored() {
        var mirrored =
                ByteBuffer.allocateDirect(values.limit() * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        for (int row = 0; row < 3 * height; row++) {
            int first = row * width;
            for (int x = 0; x < width; x++) {
                mirrored.put(first + x, values.get(first + width - 1 - x));
            }
        }
        return new InputTensor(width, height, mirrored);
    }

    public InputTensor {
        if (!values.isDirect() || values.position() != 0 || values.limit() != 3 * width * height) {
            throw new IllegalArgumentException(
                    "A %dx%d tensor needs a direct buffer of %d floats, got %s"
                            .formatted(width, height, 3 * width * height, values));
        }
    }
}
