package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;

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
        String values = softmax.input(0);
        var parts = new Parts(graph, softmax.output());
        graph.remove(softmax);
        String largest = parts.reduce("ReduceMax", values, CHANNELS, axesAreInput);
        String powers = parts.make("Exp", parts.make("Sub", values, largest));
        String sum = parts.reduce("ReduceSum", powers, CHANNELS, true);
        parts.add(softmax.output(), "Div", powers, sum);
    }
}
