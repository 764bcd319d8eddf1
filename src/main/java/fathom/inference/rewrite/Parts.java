package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.Tensor;

import java.util.List;

/** Adds standard operations and constants to a graph under names that start alike. */
record Parts(Graph graph, String stem) {
    /** The value that a new node makes. */
    String make(String operator, String... inputs) throws MalformedGraphException {
        return make(operator, List.of(inputs), List.of());
    }

    String make(String operator, List<String> inputs, List<Attribute> attributes)
            throws MalformedGraphException {
        return make(operator, "", inputs, attributes);
    }

    String make(String operator, String domain, List<String> inputs, List<Attribute> attributes)
            throws MalformedGraphException {
        String output = graph.freshName(stem + "_" + operator);
        graph.add(new Node(operator, domain, output, inputs, List.of(output), attributes));
        return output;
    }

    /** A node that makes a value which the graph reads already. */
    void add(String output, String operator, String... inputs) throws MalformedGraphException {
        add(output, operator, List.of(inputs), List.of());
    }

    void add(String output, String operator, List<String> inputs, List<Attribute> attributes)
            throws MalformedGraphException {
        graph.add(new Node(operator, "", output, inputs, List.of(output), attributes));
    }

    /** One that keeps the axis; from operator set 18 on it takes the axes as an input. */
    String reduce(String operator, String value, long axis, boolean axesAreInput)
            throws MalformedGraphException {
        return axesAreInput
                ? make(operator, value, integers("_axes", axis))
                : make(operator, List.of(value), List.of(Attribute.of("axes", new long[] {axis})));
    }

    String integers(String suffix, long... values) throws MalformedGraphException {
        return add(Tensor.ofLongs(graph.freshName(stem + suffix), values));
    }

    String number(String suffix, float value) throws MalformedGraphException {
        return floats(suffix, new long[0], value);
    }

    String floats(String suffix, long[] dims, float... values) throws MalformedGraphException {
        return add(Tensor.ofFloats(graph.freshName(stem + suffix), dims, values));
    }

    private String add(Tensor constant) throws MalformedGraphException {
        graph.add(constant);
        return constant.name();
    }
}
