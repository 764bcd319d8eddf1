package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * (x·γ + β)·W + b with constant rows γ and β, as at the end of layer normalisation, becomes x·(γ·W)
 * + (β·W + b), where each row of W takes its γ.
 */
public final class NormScaleFolding implements Rewrite {
    @Override
    public String name() {
        return "layer-norm-scale";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var shift : graph.nodes("Add")) {
            var norm = Norm.of(graph, shift);
            if (norm.isEmpty()) continue;
            var layers = layers(graph, norm.get());
            if (layers.isEmpty()) continue;
            for (var layer : layers) fold(graph, norm.get(), layer);
            for (var shape : graph.consumers(norm.get().output())) {
                graph.replace(shape, shape.withInput(0, norm.get().unit()));
            }
            found++;
        }
        if (found > 0) graph.removeUnused();
        return found;
    }

    /**
     * x·γ + β.
     *
     * @param unit x
     * @param output the sum
     */
    private record Norm(String unit, Tensor factors, Tensor offsets, String output) {
        static Optional<Norm> of(Graph graph, Node shift) {
            var offsets = row(graph, shift.input(1));
            var scaling = graph.producer(shift.input(0)).filter(node -> node.is("Mul"));
            if (offsets.isEmpty() || scaling.isEmpty()) return Optional.empty();
            return row(graph, scaling.get().input(1))
                    .filter(factors -> factors.size() == offsets.get().size())
                    .filter(_ -> graph.isReadOnce(shift.input(0)))
                    .map(
                            factors ->
                                    new Norm(
                                            scaling.get().input(0),
                                            factors,
                                            offsets.get(),
                                            shift.output()));
        }

        private static Optional<Tensor> row(Graph graph, String value) {
            return graph.constant(value).filter(row -> row.isFloat() && row.rank() == 1);
        }
    }

    /** All that read the sum's numbers; none if one of them is no layer with a bias. */
    private static List<Linear> layers(Graph graph, Norm norm) {
        var readers = graph.consumers(norm.output());
        if (!graph.isReadBy(readers.size(), norm.output())) return List.of();
        var layers = new ArrayList<Linear>();
        for (var reader : readers) {
            if (reader.is("Shape")) continue;
            if (!reader.input(0).equals(norm.output()) || !graph.isReadOnce(reader.output())) {
                return List.of();
            }
            Node next = graph.consumers(reader.output()).getFirst();
            var layer =
                    Linear.of(graph, next.output())
                            .filter(linear -> linear.product().equals(reader))
                            .filter(linear -> linear.bias().isPresent())
                            .filter(linear -> linear.matrix().dim(0) == norm.factors().size());
            if (layer.isEmpty()) return List.of();
            layers.add(layer.get());
        }
        return layers;
    }

    private static void fold(Graph graph, Norm norm, Linear layer) throws MalformedGraphException {
        int columns = layer.columns();
        float[] factors = norm.factors().floats();
        float[] offsets = norm.offsets().floats();
        float[] weights = layer.matrix().floats();
        double[] shifted = new double[columns];
        for (int i = 0; i < weights.length; i++) {
            shifted[i % columns] += (double) offsets[i / columns] * weights[i];
            weights[i] *= factors[i / columns];
        }
        float[] bias = layer.bias().orElseThrow().floats();
        for (int i = 0; i < columns; i++) bias[i] = (float) (bias[i] + shifted[i]);
        Node product = layer.product();
        Node addition = layer.addition().orElseThrow();
        var parts = new Parts(graph, addition.output());
        String matrix = parts.floats("_weight", layer.matrix().dims(), weights);
        String row = parts.floats("_bias", new long[] {columns}, bias);
        graph.remove(product);
        graph.remove(addition);
        parts.add(product.output(), "MatMul", norm.unit(), matrix);
        parts.add(addition.output(), "Add", product.output(), row);
    }
}
