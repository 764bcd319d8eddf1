package fathom.inference.djl;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.OutputRole;
import fathom.preprocess.InputTensor;
import fathom.preprocess.SizeRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the photograph enters a graph, what else the graph is fed with, where depth leaves it, and
 * which further outputs are of use.
 *
 * @param imageRank 4 for batch×3×H×W, 5 for batch×images×3×H×W
 * @param isHalfPrecision whether the image enters as float16
 * @param fixedWidth the only width that the graph takes; {@link #ANY} when it is free
 * @param fixedHeight the only height that the graph takes; {@link #ANY} when it is free
 */
record GraphPorts(
        String image,
        int imageRank,
        boolean isHalfPrecision,
        long fixedWidth,
        long fixedHeight,
        List<Constant> constants,
        String depth,
        List<Other> others) {
    static final long ANY = -1;

    /** An input that is always fed with the same number. */
    record Constant(String name, OnnxJavaType type, int rank, double value) {}

    /** An output beside depth. */
    record Other(String name, OutputRole role) {}

    List<String> inputNames() {
        return Stream.concat(Stream.of(image), constants.stream().map(Constant::name)).toList();
    }

    /** Depth first, then {@link #others} in their order. */
    List<String> outputNames() {
        return Stream.concat(Stream.of(depth), others.stream().map(Other::name)).toList();
    }

    long[] imageShape(long width, long height) {
        return imageRank == 5
                ? new long[] {1, 1, 3, height, width}
                : new long[] {1, 3, height, width};
    }

    /** Compares what the graph declares with what the card says. */
    static GraphPorts check(ModelCard card, OrtSession session) throws UserFacingException {
        Map<String, NodeInfo> inputs;
        Map<String, NodeInfo> outputs;
        try {
            inputs = session.getInputInfo();
            outputs = session.getOutputInfo();
        } catch (OrtException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "Model '%s' does not declare its inputs and outputs.".formatted(card.id()),
                    "Export the network again.",
                    e);
        }
        var constants = constants(card, inputs);
        if (inputs.size() > 1 + constants.size()) {
            throw mismatch(
                    card,
                    "wants %d inputs (%s), but its card knows only what %d of them are"
                            .formatted(inputs.size(), declared(inputs), 1 + constants.size()),
                    "Export the network with the image as its only input, or give the others'"
                            + " values under \"constants\" in its model.json.");
        }
        var image = choose(card, "input", card.tensors().image(), without(inputs, constants));
        var depth = choose(card, "output", card.tensors().depth(), outputs);
        TensorInfo tensor = checkInput(card, image);
        checkOutput(card, depth);
        long[] shape = tensor.getShape();
        return new GraphPorts(
                image.getName(),
                shape.length,
                tensor.type == OnnxJavaType.FLOAT16,
                shape[shape.length - 1],
                shape[shape.length - 2],
                constants,
                depth.getName(),
                others(card, outputs));
    }

    private static List<Constant> constants(ModelCard card, Map<String, NodeInfo> inputs)
            throws UserFacingException {
        var constants = new ArrayList<Constant>();
        for (var entry : card.tensors().constants().entrySet()) {
            NodeInfo node = inputs.get(entry.getKey());
            if (node == null) continue;
            if (!(node.getInfo() instanceof TensorInfo tensor)
                    || !GraphInputs.makes(tensor.type)
                    || !Arrays.stream(tensor.getShape()).allMatch(extent -> isOrFree(extent, 1))) {
                throw mismatch(
                        card,
                        "declares input '%s' as %s, wanted one number"
                                .formatted(node.getName(), describe(node)),
                        "Remove it from \"constants\" in its model.json.");
            }
            int rank = tensor.getShape().length;
            constants.add(new Constant(node.getName(), tensor.type, rank, entry.getValue()));
        }
        return constants;
    }

    private static Map<String, NodeInfo> without(
            Map<String, NodeInfo> inputs, List<Constant> constants) {
        var left = new LinkedHashMap<>(inputs);
        constants.forEach(constant -> left.remove(constant.name()));
        return left;
    }

    /** Of those that the card knows the ones that the graph has. */
    private static List<Other> others(ModelCard card, Map<String, NodeInfo> outputs) {
        var others = new ArrayList<Other>();
        for (var other : card.tensors().others()) {
            outputs.values().stream()
                    .filter(node -> other.names().contains(node.getName()))
                    .filter(node -> node.getInfo() instanceof TensorInfo)
                    .findFirst()
                    .ifPresent(node -> others.add(new Other(node.getName(), other.role())));
        }
        return others;
    }

    private static NodeInfo choose(
            ModelCard card, String role, List<String> names, Map<String, NodeInfo> ports)
            throws UserFacingException {
        for (var name : names) {
            NodeInfo port = ports.get(name);
            if (port != null) return port;
        }
        if (!names.isEmpty()) {
            throw mismatch(
                    card,
                    "has no %s '%s', only %s"
                            .formatted(role, String.join("' or '", names), declared(ports)),
                    "Correct the %s's name in its model.json.".formatted(role));
        }
        if (ports.size() == 1) return ports.values().iterator().next();
        throw mismatch(
                card,
                "has %d %ss (%s) and its card names none"
                        .formatted(ports.size(), role, declared(ports)),
                "Name the %s to use in its model.json.".formatted(role));
    }

    private static TensorInfo checkInput(ModelCard card, NodeInfo node) throws UserFacingException {
        if (!(node.getInfo() instanceof TensorInfo tensor)
                || (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.FLOAT16)
                || !isImage(tensor.getShape())) {
            throw mismatch(
                    card,
                    "declares input '%s' as %s, wanted float32 1×3×H×W"
                            .formatted(node.getName(), describe(node)),
                    "Export the network with one float32 or float16 RGB image, channels first.");
        }
        checkFixedSize(card, tensor.getShape());
        return tensor;
    }

    /** One image, or one list of one image, of three planes. */
    private static boolean isImage(long[] shape) {
        int planes = shape.length - 3;
        return (shape.length == 4 || shape.length == 5)
                && isOrFree(shape[planes], 3)
                && Arrays.stream(shape, 0, planes).allMatch(extent -> isOrFree(extent, 1));
    }

    /** A graph of one size needs a card that always makes that size. */
    private static void checkFixedSize(ModelCard card, long[] shape) throws UserFacingException {
        long width = shape[shape.length - 1];
        long height = shape[shape.length - 2];
        SizeRule size = card.input().size();
        boolean exact =
                switch (size.rule()) {
                    case EXACT, FIT_INSIDE -> true;
                    case NEAREST_SCALE,
                            LOWER_BOUND,
                            UPPER_BOUND,
                            LONGER_SIDE,
                            AREA,
                            FLOOR_MULTIPLE ->
                            false;
                };
        boolean fixed = width > 0 || height > 0;
        if (fixed && !(exact && isOrFree(width, size.width()) && isOrFree(height, size.height()))) {
            throw mismatch(
                    card,
                    "takes only %s (1×3×H×W), but its card makes %s inputs around %d×%d pixels"
                            .formatted(text(shape), size.rule(), size.width(), size.height()),
                    "Set the exact size in its model.json, or export the network with free sizes.");
        }
    }

    private static void checkOutput(ModelCard card, NodeInfo node) throws UserFacingException {
        boolean points = card.output().form() == DepthRule.Form.AFFINE_POINTS;
        boolean known =
                node.getInfo() instanceof TensorInfo tensor
                        && TensorArray.reads(tensor.type)
                        && (points || isPlane(tensor.getShape()));
        if (!known) {
            throw mismatch(
                    card,
                    "declares output '%s' as %s, wanted numbers H×W, 1×H×W or 1×1×H×W"
                            .formatted(node.getName(), describe(node)),
                    "Name the depth output in its model.json, or export the depth map alone.");
        }
    }

    /** Whether a declared shape holds one map: all extents but the last two are 1. */
    private static boolean isPlane(long[] shape) {
        if (shape.length < 2) return false;
        return Arrays.stream(shape, 0, shape.length - 2).allMatch(extent -> isOrFree(extent, 1));
    }

    private static boolean isOrFree(long extent, long wanted) {
        return extent < 0 || extent == wanted;
    }

    /** Refuses a tensor of another size than a graph of one size takes. */
    void checkSize(ModelCard card, InputTensor tensor) throws UserFacingException {
        if (isOrFree(fixedWidth, tensor.width()) && isOrFree(fixedHeight, tensor.height())) return;
        throw new UserFacingException(
                Fault.USAGE,
                "Model '%s' takes only %s×%s pixels, not %d×%d."
                        .formatted(
                                card.id(),
                                extent(fixedWidth),
                                extent(fixedHeight),
                                tensor.width(),
                                tensor.height()),
                "Leave the input size at the model's default.");
    }

    private static UserFacingException mismatch(ModelCard card, String problem, String remedy) {
        return new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "Model '%s' (%s) %s.".formatted(card.id(), card.onnxFile().getFileName(), problem),
                remedy);
    }

    private static String declared(Map<String, NodeInfo> ports) {
        return ports.entrySet().stream()
                .map(port -> "'%s' %s".formatted(port.getKey(), describe(port.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String describe(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) return "no tensor";
        return tensor.type.toString().toLowerCase(Locale.ROOT) + " " + text(tensor.getShape());
    }

    private static String text(long[] shape) {
        return Arrays.stream(shape).mapToObj(GraphPorts::extent).collect(Collectors.joining("×"));
    }

    private static String extent(long extent) {
        return extent < 0 ? "?" : Long.toString(extent);
    }
}
