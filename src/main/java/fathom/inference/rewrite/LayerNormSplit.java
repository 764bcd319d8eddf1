package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * Layer normalisation over the last axis as the elementary operations that it consists of. The
 * runtime has fast kernels for each of these; its own kernel for all at once, into which it joins
 * the usual way of writing them, with a quotient, takes more than twice as long.
 */
public final class LayerNormSplit implements Rewrite {
    /** From here on reductions take the axes as an input. */
    private static final int AXES_ARE_INPUT = 18;

    private static final long LAST = -1;
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
     * (x - mean) / sqrt(mean of squares + epsilon).
     *
     * @param square of what is centred
     */
    private record WrittenOut(Node quotient, Node square) {
        static Optional<WrittenOut> of(Graph graph, Node quotient) throws MalformedGraphException {
            String centred = quotient.input(0);
            var root = graph.producer(quotient.input(1)).filter(node -> node.is("Sqrt"));
            var sum = root.flatMap(node -> graph.producer(node.input(0)));
            if (sum.filter(node -> node.is("Add")).isEmpty()) return Optional.empty();
            var mean = graph.producer(sum.get().input(0));
            if (mean.isEmpty() || !isMeanOfLast(graph, mean.get())) return Optional.empty();
            var square = graph.producer(mean.get().input(0));
            if (square.isEmpty() || !isSquare(graph, square.get(), centred))
                return Optional.empty();
            if (!isCentred(graph, centred)) return Optional.empty();
            return Optional.of(new WrittenOut(quotient, square.get()));
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
            return Arrays.equals(axes, new long[] {LAST});
        }

        private static boolean isSquare(Graph graph, Node node, String of) {
            if (!node.input(0).equals(of)) return false;
            if (node.is("Mul")) return node.input(1).equals(of);
            return node.is("Pow")
                    && graph.constant(node.input(1))
                            .filter(e -> e.isFloat() && e.size() == 1 && e.floats()[0] == 2)
                            .isPresent();
        }

        void replace(Graph graph) throws MalformedGraphException {
            String unit = quotient.output();
            String centred = quotient.input(0);
            var parts = new Parts(graph, unit);
            graph.remove(quotient);
            parts.add(unit, "Mul", centred, parts.make("Reciprocal", quotient.input(1)));
            graph.remove(square);
            parts.add(square.output(), "Mul", centred, centred);
        }
    }

    private static boolean isOverLast(Graph graph, Node norm) {
        return norm.integer("axis", LAST) == LAST
                && norm.outputs().size() == 1
                && graph.constant(norm.input(1))
                        .filter(factors -> factors.isFloat() && factors.rank() == 1)
                        .isPresent();
    }

    private static void expand(Graph graph, Node norm, boolean axesAreInput)
            throws MalformedGraphException {
        String stem = norm.output();
        var parts = new Parts(graph, stem);
        float epsilon = norm.attribute("epsilon").map(Attribute::real).orElse(USUAL_EPSILON);
        graph.remove(norm);
        String mean = parts.reduce("ReduceMean", norm.input(0), LAST, axesAreInput);
        String centred = parts.make("Sub", norm.input(0), mean);
        String squares = parts.make("Mul", centred, centred);
        String variance = parts.reduce("ReduceMean", squares, LAST, axesAreInput);
        String sum = parts.make("Add", variance, parts.number("_epsilon", epsilon));
        String factor = parts.make("Reciprocal", parts.make("Sqrt", sum));
        String unit = parts.make("Mul", centred, factor);
        if (norm.input(2).isEmpty()) {
            parts.add(stem, "Mul", unit, norm.input(1));
        } else {
            String scaled = parts.make("Mul", unit, norm.input(1));
            parts.add(stem, "Add", scaled, norm.input(2));
        }
    }
}
