package fathom.inference.rewrite;

import fathom.inference.onnx.Attribute;
import fathom.inference.onnx.Graph;
import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;
import fathom.inference.onnx.OnnxFile;
import fathom.inference.onnx.Tensor;

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
    private static final int ROI = 1;
    private static final int SCALES = 2;
    private static final int SIZES = 3;

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
                new Products(graph, resize).replace();
                found++;
            }
        }
        return found;
    }

    private static boolean isSeparable(Node resize) {
        boolean crops =
                resize.text("coordinate_transformation_mode", "half_pixel")
                        .equals("tf_crop_and_resize");
        return resize.text("mode", "nearest").equals("cubic")
                && !crops
                && resize.attribute("axes").isEmpty()
                && resize.text("keep_aspect_ratio_policy", "stretch").equals("stretch")
                && (resize.input(SCALES).isEmpty() != resize.input(SIZES).isEmpty());
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

    /** One Resize and what takes its place. */
    private static final class Products {
        private final Graph graph;
        private final Node resize;
        private final String stem;
        private final String shape;

        Products(Graph graph, Node resize) {
            this.graph = graph;
            this.resize = resize;
            this.stem = resize.output();
            this.shape = graph.freshName(stem + "_shape");
        }

        void replace() throws MalformedGraphException {
            String grid = resize.input(0);
            String target = resize.input(SIZES);
            boolean bySize = !target.isEmpty();
            if (!bySize) target = resize.input(SCALES);
            graph.remove(resize);
            graph.add(new Node("Shape", "", shape, List.of(grid), List.of(shape), List.of()));
            String height = element(shape, ROWS);
            String width = element(shape, COLUMNS);
            // A factor of 1 leaves a side as it is, and so does its own size.
            String keptHeight = bySize ? height : factors("_factor", 1);
            String keptWidth = bySize ? width : keptHeight;
            String first = bySize ? integers("_single", 1, 1) : factors("_unscaled", 1, 1);
            String rows = resized(identity(height), join(first, element(target, ROWS), keptHeight));
            String columns =
                    resized(identity(width), join(first, keptWidth, element(target, COLUMNS)));
            String wide = operation("MatMul", List.of(grid, columns));
            graph.add(new Node("MatMul", "", stem, List.of(rows, wide), List.of(stem), List.of()));
        }

        /** As a picture of one channel. */
        private String identity(String side) throws MalformedGraphException {
            String zeros = operation("ConstantOfShape", List.of(join(side, side)));
            String matrix = operation("EyeLike", List.of(zeros));
            return operation(
                    "Reshape", List.of(matrix, join(integers("_picture", 1, 1), side, side)));
        }

        private String resized(String picture, String target) throws MalformedGraphException {
            boolean bySize = !resize.input(SIZES).isEmpty();
            var inputs =
                    bySize
                            ? List.of(picture, resize.input(ROI), "", target)
                            : List.of(picture, resize.input(ROI), target);
            return operation("Resize", inputs, resize.attributes());
        }

        private String element(String vector, int index) throws MalformedGraphException {
            return operation(
                    "Slice", List.of(vector, integers("_from", index), integers("_to", index + 1)));
        }

        private String join(String... vectors) throws MalformedGraphException {
            return operation("Concat", List.of(vectors), List.of(Attribute.of("axis", 0)));
        }

        private String operation(String operator, List<String> inputs)
                throws MalformedGraphException {
            return operation(operator, inputs, List.of());
        }

        private String operation(String operator, List<String> inputs, List<Attribute> attributes)
                throws MalformedGraphException {
            String output = graph.freshName(stem + "_" + operator);
            graph.add(new Node(operator, "", output, inputs, List.of(output), attributes));
            return output;
        }

        private String integers(String suffix, long... values) throws MalformedGraphException {
            var tensor = Tensor.ofLongs(graph.freshName(stem + suffix), values);
            graph.add(tensor);
            return tensor.name();
        }

        private String factors(String suffix, float... values) throws MalformedGraphException {
            var tensor =
                    Tensor.ofFloats(
                            graph.freshName(stem + suffix), new long[] {values.length}, values);
            graph.add(tensor);
            return tensor.name();
        }
    }
}
