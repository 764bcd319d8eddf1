package fathom.preprocess;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Memory of a network's input, kept for the next photograph of the same size: the system hands out
 * fresh memory page by page, which takes about as long as filling it. Safe for use by many threads.
 */
public final class TensorMemory {
    private final AtomicReference<@Nullable FloatBuffer> kept = new AtomicReference<>();

    /** A direct buffer of native byte order with anything in it. */
    FloatBuffer take(int floats) {
        var buffer = kept.getAndSet(null);
        if (buffer != null && buffer.limit() == floats) return buffer;
        return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The caller must not use the tensor any more. */
    public void giveBack(InputTensor tensor) {
        kept.set(tensor.values());
    }
}
