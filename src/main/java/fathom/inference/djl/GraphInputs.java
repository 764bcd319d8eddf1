package fathom.inference.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxJavaType;

import fathom.inference.djl.GraphPorts.Constant;
import fathom.preprocess.InputTensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** What a graph is fed with, in the order of its ports: the photograph, then the constants. */
final class GraphInputs {
    private GraphInputs() {}

    static NDList of(GraphPorts ports, InputTensor input, NDManager scope) {
        var inputs = new NDList(image(ports, input, scope));
        for (var constant : ports.constants()) inputs.add(number(constant, scope));
        return inputs;
    }

    private static NDArray image(GraphPorts ports, InputTensor input, NDManager scope) {
        var shape = new Shape(ports.imageShape(input.width(), input.height()));
        return ports.isHalfPrecision()
                ? scope.create(halves(input.values()), shape, DataType.FLOAT16)
                : scope.create(input.values().duplicate(), shape, DataType.FLOAT32);
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

    private static NDArray number(Constant constant, NDManager scope) {
        long[] extents = new long[constant.rank()];
        Arrays.fill(extents, 1);
        var shape = new Shape(extents);
        double value = constant.value();
        return switch (constant.type()) {
            case INT64 -> scope.create(new long[] {(long) value}, shape);
            case INT32 -> scope.create(new int[] {(int) value}, shape);
            case DOUBLE -> scope.create(new double[] {value}, shape);
            default -> scope.create(new float[] {(float) value}, shape);
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
