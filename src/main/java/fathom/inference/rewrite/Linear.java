package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.Tensor;

import java.util.Optional;

/**
 * A product with a constant matrix and the constant row that may be added to it.
 *
 * @param product the MatMul node
 * @param matrix rows are the product's inputs, columns its outputs
 * @param addition the Add node, when there is a bias
 */
record Linear(Node product, Tensor matrix, Optional<Node> addition, Optional<Tensor> bias) {
    /** What computes {@code value}, if it is such a layer in 32-bit floats. */
    static Optional<Linear> of(Graph graph, String value) {
        var producer = graph.producer(value);
        if (producer.isEmpty()) return Optional.empty();
        Node node = producer.get();
        if (node.is("MatMul")) return ofProduct(graph, node);
        if (!node.is("Add")) return Optional.empty();
        return ofSum(graph, node, 0).or(() -> ofSum(graph, node, 1));
    }

    private static Optional<Linear> ofSum(Graph graph, Node sum, int biasIndex) {
        var bias = graph.constant(sum.input(biasIndex)).filter(b -> b.isFloat() && b.rank() == 1);
        var product = graph.producer(sum.input(1 - biasIndex)).filter(node -> node.is("MatMul"));
        if (bias.isEmpty() || product.isEmpty()) return Optional.empty();
        return ofProduct(graph, product.get())
                .filter(linear -> linear.matrix.dim(1) == bias.get().size())
                .map(linear -> new Linear(linear.product, linear.matrix, Optional.of(sum), bias));
    }

    private static Optional<Linear> ofProduct(Graph graph, Node product) {
        return graph.constant(product.input(1))
                .filter(matrix -> matrix.isFloat() && matrix.rank() == 2)
                .map(matrix -> new Linear(product, matrix, Optional.empty(), Optional.empty()));
    }

    int columns() {
        return Math.toIntExact(matrix.dim(1));
    }

    /** Before the bias. */
    String productValue() {
        return product.output();
    }
}
