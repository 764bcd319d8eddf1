package fathom.inference.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.GraphFiles;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import java.nio.file.Files;

/**
 * Opens networks with DJL's ONNX Runtime engine. The native library is loaded by the first network,
 * not by the constructor.
 */
public final class DjlEngines implements DepthEngines {
    private static final String ENGINE = "OnnxRuntime";

    /** Nothing leaves the user's machine: DJL would report its use otherwise. */
    public DjlEngines() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    @Override
    public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
        if (!Files.isRegularFile(card.onnxFile())) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "Model '%s' has no file %s.".formatted(card.id(), card.onnxFile()),
                    "Put the ONNX file there, or choose a model that 'fathom models' shows as"
                            + " installed.");
        }
        requireOwnWeights(card);
        // DJL creates the runtime's environment and fails when one exists already: it goes first.
        Engine.getEngine(ENGINE);
        OrtSession session = openSession(card, options);
        try {
            var ports = GraphPorts.check(card, session);
            Model model = Model.newInstance(card.id(), Device.cpu(), ENGINE);
            model.setBlock(new SessionBlock(session, ports));
            return new DjlDepthEngine(card, model, session, ports);
        } catch (UserFacingException | RuntimeException e) {
            closeQuietly(session, e);
            throw e;
        }
    }

    /** The runtime would read whatever file the graph names. */
    private static void requireOwnWeights(ModelCard card) throws UserFacingException {
        try {
            GraphFiles.of(card.onnxFile());
        } catch (UserFacingException e) {
            throw new UserFacingException(
                    Fault.MODEL_FAILED,
                    "Model '%s' cannot be loaded: %s".formatted(card.id(), e.problem()),
                    e.remedy(),
                    e);
        }
    }

    private static OrtSession openSession(ModelCard card, EngineOptions options)
            throws UserFacingException {
        try (var sessionOptions = SessionSettings.of(options)) {
            return OrtEnvironment.getEnvironment()
                    .createSession(card.onnxFile().toString(), sessionOptions);
        } catch (OrtException e) {
            throw new UserFacingException(
                    Fault.MODEL_FAILED,
                    "Model '%s' cannot be loaded: %s is not a graph that ONNX Runtime %s reads."
                            .formatted(card.id(), card.onnxFile(), version()),
                    "Fetch or export the file again; it may be cut off or need a newer runtime.",
                    e);
        }
    }

    private static void closeQuietly(OrtSession session, Exception reason) {
        try {
            session.close();
        } catch (OrtException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public String runtimeVersion() {
        return "ONNX Runtime " + version();
    }

    /** From the library's manifest, so that asking does not load the native library. */
    private static String version() {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        return version == null ? "of unknown version" : version;
    }
}
