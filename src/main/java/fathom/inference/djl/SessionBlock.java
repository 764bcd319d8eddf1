package fathom.inference.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.ParameterList;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

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
        var array = (OrtNDArray) inputs.singletonOrThrow();
        try {
            // Not closed: the only output is handed over to the array.
            OrtSession.Result result =
                    session.run(
                            Map.of(ports.input(), array.getTensor()),
                            Set.of(ports.output()),
                            options);
            var depth = (OnnxTensor) result.get(0);
            return new NDList(OutputArray.adopt(array.getManager(), depth));
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
        inputs.add(ports.input(), new Shape(1, 3, ports.fixedHeight(), ports.fixedWidth()));
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
