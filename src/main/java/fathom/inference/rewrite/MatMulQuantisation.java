package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products with constant matrices in eight bits: the matrix once, each column with a scale of its
 * own and without offset, the other factor anew in each run. Not exact: how far the result is off
 * depends on the network.
 */
public final class MatMulQuantisation implements Rewrite {
    private static final String DOMAIN = "com.microsoft";
    private static final int LARGEST = 127;

    /** Smaller ones cost more to convert than they save. */
    private static final int FEWEST_ROWS = 16;

    @Override
    public String name() {
        return "eight-bit-products";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        Map<String, Quantised> factors = new HashMap<>();
        int found = 0;
        for (var product : graph.nodes("MatMul")) {
            var matrix =
                    graph.constant(product.input(1))
                            .filter(m -> m.isFloat() && m.rank() == 2 && m.dim(0) >= FEWEST_ROWS);
            if (matrix.isEmpty() || graph.constant(product.input(0)).isPresent()) continue;
            var factor = factors.get(product.input(0));
            if (factor == null) {
                factor = Quantised.inRun(graph, product.input(0));
                factors.put(product.input(0), factor);
            }
            replace(graph, product, factor, matrix.get());
            found++;
        }
        if (found > 0) {
            model.useDomain(DOMAIN, 1);
            graph.removeUnused();
        }
        return found;
    }

    /** Bytes, what one of their steps is worth, and the byte that stands for 0. */
    private record Quantised(String bytes, String scale, String zero) {
        static Quantised inRun(Graph graph, String value) throws MalformedGraphException {
            var quantised =
                    new Quantised(
                            graph.freshName(value + "_bytes"),
                            graph.freshName(value + "_scale"),
                            graph.freshName(value + "_zero"));
            graph.add(
                    new Node(
                            "DynamicQuantizeLinear",
                            "",
                            quantised.bytes,
                            List.of(value),
                            List.of(quantised.bytes, quantised.scale, quantised.zero),
                            List.of()));
            return quantised;
        }
    }

    private static void replace(Graph graph, Node product, Quantised factor, Tensor matrix)
            throws MalformedGraphException {
        int rows = Math.toIntExact(matrix.dim(0));
        int columns = Math.toIntExact(matrix.dim(1));
        float[] values = matrix.floats();
        float[] scales = scales(values, columns);
        var bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.rint(values[i] / scales[i % columns]);
        }
        String stem = product.output();
        var quantised =
                Tensor.ofBytes(
                        graph.freshName(stem + "_matrix"), new long[] {rows, columns}, bytes);
        var scale =
                Tensor.ofFloats(
                        graph.freshName(stem + "_matrix_scale"), new long[] {columns}, scales);
        graph.add(quantised);
        graph.add(scale);
        graph.replace(
                product,
                new Node(
                        "MatMulIntegerToFloat",
                        DOMAIN,
                        stem,
                        List.of(
                                factor.bytes,
                                quantised.name(),
                                factor.scale,
                                scale.name(),
                                factor.zero),
                        List.of(stem),
                        List.of()));
    }

    /** One for each column, so that its largest value becomes 127. */
    private static float[] scales(float[] values, int columns) {
        var scales = new float[columns];
        for (int i = 0; i < values.length; i++) {
            scales[i % columns] = Math.max(scales[i % columns], Math.abs(values[i]));
        }
        for (int column = 0; column < columns; column++) {
            scales[column] = scales[column] == 0 ? 1 : scales[column] / LARGEST;
        }
        return scales;
    }
}
