package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.Tensor;

import java.util.Optional;

/** Operations that do next to nothing to a value. */
final class Values {
    private Values() {}

    /** A value and what it is multiplied with. */
    record Scaling(String value, double factor) {}

    /** What a product or quotient with one constant number does. */
    static Optional<Scaling> scaling(Graph graph, Node node) {
        if (node.is("Div")) {
            return number(graph, node.input(1))
                    .map(divisor -> new Scaling(node.input(0), 1 / divisor));
        }
        if (!node.is("Mul")) return Optional.empty();
        return number(graph, node.input(1))
                .map(factor -> new Scaling(node.input(0), factor))
                .or(
                        () ->
                                number(graph, node.input(0))
                                        .map(factor -> new Scaling(node.input(1), factor)));
    }

    /** A constant of one element. */
    static Optional<Double> number(Graph graph, String value) {
        return graph.constant(value)
                .filter(constant -> constant.isFloat() && constant.size() == 1)
                .map(constant -> (double) constant.floats()[0]);
    }

    /** Whether the node hands on 32-bit floats as they are. */
    static boolean isNeutral(Node node) {
        return node.is("Identity") || (node.is("Cast") && node.integer("to", 0) == Tensor.FLOAT);
    }
}
