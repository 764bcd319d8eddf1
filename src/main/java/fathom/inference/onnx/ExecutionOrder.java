package fathom.inference.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order that the format asks for: every node after those whose values it reads. */
final class ExecutionOrder {
    private final Graph graph;
    private final Set<Node> placed = new HashSet<>();
    private final List<Node> order = new ArrayList<>();

    ExecutionOrder(Graph graph) {
        this.graph = graph;
    }

    List<Node> nodes() {
        for (var node : graph.nodes()) place(node);
        return order;
    }

    /** Depth first with a stack of our own: networks are deeper than Java's. */
    private void place(Node last) {
        var open = new ArrayDeque<Node>();
        var entered = new HashSet<Node>();
        open.push(last);
        while (!open.isEmpty()) {
            Node node = open.peek();
            if (placed.contains(node)) {
                open.pop();
            } else if (entered.add(node)) {
                for (var value : readBy(node)) {
                    graph.producer(value)
                            .filter(producer -> !placed.contains(producer))
                            .filter(producer -> !entered.contains(producer))
                            .ifPresent(open::push);
                }
            } else {
                open.pop();
                placed.add(node);
                order.add(node);
            }
        }
    }

    private static Set<String> readBy(Node node) {
        var values = new HashSet<>(node.inputs());
        values.addAll(node.outerInputs());
        return values;
    }
}
