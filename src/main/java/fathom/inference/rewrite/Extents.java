package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.Node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be known of shapes without running the graph: the targets of Reshape nodes, which
 * exporters compute from other shapes, and the extent that a matrix gives to its product.
 */
final class Extents {
    static final long UNKNOWN = Long.MIN_VALUE;

    private final Graph graph;

    Extents(Graph graph) {
        this.graph = graph;
    }

    /**
     * The elements of a shape, {@link #UNKNOWN} for those that depend on the input; -1 and 0 mean
     * what Reshape takes them for. Empty when not even the rank is known.
     */
    Optional<List<Long>> ofShape(String value) {
        var constant = graph.constant(value);
        if (constant.isPresent()) {
            if (!constant.get().isInteger() || constant.get().rank() > 1) return Optional.empty();
            return Optional.of(Arrays.stream(constant.get().longs()).boxed().toList());
        }
        var producer = graph.producer(value);
        if (producer.isEmpty()) return Optional.empty();
        Node node = producer.get();
        if (node.is("Concat")) return concatenated(node);
        // One element, computed from some other shape.
        if (node.is("Unsqueeze") && isScalar(node.input(0))) return Optional.of(List.of(UNKNOWN));
        return Optional.empty();
    }

    private Optional<List<Long>> concatenated(Node node) {
        var elements = new ArrayList<Long>();
        for (var part : node.inputs()) {
            var extents = ofShape(part);
            if (extents.isEmpty()) return Optional.empty();
            elements.addAll(extents.get());
        }
        return Optional.of(elements);
    }

    /** Whether a value is one number that was gathered from a shape, or computed from such. */
    private boolean isScalar(String value) {
        var constant = graph.constant(value);
        if (constant.isPresent()) return constant.get().rank() == 0;
        var producer = graph.producer(value);
        if (producer.isEmpty()) return false;
        Node node = producer.get();
        return switch (node.operator()) {
            case "Gather" ->
                    isShape(node.input(0))
                            && graph.constant(node.input(1)).filter(i -> i.rank() == 0).isPresent();
            case "Cast", "Floor", "Identity", "Squeeze" -> isScalar(node.input(0));
            case "Mul", "Div", "Add", "Sub" -> isScalar(node.input(0)) && isScalar(node.input(1));
            default -> false;
        };
    }

    private boolean isShape(String value) {
        return graph.producer(value).filter(node -> node.is("Shape")).isPresent();
    }

    /** How many columns the value has, when a constant matrix made it. */
    OptionalLong columns(String value) {
        var producer = graph.producer(value);
        if (producer.isEmpty()) return OptionalLong.empty();
        Node node = producer.get();
        if (node.is("MatMul")) {
            var matrix = graph.constant(node.input(1)).filter(m -> m.rank() == 2);
            return matrix.isPresent() ? OptionalLong.of(matrix.get().dim(1)) : OptionalLong.empty();
        }
        if (node.is("Add")) {
            var linear = Linear.of(graph, value);
            if (linear.isPresent() && linear.get().bias().isPresent()) {
                return OptionalLong.of(linear.get().bias().get().size());
            }
        }
        return OptionalLong.empty();
    }
}
