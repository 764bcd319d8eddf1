package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One attention as exporters write it out.
 *
 * @param views queries, keys, values
 * @param scale what the scores are multiplied with
 * @param addend what is added to the scaled scores: batch or 1 × heads × tokens × tokens
 * @param merged the Reshape whose output holds all heads side by side again
 */
record AttentionPattern(
        List<HeadView> views, int heads, double scale, Optional<String> addend, Node merged) {
    private static final int SOFTMAX_OF_ONE_AXIS = 13;
    private static final long[] HEADS_AFTER_TOKENS = {0, 2, 1, 3};

    static Optional<AttentionPattern> find(Graph graph, Node softmax, long operatorSet)
            throws MalformedGraphException {
        long axis = softmax.integer("axis", operatorSet >= SOFTMAX_OF_ONE_AXIS ? -1 : 1);
        if (axis != -1 && axis != 3) return Optional.empty();
        var scores = Scores.of(graph, softmax.input(0));
        var weighted = weightedValues(graph, softmax);
        if (scores.isEmpty() || weighted.isEmpty()) return Optional.empty();
        var merged = merge(graph, weighted.get());
        if (merged.isEmpty()) return Optional.empty();

        var queries = HeadView.of(graph, scores.get().product().input(0));
        var keys = HeadView.of(graph, scores.get().product().input(1));
        var values = HeadView.of(graph, weighted.get().input(1));
        if (queries.isEmpty() || keys.isEmpty() || values.isEmpty()) return Optional.empty();
        boolean turned =
                queries.get().axes().equals(HeadView.ROWS)
                        && keys.get().axes().equals(HeadView.TURNED)
                        && values.get().axes().equals(HeadView.ROWS);
        if (!turned || values.get().factor() != 1) return Optional.empty();

        var views = List.of(queries.get(), keys.get(), values.get());
        int heads = heads(graph, views);
        if (heads == 0 || !joinsHeads(graph, merged.get(), values.get())) return Optional.empty();
        return Optional.of(
                new AttentionPattern(
                        views,
                        heads,
                        scores.get().scale() * queries.get().factor() * keys.get().factor(),
                        scores.get().addend(),
                        merged.get()));
    }

    /** The same for all three, or 0. */
    private static int heads(Graph graph, List<HeadView> views) {
        int heads = 0;
        long queryColumns = 0;
        for (var view : views) {
            var columns = columns(graph, view);
            if (columns == 0) return 0;
            int found = view.headsOf(columns);
            if (found == 0 || (heads != 0 && found != heads)) return 0;
            if (queryColumns != 0 && columns != queryColumns) return 0;
            heads = found;
            queryColumns = columns;
        }
        return heads;
    }

    private static long columns(Graph graph, HeadView view) {
        var linear = Linear.of(graph, view.source());
        if (linear.isEmpty()) return 0;
        long columns = linear.get().columns();
        if (view.part() == HeadView.WHOLE) return columns;
        return columns % 3 == 0 ? columns / 3 : 0;
    }

    /** The product of the softmax with the values, past casts that do nothing. */
    private static Optional<Node> weightedValues(Graph graph, Node softmax) {
        String value = softmax.output();
        while (true) {
            var consumers = graph.consumers(value);
            if (consumers.size() != 1) return Optional.empty();
            Node consumer = consumers.getFirst();
            if (consumer.is("MatMul") && consumer.input(0).equals(value)) {
                return Optional.of(consumer);
            }
            if (!Values.isNeutral(consumer)) return Optional.empty();
            value = consumer.output();
        }
    }

    /** Transpose and Reshape; the transposed value's shape may be read besides. */
    private static Optional<Node> merge(Graph graph, Node weighted) throws MalformedGraphException {
        for (var transpose : graph.consumers(weighted.output())) {
            if (!transpose.is("Transpose")) continue;
            var permutation = transpose.attribute("perm");
            if (permutation.isEmpty()
                    || !Arrays.equals(permutation.get().integers(), HEADS_AFTER_TOKENS)) {
                continue;
            }
            var reshapes =
                    graph.consumers(transpose.output()).stream()
                            .filter(node -> node.is("Reshape"))
                            .filter(node -> node.input(0).equals(transpose.output()))
                            .toList();
            if (reshapes.size() == 1) return Optional.of(reshapes.getFirst());
        }
        return Optional.empty();
    }

    /** Whether the Reshape puts the heads side by side, batch × tokens × columns. */
    private static boolean joinsHeads(Graph graph, Node reshape, HeadView values) {
        var target = new Extents(graph).ofShape(reshape.input(1));
        if (target.isEmpty() || target.get().size() != 3) return false;
        long last = target.get().getLast();
        return last == -1 || last == columns(graph, values) || last == Extents.UNKNOWN;
    }

    /** What goes into the softmax. */
    private record Scores(Node product, double scale, Optional<String> addend) {
        static Optional<Scores> of(Graph graph, String value) throws MalformedGraphException {
            double scale = 1;
            Optional<String> addend = Optional.empty();
            String current = value;
            while (true) {
                var producer = graph.producer(current);
                if (producer.isEmpty()) return Optional.empty();
                Node node = producer.get();
                if (node.is("MatMul")) return Optional.of(new Scores(node, scale, addend));
                var scaling = Values.scaling(graph, node);
                if (Values.isNeutral(node)) {
                    current = node.input(0);
                } else if (scaling.isPresent()) {
                    scale *= scaling.get().factor();
                    current = scaling.get().value();
                } else if (node.is("Add") && addend.isEmpty() && scale == 1) {
                    int index = hasFourAxes(graph, node.input(1)) ? 1 : 0;
                    if (!hasFourAxes(graph, node.input(index))) return Optional.empty();
                    addend = Optional.of(node.input(index));
                    current = node.input(1 - index);
                } else {
                    return Optional.empty();
                }
            }
        }

        private static boolean hasFourAxes(Graph graph, String value)
                throws MalformedGraphException {
            var constant = graph.constant(value);
            if (constant.isPresent()) return constant.get().rank() == 4;
            var unsqueeze = graph.producer(value).filter(node -> node.is("Unsqueeze"));
            if (unsqueeze.isEmpty()) return false;
            var transpose = graph.producer(unsqueeze.get().input(0)).filter(n -> n.is("Transpose"));
            if (transpose.isEmpty()) return false;
            var permutation = transpose.get().attribute("perm");
            return permutation.isPresent() && permutation.get().integers().length == 3;
        }
    }
}
