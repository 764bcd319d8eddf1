package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.List;

/**
 * Softmax over the channels of a picture, written out: exp(x - max) / sum. The runtime has a kernel
 * for the last axis only and turns whole pictures round for any other, on one thread.
 */
public final class ChannelSoftmax implements Rewrite {
    private static final int CHANNELS = 1;

    /** Before, the operator was over this axis and all that follow. */
    private static final int ONE_AXIS = 13;

    /** From here on ReduceMax takes the axes as an input, as ReduceSum always does here. */
    private static final int AXES_ARE_INPUT = 18;

    @Override
    public String name() {
        return "channel-softmax";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        long version = model.operatorSet();
        if (version < ONE_AXIS) return 0;
        int found = 0;
        for (var softmax : model.graph().nodes("Softmax")) {
            if (softmax.integer("axis", -1) != CHANNELS) continue;
            replace(model.graph(), softmax, version >= AXES_ARE_INPUT);
            found++;
        }
        return found;
    }

    private static void replace(Graph graph, Node softmax, boolean axesAreInput)
            throws MalformedGraphException {
        String stem = softmax.output();
        String values = softmax.input(0);
        var axes = Tensor.ofLongs(graph.freshName(stem + "_axes"), CHANNELS);
        graph.remove(softmax);
        graph.add(axes);
        String largest =
                axesAreInput
                        ? added(graph, stem, "ReduceMax", List.of(values, axes.name()), List.of())
                        : added(
                                graph,
                                stem,
                                "ReduceMax",
                                List.of(values),
                                List.of(Attribute.of("axes", new long[] {CHANNELS})));
        String below = added(graph, stem, "Sub", List.of(values, largest), List.of());
        String powers = added(graph, stem, "Exp", List.of(below), List.of());
        String sum = added(graph, stem, "ReduceSum", List.of(powers, axes.name()), List.of());
        graph.add(new Node("Div", "", stem, List.of(powers, sum), List.of(stem), List.of()));
    }

    private static String added(
            Graph graph,
            String stem,
            String operator,
            List<String> inputs,
            List<Attribute> attributes)
            throws MalformedGraphException {
        String output = graph.freshName(stem + "_" + operator);
        graph.add(new Node(operator, "", output, inputs, List.of(output), attributes));
        return output;
    }
}
