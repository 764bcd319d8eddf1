package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.Tensor;

import java.util.Arrays;
import java.util.Optional;

/** What the nodes of convolutions, transposed ones too, say of themselves. */
final class Convolving {
    private Convolving() {}

    /** The constant weights of one in two dimensions, of one group, padded as its node says. */
    static Optional<Tensor> kernel(Graph graph, Node node) throws MalformedGraphException {
        boolean isPlain =
                node.integer("group", 1) == 1
                        && node.text("auto_pad", "NOTSET").equals("NOTSET")
                        && all(node, "dilations", 1, 1);
        return graph.constant(node.input(1))
                .filter(Tensor::isFloat)
                .filter(kernel -> isPlain && kernel.rank() == 4);
    }

    /**
     * @param otherwise what the operator takes for an attribute that is left out
     */
    static boolean all(Node node, String attribute, long wanted, long otherwise)
            throws MalformedGraphException {
        var values = node.attribute(attribute);
        return values.isEmpty()
                ? wanted == otherwise
                : Arrays.stream(values.get().integers()).allMatch(value -> value == wanted);
    }
}
