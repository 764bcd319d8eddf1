package fathom.inference.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;

import fathom.inference.NetworkOutputs;
import fathom.inference.OutputTensor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.preprocess.InputTensor;

import org.slf4j.LoggerFactory;

import java.util.ArrayList;

/** A graph in a session, with DJL's model around it. */
final class OpenGraph implements AutoCloseable {
    private final ModelCard card;
    private final GraphPorts ports;
    private final OrtSession session;
    private final Model model;

    private OpenGraph(ModelCard card, GraphPorts ports, OrtSession session, Model model) {
        this.card = card;
        this.ports = ports;
        this.session = session;
        this.model = model;
    }

    /** Takes over the session, and closes it when it does not fit the card. */
    static OpenGraph of(ModelCard card, OrtSession session, String engine)
            throws UserFacingException {
        try {
            var ports = GraphPorts.check(card, session);
            Model model = Model.newInstance(card.id(), Device.cpu(), engine);
            model.setBlock(new SessionBlock(session, ports));
            return new OpenGraph(card, ports, session, model);
        } catch (UserFacingException | RuntimeException e) {
            try {
                session.close();
            } catch (OrtException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    GraphPorts ports() {
        return ports;
    }

    /**
     * May go on for several callers at once.
     *
     * @throws SessionBlock.RunFailure when the runtime fails
     */
    NetworkOutputs run(InputTensor input, RunOptions options) throws OrtException {
        try (NDManager manager = model.getNDManager().newSubManager();
                NDList inputs = GraphInputs.of(ports, input, manager);
                NDList outputs =
                        model.getBlock()
                                .forward(
                                        new ParameterStore(manager, false),
                                        inputs,
                                        false,
                                        SessionBlock.with(options))) {
            var others = new ArrayList<NetworkOutputs.Other>();
            for (int i = 0; i < ports.others().size(); i++) {
                var role = ports.others().get(i).role();
                others.add(new NetworkOutputs.Other(role, tensor(outputs, i + 1)));
            }
            return new NetworkOutputs(tensor(outputs, 0), others);
        }
    }

    private static OutputTensor tensor(NDList outputs, int index) {
        var array = outputs.get(index);
        return OutputTensor.adopt(array.getShape().getShape(), array.toFloatArray());
    }

    @Override
    public void close() {
        model.close();
        try {
            session.close();
        } catch (OrtException e) {
            LoggerFactory.getLogger(OpenGraph.class).warn("Model '{}' did not close", card.id(), e);
        }
    }
}
