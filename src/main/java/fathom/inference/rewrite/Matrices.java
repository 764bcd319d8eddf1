package fathom.inference.rewrite;

import fathom.inference.onnx.Tensor;

import java.util.Arrays;

/** Parts of constant matrices, row-major. */
final class Matrices {
    private Matrices() {}

    static float[] rows(Tensor matrix, int first, int count) {
        int columns = Math.toIntExact(matrix.dim(1));
        return Arrays.copyOfRange(matrix.floats(), first * columns, (first + count) * columns);
    }

    static float[] columns(Tensor matrix, int first, int count) {
        float[] all = matrix.floats();
        int rows = Math.toIntExact(matrix.dim(0));
        int stride = Math.toIntExact(matrix.dim(1));
        var some = new float[rows * count];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(all, row * stride + first, some, row * count, count);
        }
        return some;
    }
}
