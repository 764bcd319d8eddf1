package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

import java.util.List;

/**
 * A transposed convolution whose windows lie side by side, and the convolution that reads it, as a
 * dense prediction transformer enlarges its tokens, become one transposed convolution whose windows
 * overlap. An enlarged cell reads few tokens, so that the larger kernel is still a fraction of the
 * second convolution's work.
 *
 * <p>The first one's bias ends where the second one pads with zeros. It becomes the kernel of one
 * more channel that is 1 all over the tokens.
 */
public final class EnlargementMerge implements Rewrite {
    /** The first operator set in which Pad has its amounts and its value as inputs. */
    private static final int PADDING_IS_INPUT = 11;

    private static final int BIAS = 2;

    /** Of the multiplications of both: saving less is not worth the larger buffer between. */
    private static final double WORTH = 0.75;

    @Override
    public String name() {
        return "enlargement";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        if (model.operatorSet() < PADDING_IS_INPUT) return 0;
        var graph = model.graph();
        int found = 0;
        for (var convolution : graph.nodes("Conv")) {
            var enlargement =
                    graph.producer(convolution.input(0))
                            .filter(node -> node.is("ConvTranspose"))
                            .filter(node -> graph.isReadOnce(node.output()));
            if (enlargement.isPresent() && merge(graph, enlargement.get(), convolution)) found++;
        }
        if (found > 0) graph.removeUnused();
        return found;
    }

    private static boolean merge(Graph graph, Node enlargement, Node convolution)
            throws MalformedGraphException {
        var first = Convolving.kernel(graph, enlargement).filter(EnlargementMerge::isSquare);
        var second = Convolving.kernel(graph, convolution).filter(EnlargementMerge::isSquare);
        var bias = graph.constant(enlargement.input(BIAS)).filter(Tensor::isFloat);
        boolean isBiased = !enlargement.input(BIAS).isEmpty();
        if (first.isEmpty() || second.isEmpty() || (isBiased && bias.isEmpty())) return false;
        if (!isTiling(enlargement, first.get()) || !keepsSize(convolution, second.get())) {
            return false;
        }
        if (!isWorthIt(first.get(), second.get())) return false;
        var parts = new Parts(graph, convolution.output());
        String tokens = enlargement.input(0);
        if (isBiased) tokens = withOnes(parts, tokens);
        var joined = new JoinedKernel(first.get(), bias.map(Tensor::floats), second.get());
        String weights = parts.floats("_enlarging", joined.dims(), joined.values());
        graph.remove(enlargement);
        graph.remove(convolution);
        long pad = second.get().dim(2) / 2;
        parts.add(
                convolution.output(),
                "ConvTranspose",
                convolution.input(BIAS).isEmpty()
                        ? List.of(tokens, weights)
                        : List.of(tokens, weights, convolution.input(BIAS)),
                List.of(
                        Attribute.of("kernel_shape", new long[] {joined.side(), joined.side()}),
                        Attribute.of(
                                "strides", new long[] {first.get().dim(2), first.get().dim(3)}),
                        Attribute.of("pads", new long[] {pad, pad, pad, pad})));
        return true;
    }

    private static String withOnes(Parts parts, String tokens) throws MalformedGraphException {
        String oneMoreChannel = parts.integers("_one_more", 0, 0, 0, 0, 0, 1, 0, 0);
        return parts.make("Pad", tokens, oneMoreChannel, parts.number("_one", 1));
    }

    private static boolean isSquare(Tensor kernel) {
        return kernel.dim(2) == kernel.dim(3);
    }

    private static boolean isTiling(Node enlargement, Tensor kernel)
            throws MalformedGraphException {
        return kernel.dim(2) > 1
                && Convolving.all(enlargement, "strides", kernel.dim(2), 1)
                && Convolving.all(enlargement, "pads", 0, 0)
                && Convolving.all(enlargement, "output_padding", 0, 0)
                && enlargement.attribute("output_shape").isEmpty();
    }

    private static boolean keepsSize(Node convolution, Tensor kernel)
            throws MalformedGraphException {
        return kernel.dim(2) % 2 == 1
                && Convolving.all(convolution, "strides", 1, 1)
                && Convolving.all(convolution, "pads", kernel.dim(2) / 2, 0);
    }

    private static boolean isWorthIt(Tensor first, Tensor second) {
        double tokens = first.dim(0);
        double between = first.dim(1);
        double outputs = second.dim(0);
        double tile = first.dim(2) * first.dim(2);
        double window = second.dim(2) * second.dim(2);
        long side = JoinedKernel.side(first, second);
        return side * side * tokens * outputs
                < WORTH * tile * between * (tokens + window * outputs);
    }
}
