package fathom.inference.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * A tensor of the runtime as an array of DJL's. DJL's own draws a random name for every array and
 * copies twice; this one has a name given to it and is copied out of native memory once, by {@link
 * #toFloatArray}.
 */
final class TensorArray extends NDArrayAdapter {
    private final OnnxTensor tensor;

    private TensorArray(
            NDManager manager, String name, OnnxTensor tensor, Shape shape, DataType type) {
        super(manager, manager, shape, type, name);
        this.tensor = tensor;
        manager.attachInternal(uid, this);
    }

    /**
     * The array owns the tensor and closes it with itself or the manager.
     *
     * @param name no other array of the manager has it
     */
    static TensorArray adopt(NDManager manager, String name, OnnxTensor tensor) {
        var shape = new Shape(tensor.getInfo().getShape());
        return new TensorArray(manager, name, tensor, shape, dataType(tensor.getInfo().type));
    }

    OnnxTensor tensor() {
        return tensor;
    }

    /** Whether {@link #toFloatArray} can read this type. */
    static boolean reads(OnnxJavaType type) {
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE, INT64, INT32, INT16, UINT8, INT8 -> true;
            case BOOL, STRING, UNKNOWN -> false;
        };
    }

    private static DataType dataType(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> DataType.FLOAT32;
            case FLOAT16 -> DataType.FLOAT16;
            case BFLOAT16 -> DataType.BFLOAT16;
            case DOUBLE -> DataType.FLOAT64;
            case INT64 -> DataType.INT64;
            case INT32 -> DataType.INT32;
            case INT16 -> DataType.INT16;
            case UINT8 -> DataType.UINT8;
            case INT8 -> DataType.INT8;
            case BOOL -> DataType.BOOLEAN;
            case STRING -> DataType.STRING;
            case UNKNOWN -> DataType.UNKNOWN;
        };
    }

    @Override
    public float[] toFloatArray() {
        return switch (tensor.getInfo().type) {
            // The runtime copies into a heap buffer that nobody else holds.
            case FLOAT -> tensor.getFloatBuffer().array();
            case FLOAT16, BFLOAT16 -> floats(tensor.getFloatBuffer());
            case DOUBLE -> floats(tensor.getDoubleBuffer().array());
            case INT64 -> floats(tensor.getLongBuffer());
            case INT32 -> floats(tensor.getIntBuffer());
            case INT16 -> floats(tensor.getShortBuffer());
            case UINT8 -> floats(tensor.getByteBuffer(), 0xff);
            case INT8 -> floats(tensor.getByteBuffer(), -1);
            case BOOL, STRING, UNKNOWN ->
                    throw new IllegalStateException("No numbers in " + tensor.getInfo());
        };
    }

    private static float[] floats(FloatBuffer values) {
        var floats = new float[values.remaining()];
        values.get(floats);
        return floats;
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
        return floats;
    }

    private static float[] floats(LongBuffer values) {
        var floats = new float[values.remaining()];
        for (int i = 0; i < floats.length; i++) floats[i] = values.get(i);
        return floats;
    }

    private static float[] floats(IntBuffer values) {
        var floats = new float[values.remaining()];
        for (int i = 0; i < floats.length; i++) floats[i] = values.get(i);
        return floats;
    }

    private static float[] floats(ShortBuffer values) {
        var floats = new float[values.remaining()];
        for (int i = 0; i < floats.length; i++) floats[i] = values.get(i);
        return floats;
    }

    /** A mask of -1 keeps the sign, 0xff takes it away. */
    private static float[] floats(ByteBuffer values, int mask) {
        var floats = new float[values.remaining()];
        for (int i = 0; i < floats.length; i++) floats[i] = values.get(i) & mask;
        return floats;
    }

    @Override
    public ByteBuffer toByteBuffer(boolean tryDirect) {
        return tensor.getByteBuffer();
    }

    @Override
    public void intern(NDArray replaced) {
        throw new IllegalStateException("A network's output is read, not replaced");
    }

    @Override
    public void detach() {
        manager.detachInternal(getUid());
    }

    @Override
    public void close() {
        if (!isClosed) tensor.close();
        super.close();
    }
}
