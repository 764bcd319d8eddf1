package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.Arrays;
import java.util.Optional;

/**
 * DPT's readout: [x | c]·W + b, where the same row c stands beside every token, becomes x·W₁ +
 * (c·W₂ + b). The second product is one row instead of one for each token.
 */
public final class ReadoutSplit implements Rewrite {
    @Override
    public String name() {
        return "readout";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var addition : graph.nodes("Add")) {
            var linear = Linear.of(graph, addition.output());
            if (linear.isEmpty() || linear.get().bias().isEmpty()) continue;
            var readout = Readout.of(graph, linear.get());
            if (readout.isEmpty() || !graph.isReadOnce(linear.get().productValue())) continue;
            split(graph, linear.get(), readout.get());
            found++;
        }
        if (found > 0) graph.removeUnused();
        return found;
    }

    /** Tokens and the row beside each of them: batch × 1 × columns. */
    private record Readout(String tokens, String row) {
        static Optional<Readout> of(Graph graph, Linear linear) {
            var concat = graph.producer(linear.product().input(0)).filter(n -> n.is("Concat"));
            if (concat.isEmpty() || concat.get().inputs().size() != 2) return Optional.empty();
            long axis = concat.get().integer("axis", 0);
            if (axis != -1 && axis != 2) return Optional.empty();
            return graph.producer(concat.get().input(1))
                    .filter(node -> node.is("Expand"))
                    .map(expand -> expand.input(0))
                    .filter(row -> isOneToken(graph, row))
                    .map(row -> new Readout(concat.get().input(0), row));
        }

        /** An axis of extent 1 was put where the tokens are. */
        private static boolean isOneToken(Graph graph, String row) {
            var unsqueeze = graph.producer(row).filter(node -> node.is("Unsqueeze"));
            if (unsqueeze.isEmpty()) return false;
            return graph.constant(unsqueeze.get().input(1))
                    .filter(Tensor::isInteger)
                    .filter(axes -> Arrays.equals(axes.longs(), new long[] {1}))
                    .isPresent();
        }
    }

    private static void split(Graph graph, Linear linear, Readout readout)
            throws MalformedGraphException {
        int half = Math.toIntExact(linear.matrix().dim(0)) / 2;
        if (linear.matrix().dim(0) != 2L * half) return;
        Node addition = linear.addition().orElseThrow();
        String output = addition.output();
        int biasIndex = addition.input(0).equals(linear.productValue()) ? 1 : 0;
        graph.remove(addition);
        var parts = new Parts(graph, output);
        String ofRow = product(parts, linear, readout.row(), half);
        String constant = parts.make("Add", ofRow, addition.input(biasIndex));
        parts.add(output, "Add", product(parts, linear, readout.tokens(), 0), constant);
    }

    /** With half of the matrix. */
    private static String product(Parts parts, Linear linear, String factor, int firstRow)
            throws MalformedGraphException {
        int half = Math.toIntExact(linear.matrix().dim(0)) / 2;
        float[] rows = Matrices.rows(linear.matrix(), firstRow, half);
        String weight = parts.floats("_weight", new long[] {half, linear.columns()}, rows);
        return parts.make("MatMul", factor, weight);
    }
}
