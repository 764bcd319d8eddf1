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
 * softmax(Q·Kᵀ·scale [+ bias])·V over heads becomes the runtime's MultiHeadAttention, which works
 * block by block and never holds the scores of all pairs of tokens.
 */
public final class AttentionFusion implements Rewrite {
    private static final String DOMAIN = "com.microsoft";

    @Override
    public String name() {
        return "attention";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var softmax : graph.nodes("Softmax")) {
            var attention = AttentionPattern.find(graph, softmax, model.operatorSet());
            if (attention.isEmpty()) continue;
            fuse(graph, attention.get());
            found++;
        }
        if (found > 0) {
            model.useDomain(DOMAIN, 1);
            graph.removeUnused();
        }
        return found;
    }

    private static void fuse(Graph graph, AttentionPattern attention)
            throws MalformedGraphException {
        String stem = attention.merged().output();
        var projections = new ArrayList<Projection>();
        for (var view : attention.views()) projections.add(projection(graph, view, stem));
        var inputs = new ArrayList<String>();
        projections.forEach(projection -> inputs.add(projection.value()));
        inputs.add(bias(graph, projections, stem));
        if (attention.addend().isPresent()) {
            inputs.add("");
            inputs.add(attention.addend().get());
        }
        while (inputs.getLast().isEmpty()) inputs.removeLast();
        graph.replace(
                attention.merged(),
                new Node(
                        "MultiHeadAttention",
                        DOMAIN,
                        graph.freshName(stem + "_attention"),
                        inputs,
                        List.of(stem),
                        List.of(
                                Attribute.of("num_heads", attention.heads()),
                                Attribute.of("scale", (float) attention.scale()))));
    }

    /** Before its bias, which the attention adds itself. */
    private record Projection(String value, int columns, Optional<float[]> bias) {}

    private static Projection projection(Graph graph, HeadView view, String stem)
            throws MalformedGraphException {
        var linear = Linear.of(graph, view.source()).orElseThrow();
        if (view.part() == HeadView.WHOLE) {
            return new Projection(
                    linear.productValue(), linear.columns(), linear.bias().map(Tensor::floats));
        }
        int columns = linear.columns() / 3;
        int first = view.part() * columns;
        var parts = new Parts(graph, stem);
        String matrix =
                parts.floats(
                        "_weight",
                        new long[] {linear.matrix().dim(0), columns},
                        Matrices.columns(linear.matrix(), first, columns));
        String value = parts.make("MatMul", linear.product().input(0), matrix);
        return new Projection(
                value,
                columns,
                linear.bias()
                        .map(bias -> Arrays.copyOfRange(bias.floats(), first, first + columns)));
    }

    /** Queries', keys' and values' one after the other; no name when there is none. */
    private static String bias(Graph graph, List<Projection> projections, String stem)
            throws MalformedGraphException {
        if (projections.stream().allMatch(projection -> projection.bias().isEmpty())) return "";
        int columns = projections.stream().mapToInt(Projection::columns).sum();
        var joined = new float[columns];
        int position = 0;
        for (var projection : projections) {
            if (projection.bias().isPresent()) {
                System.arraycopy(
                        projection.bias().get(), 0, joined, position, projection.columns());
            }
            position += projection.columns();
        }
        return new Parts(graph, stem).floats("_bias", new long[] {columns}, joined);
    }
}
