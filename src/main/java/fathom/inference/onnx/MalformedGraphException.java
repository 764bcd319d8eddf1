package fathom.inference.onnx;

import java.io.IOException;

/** A file that is not a whole ONNX model. */
public final class MalformedGraphException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedGraphException(String message) {
        super(message);
    }
}
