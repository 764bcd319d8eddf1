package fathom.inference.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** What ONNX Runtime itself makes of a file: the outside source that rewritten graphs answer to. */
public final class RealSession {
    private RealSession() {}

    /**
     * All float outputs for one input of fixed noise.
     *
     * @param height used where the graph leaves the extent free, as {@code width} is
     */
    public static Map<String, float[]> run(Path graph, int height, int width) throws OrtException {
        return run(graph, RealSession::noise, height, width);
    }

    /** All float outputs for one input, of planes one after the other. */
    public static Map<String, float[]> run(Path graph, float[] input, int height, int width)
            throws OrtException {
        return run(graph, _ -> FloatBuffer.wrap(input), height, width);
    }

    private static Map<String, float[]> run(
            Path graph, Function<long[], FloatBuffer> values, int height, int width)
            throws OrtException {
        var environment = environment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OptLevel.BASIC_OPT);
            try (var session = environment.createSession(graph.toString(), options)) {
                var input = session.getInputInfo().entrySet().iterator().next();
                long[] shape = ((TensorInfo) input.getValue().getInfo()).getShape().clone();
                long[] free = {1, 3, height, width};
                for (int i = 0; i < shape.length; i++) if (shape[i] < 0) shape[i] = free[i];
                try (var tensor = OnnxTensor.createTensor(environment, values.apply(shape), shape);
                        var result = session.run(Map.of(input.getKey(), tensor))) {
                    var outputs = new LinkedHashMap<String, float[]>();
                    for (var output : result) {
                        var buffer = ((OnnxTensor) output.getValue()).getFloatBuffer();
                        outputs.put(output.getKey(), buffer.array());
                    }
                    return outputs;
                }
            }
        }
    }

    /** DJL makes the runtime's environment and fails when one exists already: it goes first. */
    static OrtEnvironment environment() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        Engine.getEngine("OnnxRuntime");
        return OrtEnvironment.getEnvironment();
    }

    private static FloatBuffer noise(long[] shape) {
        var random = new Random(11);
        var values = new float[(int) (shape[0] * shape[1] * shape[2] * shape[3])];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return FloatBuffer.wrap(values);
    }

    /** The largest difference over the range of {@code wanted}. */
    public static double deviation(float[] wanted, float[] found) {
        if (wanted.length != found.length) return Double.POSITIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < wanted.length; i++) {
            low = Math.min(low, wanted[i]);
            high = Math.max(high, wanted[i]);
            double difference = Math.abs(wanted[i] - found[i]);
            if (!(difference <= largest)) largest = difference;
        }
        return largest / (high - low);
    }
}
