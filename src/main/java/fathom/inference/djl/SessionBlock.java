package fathom.inference.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;

/**
 * A graph as a block of DJL's that takes the runtime's {@link RunOptions}, which DJL's own block
 * does not: only through them can a running network be stopped.
 */
final class SessionBlock extends AbstractSymbolBlock {
    private static final String RUN_OPTIONS = "runOptions";

    private final OrtSession session;
    private final GraphPorts ports;

    SessionBlock(OrtSession session, GraphPorts ports) {
        this.session = session;
        this.ports = ports;
    }

    static PairList<String, Object> with(RunOptions options) {
        var params = new PairList<String, Object>(1);
        params.add(RUN_OPTIONS, options);
        return params;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        if (params == null || !(params.get(RUN_OPTIONS) instanceof RunOptions options)) {
            throw new IllegalArgumentException("A run needs its options");
        }
        var feeds = new LinkedHashMap<String, OnnxTensor>();
        for (int i = 0; i < inputs.size(); i++) {
            feeds.put(ports.inputNames().get(i), ((TensorArray) inputs.get(i)).tensor());
        }
        try {
            // Not closed: the outputs are handed over to the arrays.
            OrtSession.Result result =
                    session.run(feeds, new LinkedHashSet<>(ports.outputNames()), options);
            var outputs = new NDList();
            for (var name : ports.outputNames()) {
                var tensor = (OnnxTensor) result.get(name).orElseThrow();
                outputs.add(
                        TensorArray.adopt(inputs.head().getManager(), "output " + name, tensor));
            }
            return outputs;
        } catch (OrtException e) {
            throw new RunFailure(e);
        }
    }

    @Override
    public ParameterList getDirectParameters() {
        return new ParameterList();
    }

    @Override
    public PairList<String, Shape> describeInput() {
        var inputs = new PairList<String, Shape>(1);
        inputs.add(
                ports.inputNames().getFirst(),
                new Shape(ports.imageShape(ports.fixedWidth(), ports.fixedHeight())));
        return inputs;
    }

    @Override
    public void removeLastBlock() {
        throw new IllegalStateException("An ONNX graph is run as it is");
    }

    /** Carries the runtime's checked exception through DJL's interface. */
    static final class RunFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunFailure(OrtException cause) {
            super(cause);
        }
    }
}
