package fathom.inference.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

import fathom.inference.djl.GraphPorts.Constant;
import fathom.preprocess.InputTensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** What a graph is fed with, in the order of its ports: the photograph, then the constants. */
final class GraphInputs {
    private GraphInputs() {}

    /** Whoever asks closes them. */
    static NDList of(GraphPorts ports, InputTensor input, NDManager manager) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        var inputs = new NDList();
        try {
            inputs.add(array(ports, 0, image(ports, input, environment), manager));
            for (var constant : ports.constants()) {
                inputs.add(array(ports, inputs.size(), number(constant, environment), manager));
            }
            return inputs;
        } catch (OrtException | RuntimeException e) {
            inputs.close();
            throw e;
        }
    }

    private static NDArray array(
            GraphPorts ports, int index, OnnxTensor tensor, NDManager manager) {
        return TensorArray.adopt(manager, "input " + ports.inputNames().get(index), tensor);
    }

    private static OnnxTensor image(GraphPorts ports, InputTensor input, OrtEnvironment environment)
            throws OrtException {
        long[] shape = ports.imageShape(input.width(), input.height());
        return ports.isHalfPrecision()
                ? OnnxTensor.createTensor(
                        environment, halves(input.values()), shape, OnnxJavaType.FLOAT16)
                : OnnxTensor.createTensor(environment, input.values().duplicate(), shape);
    }

    /** Rounded to the nearest, halves to even, as numpy's and torch's casts do. */
    private static ByteBuffer halves(FloatBuffer values) {
        var bytes =
                ByteBuffer.allocateDirect(values.limit() * Short.BYTES)
                        .order(ByteOrder.nativeOrder());
        for (int i = 0; i < values.limit(); i++) {
            bytes.putShort(Float.floatToFloat16(values.get(i)));
        }
        return bytes.rewind();
    }

    private static OnnxTensor number(Constant constant, OrtEnvironment environment)
            throws OrtException {
        long[] extents = new long[constant.rank()];
        Arrays.fill(extents, 1);
        double value = constant.value();
        return switch (constant.type()) {
            case INT64 ->
                    OnnxTensor.createTensor(
                            environment, LongBuffer.wrap(new long[] {(long) value}), extents);
            case INT32 ->
                    OnnxTensor.createTensor(
                            environment, IntBuffer.wrap(new int[] {(int) value}), extents);
            case DOUBLE ->
                    OnnxTensor.createTensor(
                            environment, DoubleBuffer.wrap(new double[] {value}), extents);
            default ->
                    OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(new float[] {(float) value}), extents);
        };
    }

    /** Whether a constant of this type can be made. */
    static boolean makes(OnnxJavaType type) {
        return switch (type) {
            case FLOAT, DOUBLE, INT32, INT64 -> true;
            default -> false;
        };
    }
}
