package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * x·½·(1 + erf(x/√2)), as one operator or written out in any order (Hendrycks and Gimpel, "Gaussian
 * Error Linear Units", 2016).
 *
 * @param argument x
 * @param readers how many nodes of it read x
 */
record Gelu(String argument, int readers) {
    /** Exporters write the constants with four to eight digits. */
    private static final double ROUNDING = 1e-4;

    /** What computes {@code value}, if it is this function. */
    static Optional<Gelu> of(Graph graph, String value) {
        var node = graph.producer(value);
        if (node.isEmpty()) return Optional.empty();
        if (isOperator(node.get())) return Optional.of(new Gelu(node.get().input(0), 1));
        return writtenOut(graph, value);
    }

    private static boolean isOperator(Node node) {
        if (!node.operator().equals("Gelu")) return false;
        return node.domain().equals("com.microsoft")
                || (node.is("Gelu") && node.text("approximate", "none").equals("none"));
    }

    private static Optional<Gelu> writtenOut(Graph graph, String value) {
        var factors = new ArrayList<String>();
        double constant = gather(graph, value, true, factors);
        if (factors.size() != 2 || !isNear(constant, 0.5)) return Optional.empty();
        return ofFactors(graph, factors.getFirst(), factors.getLast())
                .or(() -> ofFactors(graph, factors.getLast(), factors.getFirst()));
    }

    /** Takes a product apart; returns the constants' part of it. */
    private static double gather(Graph graph, String value, boolean whole, List<String> factors) {
        var product = graph.producer(value).filter(node -> node.is("Mul"));
        if (product.isEmpty() || !(whole || graph.isReadOnce(value))) {
            factors.add(value);
            return 1;
        }
        var scaling = Values.scaling(graph, product.get());
        if (scaling.isPresent()) {
            return scaling.get().factor() * gather(graph, scaling.get().value(), false, factors);
        }
        return gather(graph, product.get().input(0), false, factors)
                * gather(graph, product.get().input(1), false, factors);
    }

    private static Optional<Gelu> ofFactors(Graph graph, String argument, String sum) {
        return graph.producer(sum)
                .filter(node -> node.is("Add"))
                .flatMap(node -> lessOne(graph, node))
                .flatMap(graph::producer)
                .filter(node -> node.is("Erf"))
                .flatMap(erf -> graph.producer(erf.input(0)))
                .flatMap(node -> Values.scaling(graph, node))
                .filter(scaling -> scaling.value().equals(argument))
                .filter(scaling -> isNear(scaling.factor(), Math.sqrt(0.5)))
                .map(_ -> new Gelu(argument, 2));
    }

    private static Optional<String> lessOne(Graph graph, Node sum) {
        for (int i = 0; i < 2; i++) {
            if (Values.number(graph, sum.input(i)).filter(one -> one == 1).isPresent()) {
                return Optional.of(sum.input(1 - i));
            }
        }
        return Optional.empty();
    }

    private static boolean isNear(double found, double wanted) {
        return Math.abs(found - wanted) < ROUNDING * wanted;
    }
}
