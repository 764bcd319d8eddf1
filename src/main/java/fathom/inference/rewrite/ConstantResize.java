package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;

import java.util.List;

/**
 * A constant grid of many channels that is resized by cubics in each run, as position embeddings
 * are, becomes two matrix products with it. Resizing is linear and works on rows and columns apart
 * from each other, so that resized identity matrices are those matrices: R(X) = R(I) · X · R(I).
 * The runtime resizes one channel at a time on one thread, and multiplies matrices on all.
 */
public final class ConstantResize implements Rewrite {
    private static final int RANK = 4;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @Override
    public String name() {
        return "constant-resize";
    }

    @Override
    public int apply(OnnxFile model) throws MalformedGraphException {
        var graph = model.graph();
        int found = 0;
        for (var resize : graph.nodes("Resize")) {
            if (isSeparable(resize) && isGrid(graph, resize.input(0))) {
                Products.replace(graph, resize);
                found++;
            }
        }
        return found;
    }

    private static boolean isSeparable(Node resize) throws MalformedGraphException {
        return Resizing.isPlain(resize, "cubic")
                && (resize.input(Resizing.SCALES).isEmpty()
                        != resize.input(Resizing.SIZES).isEmpty());
    }

    /** Whether the value has four axes and is computed from one constant of 32-bit floats. */
    private static boolean isGrid(Graph graph, String value) throws MalformedGraphException {
        boolean four = false;
        String here = value;
        while (true) {
            var constant = graph.constant(here);
            if (constant.isPresent()) {
                return constant.get().isFloat() && (four || constant.get().rank() == RANK);
            }
            var producer = graph.producer(here);
            if (producer.isEmpty()) return false;
            Node node = producer.get();
            if (node.is("Transpose")) {
                var order = node.attribute("perm");
                four |= order.isPresent() && order.get().integers().length == RANK;
            } else if (!moves(node)) {
                return false;
            }
            here = node.input(0);
        }
    }

    /** Whether the node only moves the numbers of its first input. */
    private static boolean moves(Node node) {
        return Values.isNeutral(node)
                || node.is("Reshape")
                || node.is("Slice")
                || node.is("Unsqueeze")
                || node.is("Squeeze");
    }

    /**
     * One Resize and what takes its place.
     *
     * @param shape the grid's
     */
    private record Products(Parts parts, Node resize, String shape) {
        static void replace(Graph graph, Node resize) throws MalformedGraphException {
            var parts = new Parts(graph, resize.output());
            graph.remove(resize);
            new Products(parts, resize, parts.make("Shape", resize.input(0))).add();
        }

        private boolean isBySize() {
            return !resize.input(Resizing.SIZES).isEmpty();
        }

        private void add() throws MalformedGraphException {
            String target = resize.input(isBySize() ? Resizing.SIZES : Resizing.SCALES);
            String height = element(shape, ROWS);
            String width = element(shape, COLUMNS);
            // A factor of 1 leaves a side as it is, and so does its own size.
            String keptHeight = isBySize() ? height : factors("_factor", 1);
            String keptWidth = isBySize() ? width : keptHeight;
            String first =
                    isBySize() ? parts.integers("_single", 1, 1) : factors("_unscaled", 1, 1);
            String rows = resized(identity(height), join(first, element(target, ROWS), keptHeight));
            String columns =
                    resized(identity(width), join(first, keptWidth, element(target, COLUMNS)));
            String wide = parts.make("MatMul", resize.input(0), columns);
            parts.add(resize.output(), "MatMul", rows, wide);
        }

        /** As a picture of one channel. */
        private String identity(String side) throws MalformedGraphException {
            String zeros = parts.make("ConstantOfShape", join(side, side));
            String picture = join(parts.integers("_picture", 1, 1), side, side);
            return parts.make("Reshape", parts.make("EyeLike", zeros), picture);
        }

        private String resized(String picture, String target) throws MalformedGraphException {
            var inputs =
                    isBySize()
                            ? List.of(picture, resize.input(Resizing.ROI), "", target)
                            : List.of(picture, resize.input(Resizing.ROI), target);
            return parts.make("Resize", inputs, resize.attributes());
        }

        private String element(String vector, int index) throws MalformedGraphException {
            String from = parts.integers("_from", index);
            return parts.make("Slice", vector, from, parts.integers("_to", index + 1));
        }

        private String join(String... vectors) throws MalformedGraphException {
            return parts.make("Concat", List.of(vectors), List.of(Attribute.of("axis", 0)));
        }

        private String factors(String suffix, float... values) throws MalformedGraphException {
            return parts.floats(suffix, new long[] {values.length}, values);
        }
    }
}
