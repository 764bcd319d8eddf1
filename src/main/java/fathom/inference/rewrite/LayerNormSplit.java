package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Layer normalisation over the last axis as the elementary operations that it consists of, its
 * variance as a sum of squares. The runtime has fast kernels for each of these; its own kernel for
 * all at once, into which it joins the usual way of writing them, takes more than twice as long.
 */
public final class LayerNormSplit implements Rewrite {
    /** From here on reductions take the axes as an input. */
    private static final int AXES_ARE_INPUT = 18;

    private static final float USUAL_EPSILON = 1e-5f;

    @Override
    public String name() {
        return "layer-norm";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        boolean axesAreInput = model.operatorSet() >= AXES_ARE_INPUT;
        int found = 0;
        for (var quotient : graph.nodes("Div")) {
            var written = WrittenOut.of(graph, quotient);
            if (written.isEmpty()) continue;
            written.get().replace(graph);
            found++;
        }
        for (var norm : graph.nodes("LayerNormalization")) {
            if (!isOverLast(graph, norm)) continue;
            expand(graph, norm, axesAreInput);
            found++;
        }
        if (found > 0) graph.removeUnused();
        return found;
    }

    /**
     * (x - mean) / sqrt(mean of squares + epsilon), about to be multiplied with one factor for each
     * element of a row.
     *
     * @param mean of the squares
     * @param width how many elements a row has
     */
    private record WrittenOut(Node quotient, Node mean, String centred, long width) {
        static Optional<WrittenOut> of(Graph graph, Node quotient) throws MalformedGraphException {
            String centred = quotient.input(0);
            var root = graph.producer(quotient.input(1)).filter(node -> node.is("Sqrt"));
            var sum = root.flatMap(node -> graph.producer(node.input(0)));
            if (sum.filter(node -> node.is("Add")).isEmpty()) return Optional.empty();
            var mean = graph.producer(sum.get().input(0));
            if (mean.isEmpty() || !isMeanOfLast(graph, mean.get())) return Optional.empty();
            if (!graph.isReadOnce(mean.get().output())) return Optional.empty();
            var square = graph.producer(mean.get().input(0));
            if (square.isEmpty() || !isSquare(graph, square.get(), centred))
                return Optional.empty();
            var width = width(graph, quotient);
            if (width.isEmpty() || !isCentred(graph, centred)) return Optional.empty();
            return Optional.of(new WrittenOut(quotient, mean.get(), centred, width.get()));
        }

        private static boolean isCentred(Graph graph, String value) throws MalformedGraphException {
            var difference = graph.producer(value);
            if (difference.filter(node -> node.is("Sub")).isEmpty()) return false;
            var mean = graph.producer(difference.get().input(1));
            return mean.isPresent()
                    && isMeanOfLast(graph, mean.get())
                    && mean.get().input(0).equals(difference.get().input(0));
        }

        private static boolean isMeanOfLast(Graph graph, Node node) throws MalformedGraphException {
            if (!node.is("ReduceMean") || node.integer("keepdims", 1) != 1) return false;
            var attribute = node.attribute("axes");
            if (attribute.isPresent()) return isLast(attribute.get().integers());
            var input = graph.constant(node.input(1)).filter(Tensor::isInteger);
            return input.isPresent() && isLast(input.get().longs());
        }

        private static boolean isLast(long[] axes) {
            return Arrays.equals(axes, new long[] {-1});
        }

        private static boolean isSquare(Graph graph, Node node, String of) {
            if (!node.input(0).equals(of)) return false;
            if (node.is("Mul")) return node.input(1).equals(of);
            return node.is("Pow")
                    && graph.constant(node.input(1))
                            .filter(e -> e.isFloat() && e.size() == 1 && e.floats()[0] == 2)
                            .isPresent();
        }

        /** As many as there are factors. */
        private static Optional<Long> width(Graph graph, Node quotient) {
            for (var reader : graph.consumers(quotient.output())) {
                if (!reader.is("Mul")) continue;
                int other = reader.input(0).equals(quotient.output()) ? 1 : 0;
                var factors =
                        graph.constant(reader.input(other))
                                .filter(row -> row.isFloat() && row.rank() == 1 && row.size() > 1);
                if (factors.isPresent()) return Optional.of(factors.get().size());
            }
            return Optional.empty();
        }

        void replace(Graph graph) throws MalformedGraphException {
            String stem = quotient.output();
            var parts = new Parts(graph, stem);
            String deviation = quotient.input(1);
            graph.remove(quotient);
            parts.add(stem, "Mul", List.of(centred, parts.make("Reciprocal", deviation)));
            graph.remove(mean);
            var inputs = new ArrayList<>(mean.inputs());
            inputs.set(0, centred);
            String squares = parts.make("ReduceSumSquare", inputs, mean.attributes());
            parts.add(mean.output(), "Mul", List.of(squares, parts.number("_share", 1f / width)));
        }
    }

    private static boolean isOverLast(Graph graph, Node norm) {
        return norm.integer("axis", -1) == -1
                && norm.outputs().size() == 1
                && graph.constant(norm.input(1))
                        .filter(factors -> factors.isFloat() && factors.rank() == 1)
                        .isPresent();
    }

    private static void expand(Graph graph, Node norm, boolean axesAreInput)
            throws MalformedGraphException {
        String stem = norm.output();
        var parts = new Parts(graph, stem);
        long width = graph.constant(norm.input(1)).orElseThrow().size();
        float epsilon = norm.attribute("epsilon").map(Attribute::real).orElse(USUAL_EPSILON);
        graph.remove(norm);
        String mean = parts.reduce("ReduceMean", norm.input(0), axesAreInput);
        String centred = parts.make("Sub", norm.input(0), mean);
        String squares = parts.reduce("ReduceSumSquare", centred, axesAreInput);
        String variance = parts.make("Mul", squares, parts.number("_share", 1f / width));
        String sum = parts.make("Add", variance, parts.number("_epsilon", epsilon));
        String factor = parts.make("Reciprocal", parts.make("Sqrt", sum));
        String unit = parts.make("Mul", centred, factor);
        if (norm.input(2).isEmpty()) {
            parts.add(stem, "Mul", List.of(unit, norm.input(1)));
        } else {
            String scaled = parts.make("Mul", unit, norm.input(1));
            parts.add(stem, "Add", List.of(scaled, norm.input(2)));
        }
    }

    /** Adds operations to a graph under names that start alike. */
    private record Parts(Graph graph, String stem) {
        String make(String operator, String... inputs) throws MalformedGraphException {
            return make(operator, List.of(inputs), List.of());
        }

        String make(String operator, List<String> inputs, List<Attribute> attributes)
                throws MalformedGraphException {
            String output = graph.freshName(stem + "_" + operator);
            graph.add(new Node(operator, "", output, inputs, List.of(output), attributes));
            return output;
        }

        void add(String output, String operator, List<String> inputs)
                throws MalformedGraphException {
            graph.add(new Node(operator, "", output, inputs, List.of(output), List.of()));
        }

        String reduce(String operator, String value, boolean axesAreInput)
                throws MalformedGraphException {
            if (!axesAreInput) {
                return make(
                        operator, List.of(value), List.of(Attribute.of("axes", new long[] {-1})));
            }
            var last = Tensor.ofLongs(graph.freshName(stem + "_last"), -1);
            graph.add(last);
            return make(operator, value, last.name());
        }

        String number(String suffix, float value) throws MalformedGraphException {
            var tensor =
                    Tensor.ofFloats(
                            graph.freshName(stem + suffix), new long[0], new float[] {value});
            graph.add(tensor);
            return tensor.name();
        }
    }
}
