package fathom.preprocess;

import java.nio.FloatBuffer;

/**
 * The network's input 1×3×height×width: planes of R, G, B, row-major, in a direct buffer of native
 * byte order whose position is 0 and whose limit is 3 * height * width.
 */
public record InputTensor(int width, int height, FloatBuffer values) {
    public InputTensor {
        if (!values.isDirect() || values.position() != 0 || values.limit() != 3 * width * height) {
            throw new IllegalArgumentException(
                    "A %dx%d tensor needs a direct buffer of %d floats, got %s"
                            .formatted(width, height, 3 * width * height, values));
        }
    }
}
