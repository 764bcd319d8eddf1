package fathom.inference.djl;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.preprocess.InputTensor;
import fathom.preprocess.SizeRule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the photograph enters a graph and the depth leaves it.
 *
 * @param fixedWidth the only width that the graph takes; {@link #ANY} when it is free
 * @param fixedHeight the only height that the graph takes; {@link #ANY} when it is free
 */
record GraphPorts(String input, String output, long fixedWidth, long fixedHeight) {
    static final long ANY = -1;

    /** Compares what the graph declares with what the card says. */
    static GraphPorts check(ModelCard card, OrtSession session) throws UserFacingException {
        Map<String, NodeInfo> inputs;
        Map<String, NodeInfo> outputs;
        try {
            inputs = session.getInputInfo();
            outputs = session.getOutputInfo();
        } catch (OrtException e) {
            throw new UserFacingException(
                    Fault.MODEL_FAILED,
                    "Model '%s' does not declare its inputs and outputs.".formatted(card.id()),
                    "Export the network again.",
                    e);
        }
        if (inputs.size() > 1) {
            throw mismatch(
                    card,
                    "wants %d inputs (%s), but a photograph is only one"
                            .formatted(inputs.size(), declared(inputs)),
                    "Export the network with the image as its only input.");
        }
        var input = choose(card, "input", card.tensors().image(), inputs);
        var output = choose(card, "output", card.tensors().depth(), outputs);
        long[] shape = checkInput(card, input);
        checkOutput(card, output);
        return new GraphPorts(input.getName(), output.getName(), shape[3], shape[2]);
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

    private static long[] checkInput(ModelCard card, NodeInfo node) throws UserFacingException {
        if (!(node.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || tensor.getShape().length != 4
                || !isOrFree(tensor.getShape()[0], 1)
                || !isOrFree(tensor.getShape()[1], 3)) {
            throw mismatch(
                    card,
                    "declares input '%s' as %s, wanted float32 1×3×H×W"
                            .formatted(node.getName(), describe(node)),
                    "Export the network with one float32 RGB image, channels first.");
        }
        long[] shape = tensor.getShape();
        checkFixedSize(card, shape);
        return shape;
    }

    /** A graph of one size needs a card that always makes that size. */
    private static void checkFixedSize(ModelCard card, long[] shape) throws UserFacingException {
        SizeRule size = card.input().size();
        boolean exact =
                switch (size.rule()) {
                    case EXACT, FIT_INSIDE -> true;
                    case NEAREST_SCALE, LOWER_BOUND, UPPER_BOUND, AREA, FLOOR_MULTIPLE -> false;
                };
        boolean fixed = shape[2] > 0 || shape[3] > 0;
        if (fixed
                && !(exact
                        && isOrFree(shape[3], size.width())
                        && isOrFree(shape[2], size.height()))) {
            throw mismatch(
                    card,
                    "takes only %s (1×3×H×W), but its card makes %s inputs around %d×%d pixels"
                            .formatted(text(shape), size.rule(), size.width(), size.height()),
                    "Set the exact size in its model.json, or export the network with free sizes.");
        }
    }

    private static void checkOutput(ModelCard card, NodeInfo node) throws UserFacingException {
        boolean known =
                node.getInfo() instanceof TensorInfo tensor
                        && OutputArray.reads(tensor.type)
                        && isPlane(tensor.getShape());
        if (!known) {
            throw mismatch(
                    card,
                    "declares output '%s' as %s, wanted numbers H×W, 1×H×W or 1×1×H×W"
                            .formatted(node.getName(), describe(node)),
                    "Name the depth output in its model.json, or export the depth map alone.");
        }
    }

    /** Whether a declared or actual shape holds one map: rank 2 to 4, all but the last two 1. */
    static boolean isPlane(long[] shape) {
        if (shape.length < 2 || shape.length > 4) return false;
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
                Fault.MODEL_FAILED,
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

    static String text(long[] shape) {
        return Arrays.stream(shape).mapToObj(GraphPorts::extent).collect(Collectors.joining("×"));
    }

    private static String extent(long extent) {
        return extent < 0 ? "?" : Long.toString(extent);
    }
}
