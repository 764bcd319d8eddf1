package fathom.inference.djl;

import ai.djl.engine.Engine;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import fathom.inference.GraphFacts;
import fathom.inference.GraphInspector;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what a graph declares from a session that never runs. */
public final class OrtGraphInspector implements GraphInspector {
    @Override
    public GraphFacts inspect(Path onnxFile) throws UserFacingException {
        // DJL creates the runtime's environment and fails when one exists already: it goes first.
        Engine.getEngine("OnnxRuntime");
        try (var options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try (var session =
                    OrtEnvironment.getEnvironment().createSession(onnxFile.toString(), options)) {
                return new GraphFacts(
                        ports(session.getInputInfo().values()),
                        ports(session.getOutputInfo().values()),
                        metadata(session.getMetadata()));
            }
        } catch (OrtException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be loaded: %s.".formatted(onnxFile, LoadFailure.reason(e)),
                    "Export the network for an older operator set, or fetch the file again.",
                    e);
        }
    }

    private static List<GraphFacts.Port> ports(Collection<NodeInfo> nodes) {
        var ports = new ArrayList<GraphFacts.Port>();
        for (var node : nodes) {
            if (node.getInfo() instanceof TensorInfo tensor) {
                ports.add(new GraphFacts.Port(node.getName(), type(tensor), axes(tensor)));
            } else {
                ports.add(new GraphFacts.Port(node.getName(), "no tensor", List.of()));
            }
        }
        return ports;
    }

    private static String type(TensorInfo tensor) {
        return switch (tensor.type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            default -> tensor.type.toString().toLowerCase(Locale.ROOT);
        };
    }

    private static List<GraphFacts.Axis> axes(TensorInfo tensor) {
        long[] shape = tensor.getShape();
        String[] names = tensor.getDimensionNames();
        var axes = new ArrayList<GraphFacts.Axis>();
        for (int i = 0; i < shape.length; i++) {
            boolean named = i < names.length && names[i] != null;
            axes.add(new GraphFacts.Axis(Math.max(-1, shape[i]), named ? names[i] : ""));
        }
        return axes;
    }

    private static Map<String, String> metadata(OnnxModelMetadata metadata) {
        var entries = new LinkedHashMap<>(metadata.getCustomMetadata());
        putUnlessBlank(entries, "producer", metadata.getProducerName());
        putUnlessBlank(entries, "graph", metadata.getGraphName());
        putUnlessBlank(entries, "description", metadata.getDescription());
        return entries;
    }

    private static void putUnlessBlank(Map<String, String> entries, String key, String value) {
        if (value != null && !value.isBlank()) entries.put(key, value);
    }
}
