package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Queries, keys or values as attention reads them, seen as what they are: the columns of one matrix
 * product, divided into heads and turned.
 *
 * @param source the value that was divided: batch × tokens × columns
 * @param axes what each axis now is
 * @param part which third of the source's columns this is, when queries, keys and values lie in
 *     one; {@link #WHOLE} otherwise
 * @param heads as the graph says, or {@link Extents#UNKNOWN}
 * @param headSize as the graph says, or {@link Extents#UNKNOWN}
 * @param factor what the values were multiplied with on the way
 */
record HeadView(
        String source, List<Axis> axes, int part, long heads, long headSize, double factor) {
    static final int WHOLE = -1;
    private static final int PARTS = 3;

    enum Axis {
        BATCH,
        TOKENS,
        PART,
        HEADS,
        WITHIN_HEAD
    }

    static final List<Axis> ROWS = List.of(Axis.BATCH, Axis.HEADS, Axis.TOKENS, Axis.WITHIN_HEAD);
    static final List<Axis> TURNED = List.of(Axis.BATCH, Axis.HEADS, Axis.WITHIN_HEAD, Axis.TOKENS);

    /** Follows a value back to where it was divided into heads. */
    static Optional<HeadView> of(Graph graph, String value) throws MalformedGraphException {
        var producer = graph.producer(value);
        if (producer.isEmpty()) return Optional.empty();
        Node node = producer.get();
        return switch (node.operator()) {
            case "Reshape" -> divided(graph, node);
            case "Transpose" -> turned(node, of(graph, node.input(0)));
            case "Gather" -> gathered(graph, node, of(graph, node.input(0)));
            case "Squeeze" -> squeezed(graph, node);
            case "Cast", "Identity" -> of(graph, node.input(0)).filter(_ -> Values.isNeutral(node));
            case "Mul", "Div" -> scaled(graph, node);
            default -> Optional.empty();
        };
    }

    private static Optional<HeadView> divided(Graph graph, Node reshape) {
        var target = new Extents(graph).ofShape(reshape.input(1));
        if (target.isEmpty() || reshape.integer("allowzero", 0) != 0) return Optional.empty();
        var extents = target.get();
        if (extents.size() == 4) {
            return Optional.of(
                    new HeadView(
                            reshape.input(0),
                            List.of(Axis.BATCH, Axis.TOKENS, Axis.HEADS, Axis.WITHIN_HEAD),
                            WHOLE,
                            extents.get(2),
                            extents.get(3),
                            1));
        }
        if (extents.size() == 5 && extents.get(2) == PARTS) {
            return Optional.of(
                    new HeadView(
                            reshape.input(0),
                            List.of(
                                    Axis.BATCH,
                                    Axis.TOKENS,
                                    Axis.PART,
                                    Axis.HEADS,
                                    Axis.WITHIN_HEAD),
                            WHOLE,
                            extents.get(3),
                            extents.get(4),
                            1));
        }
        return Optional.empty();
    }

    private static Optional<HeadView> turned(Node transpose, Optional<HeadView> before)
            throws MalformedGraphException {
        var permutation = transpose.attribute("perm");
        if (before.isEmpty() || permutation.isEmpty()) return Optional.empty();
        var axes = new ArrayList<Axis>();
        for (long axis : permutation.get().integers()) {
            if (axis < 0 || axis >= before.get().axes.size()) return Optional.empty();
            axes.add(before.get().axes.get((int) axis));
        }
        return Optional.of(before.get().withAxes(axes, before.get().part));
    }

    private static Optional<HeadView> gathered(
            Graph graph, Node gather, Optional<HeadView> before) {
        var index = graph.constant(gather.input(1)).filter(i -> i.isInteger() && i.rank() == 0);
        if (before.isEmpty() || index.isEmpty()) return Optional.empty();
        return before.get().taken(gather.integer("axis", 0), index.get().longs()[0]);
    }

    /** One output of a Split, its axis of extent 1 taken away. */
    private static Optional<HeadView> squeezed(Graph graph, Node squeeze)
            throws MalformedGraphException {
        var split = graph.producer(squeeze.input(0)).filter(node -> node.is("Split"));
        if (split.isEmpty() || split.get().outputs().size() != PARTS) return Optional.empty();
        var before = of(graph, split.get().input(0));
        if (before.isEmpty()) return Optional.empty();
        return before.get()
                .taken(
                        split.get().integer("axis", 0),
                        split.get().outputs().indexOf(squeeze.input(0)));
    }

    private Optional<HeadView> taken(long axis, long index) {
        int position = (int) (axis < 0 ? axis + axes.size() : axis);
        boolean isPart = position >= 0 && position < axes.size() && axes.get(position) == Axis.PART;
        if (!isPart) return Optional.empty();
        var rest = new ArrayList<>(axes);
        rest.remove(position);
        return Optional.of(withAxes(rest, (int) (index < 0 ? index + PARTS : index)));
    }

    private static Optional<HeadView> scaled(Graph graph, Node node)
            throws MalformedGraphException {
        var scaled = Values.scaling(graph, node);
        if (scaled.isEmpty()) return Optional.empty();
        var before = of(graph, scaled.get().value());
        return before.map(
                view ->
                        new HeadView(
                                view.source,
                                view.axes,
                                view.part,
                                view.heads,
                                view.headSize,
                                view.factor * scaled.get().factor()));
    }

    private HeadView withAxes(List<Axis> changed, int newPart) {
        return new HeadView(source, changed, newPart, heads, headSize, factor);
    }

    /** How many heads the given number of columns makes; 0 when the graph does not say. */
    int headsOf(long columns) {
        if (heads > 0) return columns % heads == 0 ? (int) heads : 0;
        if (headSize > 0) return columns % headSize == 0 ? (int) (columns / headSize) : 0;
        return 0;
    }
}
