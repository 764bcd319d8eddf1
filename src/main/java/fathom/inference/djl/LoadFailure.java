package fathom.inference.djl;

import ai.onnxruntime.OrtException;

import java.util.regex.Pattern;

/** Says in a few words why the runtime does not load a graph. */
final class LoadFailure {
    private static final Pattern OPERATOR =
            Pattern.compile(
                    "(?:No Op registered for|Could not find an implementation for)\\s+([\\w.:]+)"
                            + "|([\\w.:]+)\\S* is not a registered function/op");
    private static final Pattern DOMAIN = Pattern.compile("No opset import for domain '([^']+)'");
    private static final Pattern WEIGHTS =
            Pattern.compile("External initializer: .*(?:out of bounds|read in full)");
    private static final Pattern OPERATOR_SET =
            Pattern.compile("Opset (\\d+) is under development");
    private static final Pattern FORMAT = Pattern.compile("Unsupported model IR version: (\\d+)");
    private static final Pattern NO_GRAPH =
            Pattern.compile("Protobuf parsing failed|ModelProto does not have a graph");

    private LoadFailure() {}

    /** One line that continues "the file cannot be loaded:", without a full stop. */
    static String reason(OrtException failure) {
        String text = String.valueOf(failure.getMessage());
        var format = FORMAT.matcher(text);
        if (format.find()) {
            return "its format version %s is too new for the ONNX Runtime here"
                    .formatted(format.group(1));
        }
        var operatorSet = OPERATOR_SET.matcher(text);
        if (operatorSet.find()) {
            return "its operator set %s is too new for the ONNX Runtime here"
                    .formatted(operatorSet.group(1));
        }
        var domain = DOMAIN.matcher(text);
        if (domain.find()) {
            return "its operators of '%s' are not among those of ONNX Runtime here"
                    .formatted(domain.group(1));
        }
        if (WEIGHTS.matcher(text).find()) {
            return "the file of its weights beside it is cut off, or another network's";
        }
        var operator = OPERATOR.matcher(text);
        if (operator.find()) {
            String name = operator.group(1) == null ? operator.group(2) : operator.group(1);
            return "ONNX Runtime here has no operator " + name;
        }
        if (NO_GRAPH.matcher(text).find()) return "it is cut off, or no ONNX graph";
        return "ONNX Runtime says: "
                + text.lines().findFirst().orElse("nothing").strip().replaceAll("\\.$", "");
    }
}
