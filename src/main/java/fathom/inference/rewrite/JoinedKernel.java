package fathom.inference.rewrite;

import fathom.inference.onnx.Tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kernel of the transposed convolution that does the work of one and a convolution after it. If
 * the first adds W₁[i,m,a] of each token to its window's cell a, and the second reads at d with
 * W₂[o,m,d], the cell e = a - d + r - 1 of a window larger by r - 1 gets the sum over m of
 * W₁[i,m,a]·W₂[o,m,d], r being the second one's side.
 */
final class JoinedKernel {
    private final int tokens;
    private final int outputs;
    private final int side;
    private final float[] values;

    /**
     * @param first of shape tokens x between x k x k
     * @param bias of the first, between numbers, to become the weights of one more token channel
     * @param second of shape outputs x between x r x r, r odd
     */
    JoinedKernel(Tensor first, Optional<float[]> bias, Tensor second) {
        int inputs = Math.toIntExact(first.dim(0));
        this.tokens = inputs + (bias.isPresent() ? 1 : 0);
        this.outputs = Math.toIntExact(second.dim(0));
        this.side = Math.toIntExact(side(first, second));
        this.values = new float[tokens * outputs * side * side];
        int between = Math.toIntExact(first.dim(1));
        int tile = Math.toIntExact(first.dim(2));
        int window = Math.toIntExact(second.dim(2));
        var enlarging = first.floats();
        var reading = second.floats();
        var sum = new float[outputs];
        for (int d = 0; d < window * window; d++) {
            var columns = matrix(reading, between, window * window, d);
            for (int a = 0; a < tile * tile; a++) {
                int row = a / tile - d / window + window - 1;
                int column = a % tile - d % window + window - 1;
                for (int i = 0; i < tokens; i++) {
                    Arrays.fill(sum, 0);
                    for (int m = 0; m < between; m++) {
                        float weight =
                                i < inputs
                                        ? enlarging[(i * between + m) * tile * tile + a]
                                        : bias.orElseThrow()[m];
                        addTo(sum, weight, columns, m * outputs);
                    }
                    add(sum, i, row * side + column);
                }
            }
        }
    }

    /** between x outputs, row-major: the second kernel at one place. */
    private float[] matrix(float[] reading, int between, int places, int place) {
        var found = new float[between * outputs];
        for (int o = 0; o < outputs; o++) {
            for (int m = 0; m < between; m++) {
                found[m * outputs + o] = reading[(o * between + m) * places + place];
            }
        }
        return found;
    }

    private static void addTo(float[] sum, float weight, float[] row, int offset) {
        for (int o = 0; o < sum.length; o++) sum[o] += weight * row[offset + o];
    }

    private void add(float[] sum, int token, int cell) {
        for (int o = 0; o < outputs; o++) {
            values[(token * outputs + o) * side * side + cell] += sum[o];
        }
    }

    static long side(Tensor first, Tensor second) {
        return first.dim(2) + second.dim(2) - 1;
    }

    long side() {
        return side;
    }

    long[] dims() {
        return new long[] {tokens, outputs, side, side};
    }

    float[] values() {
        return values;
    }
}
