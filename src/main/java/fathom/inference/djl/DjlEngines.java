package fathom.inference.djl;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;

import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.EngineOptions.Optimisation;
import fathom.inference.GraphFiles;
import fathom.inference.GraphPreparation;
import fathom.inference.Provider;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens networks with DJL's ONNX Runtime engine. The native library is loaded by the first network,
 * not by the constructor.
 */
public final class DjlEngines implements DepthEngines, GraphPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(DjlEngines.class);
    private static final String ENGINE = "OnnxRuntime";

    /** Nothing leaves the user's machine: DJL would report its use otherwise. */
    public DjlEngines() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    @Override
    public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
        for (var file : card.files().files()) {
            if (!Files.isRegularFile(card.files().pathOf(file))) {
                throw new UserFacingException(
                        Fault.MODEL_UNAVAILABLE,
                        "Model '%s' has no file %s."
                                .formatted(card.id(), card.files().pathOf(file)),
                        "Put the ONNX file there, or choose a model that 'fathom models' shows as"
                                + " installed.");
            }
        }
        requireOwnWeights(card);
        // DJL creates the runtime's environment and fails when one exists already: it goes first.
        Engine.getEngine(ENGINE);
        var levels = levels(card, options);
        for (int i = 0; i < levels.size() - 1; i++) {
            var gentler = options.withOptimisation(levels.get(i + 1));
            try {
                return new DjlDepthEngine(
                        card,
                        openGraph(card, options.withOptimisation(levels.get(i))),
                        options.callers(),
                        Optional.of(() -> openGraph(card, gentler)));
            } catch (UserFacingException e) {
                if (!(e.getCause() instanceof OrtException)) throw e;
                LOG.info("Model '{}' is opened with fewer rewrites", card.id(), e);
            }
        }
        var last = options.withOptimisation(levels.getLast());
        return new DjlDepthEngine(card, openGraph(card, last), options.callers(), Optional.empty());
    }

    /** What the runtime at hand can compute with. Loads the native library. */
    public Set<Provider> providers() {
        // DJL creates the runtime's environment and fails when one exists already: it goes first.
        Engine.getEngine(ENGINE);
        var offered = OrtEnvironment.getAvailableProviders();
        return Arrays.stream(Provider.values())
                .filter(provider -> offered.contains(ofRuntime(provider)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Provider.class)));
    }

    private static OrtProvider ofRuntime(Provider provider) {
        return switch (provider) {
            case CPU -> OrtProvider.CPU;
            case CUDA -> OrtProvider.CUDA;
            case COREML -> OrtProvider.CORE_ML;
            case DIRECTML -> OrtProvider.DIRECT_ML;
            case OPENVINO -> OrtProvider.OPEN_VINO;
        };
    }

    /** The runtime would read whatever file the graph names. */
    private static void requireOwnWeights(ModelCard card) throws UserFacingException {
        try {
            GraphFiles.of(card.onnxFile());
        } catch (UserFacingException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "Model '%s' cannot be loaded: %s".formatted(card.id(), e.problem()),
                    e.remedy(),
                    e);
        }
    }

    /**
     * Half-precision graphs fail under rewrites that are proven on floats: a cubic Resize that
     * became channels-last cannot shrink, and fusing layer normalisation trips over inserted casts.
     */
    private static List<Optimisation> levels(ModelCard card, EngineOptions options) {
        boolean mayHoldHalves =
                switch (card.files().precision()) {
                    case FP16, Q4F16, UNKNOWN -> true;
                    case FP32, INT8, UINT8, Q4, BNB4 -> false;
                };
        if (!mayHoldHalves || options.optimisation() != Optimisation.ALL) {
            return List.of(options.optimisation());
        }
        return List.of(Optimisation.ALL, Optimisation.EXTENDED, Optimisation.NONE);
    }

    private static OpenGraph openGraph(ModelCard card, EngineOptions options)
            throws UserFacingException {
        try (var settings = SessionSettings.of(options)) {
            OrtSession session =
                    OrtEnvironment.getEnvironment()
                            .createSession(card.onnxFile().toString(), settings);
            return OpenGraph.of(card, session, ENGINE);
        } catch (OrtException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "Model '%s' cannot be loaded from %s: %s."
                            .formatted(card.id(), card.onnxFile(), LoadFailure.reason(e)),
                    "Fetch the file again, or export the network for an older operator set.",
                    e);
        }
    }

    @Override
    public void savePrepared(Path graph, Path target) throws UserFacingException {
        Engine.getEngine(ENGINE);
        try (var settings = SessionSettings.saving(target);
                var session =
                        OrtEnvironment.getEnvironment().createSession(graph.toString(), settings)) {
            LOG.debug("Prepared {} as {} with {}", graph, target, session);
        } catch (OrtException e) {
            throw new UserFacingException(
                    Fault.MODEL_FAILED,
                    "%s cannot be prepared by ONNX Runtime %s.".formatted(graph, version()),
                    "The network runs from its published file.",
                    e);
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
