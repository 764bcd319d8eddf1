package fathom.inference.rewrite;

import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;

/**
 * A 1×1 convolution after an enlargement becomes one before it, on a fraction of the pixels. Both
 * are linear, the one over channels and the other over positions with weights that add up to 1, so
 * that their order does not matter, bias included.
 */
public final class PointwiseBeforeResize implements Rewrite {
    @Override
    public String name() {
        return "pointwise-before-resize";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var convolution : graph.nodes("Conv")) {
            var resize = graph.producer(convolution.input(0));
            if (resize.isEmpty() || !swaps(graph, resize.get(), convolution)) continue;
            String between = graph.freshName(convolution.output() + "_small");
            graph.remove(convolution);
            graph.remove(resize.get());
            graph.add(convolution.withInput(0, resize.get().input(0)).withOutput(between));
            graph.add(resize.get().withInput(0, between).withOutput(convolution.output()));
            found++;
        }
        return found;
    }

    private static boolean swaps(Graph graph, Node resize, Node convolution)
            throws MalformedGraphException {
        return Resizing.isPlain(resize, "linear")
                && enlarges(graph, resize)
                && graph.isReadOnce(resize.output())
                && isPointwise(graph, convolution);
    }

    /** Constant factors must leave channels alone and not shrink; computed sizes are trusted. */
    private static boolean enlarges(Graph graph, Node resize) {
        var scales =
                graph.constant(resize.input(Resizing.SCALES))
                        .filter(s -> s.isFloat() && s.size() > 0);
        if (scales.isEmpty()) return true;
        float[] factors = scales.get().floats();
        return factors.length == 4
                && factors[0] == 1
                && factors[1] == 1
                && factors[2] >= 1
                && factors[3] >= 1;
    }

    private static boolean isPointwise(Graph graph, Node convolution)
            throws MalformedGraphException {
        var kernel = Convolving.kernel(graph, convolution);
        if (kernel.isEmpty()) return false;
        long outputs = kernel.get().dim(0);
        long inputs = kernel.get().dim(1);
        boolean one = kernel.get().dim(2) == 1 && kernel.get().dim(3) == 1;
        // More channels than before would make the enlargement dearer than the swap saves.
        return one
                && outputs <= inputs
                && Convolving.all(convolution, "strides", 1, 1)
                && Convolving.all(convolution, "pads", 0, 0);
    }
}
