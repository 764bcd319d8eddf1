package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** (x·W + b)·γ with a constant row γ, as after each block of DINOv2, becomes x·(W·γ) + b·γ. */
public final class LayerScaleFolding implements Rewrite {
    @Override
    public String name() {
        return "layer-scale";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var scaling : graph.nodes("Mul")) {
            if (fold(graph, scaling, 0) || fold(graph, scaling, 1)) found++;
        }
        if (found > 0) graph.removeUnused();
        return found;
    }

    private static boolean fold(Graph graph, Node scaling, int scaledIndex)
            throws MalformedGraphException {
        String scaled = scaling.input(scaledIndex);
        var factors = graph.constant(scaling.input(1 - scaledIndex)).filter(Tensor::isFloat);
        var linear = Linear.of(graph, scaled);
        if (linear.isEmpty() || factors.isEmpty() || !graph.isReadOnce(scaled)) return false;
        boolean isRow = factors.get().rank() == 1 && factors.get().size() == linear.get().columns();
        if (!isRow || !graph.isReadOnce(linear.get().productValue())) return false;
        replace(graph, scaling, linear.get(), factors.get().floats());
        return true;
    }

    private static void replace(Graph graph, Node scaling, Linear linear, float[] factors)
            throws MalformedGraphException {
        String stem = scaling.output();
        var matrix = scaled(linear.matrix(), factors, graph.freshName(stem + "_weight"));
        graph.add(matrix);
        Node product = linear.product().withInput(1, matrix.name());
        Optional<Node> addition = linear.addition();
        graph.remove(scaling);
        addition.ifPresent(graph::remove);
        if (linear.bias().isEmpty()) {
            graph.replace(linear.product(), product.withOutput(stem));
            return;
        }
        var bias = scaled(linear.bias().get(), factors, graph.freshName(stem + "_bias"));
        graph.add(bias);
        graph.replace(linear.product(), product);
        var inputs = new ArrayList<>(List.of(product.output(), bias.name()));
        graph.add(new Node("Add", "", stem, inputs, List.of(stem), List.of()));
    }

    /** Each column times its factor. */
    private static Tensor scaled(Tensor rows, float[] factors, String name) {
        float[] values = rows.floats();
        for (int i = 0; i < values.length; i++) values[i] *= factors[i % factors.length];
        return Tensor.ofFloats(name, rows.dims(), values);
    }
}
