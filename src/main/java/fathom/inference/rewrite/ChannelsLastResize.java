package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;

import java.util.List;

/**
 * A bilinear Resize of many channels to a computed size, with the channels last: one pair of
 * weights serves a row of numbers that lie together, where the runtime's usual kernel gathers four
 * numbers for each one that it makes. What turns the channels round melts into the convolutions
 * around it.
 */
public final class ChannelsLastResize implements Rewrite {
    private static final int RANK = 4;

    /** Fewer do not fill a vector register. */
    private static final int FEWEST_CHANNELS = 16;

    private static final long[] TO_LAST = {0, 2, 3, 1};
    private static final long[] TO_FIRST = {0, 3, 1, 2};

    @Override
    public String name() {
        return "channels-last-resize";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var resize : graph.nodes("Resize")) {
            boolean bySize = !resize.input(Resizing.SIZES).isEmpty();
            if (!bySize || !Resizing.isPlain(resize, "linear")) continue;
            if (!hasManyChannels(graph, resize.input(0))) continue;
            replace(graph, resize);
            found++;
        }
        return found;
    }

    private static boolean hasManyChannels(Graph graph, String picture) {
        return graph.producer(picture)
                .filter(node -> node.is("Conv"))
                .flatMap(convolution -> graph.constant(convolution.input(1)))
                .filter(weights -> weights.rank() == RANK && weights.dim(0) >= FEWEST_CHANNELS)
                .isPresent();
    }

    private static void replace(Graph graph, Node resize) throws MalformedGraphException {
        var parts = new Parts(graph, resize.output());
        graph.remove(resize);
        String last =
                parts.make(
                        "Transpose",
                        List.of(resize.input(0)),
                        List.of(Attribute.of("perm", TO_LAST)));
        // Without a step between, the runtime would see that the two turns cancel and undo this.
        String kept = parts.make("Reshape", last, parts.integers("_same", 0, 0, 0, 0));
        String order = parts.integers("_order", TO_LAST);
        String sizes = parts.make("Gather", resize.input(Resizing.SIZES), order);
        String large = parts.make("Resize", List.of(kept, "", "", sizes), resize.attributes());
        parts.add(
                resize.output(),
                "Transpose",
                List.of(large),
                List.of(Attribute.of("perm", TO_FIRST)));
    }
}
