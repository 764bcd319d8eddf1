package fathom.inference.tuning;

import fathom.inference.DepthEngine;
import fathom.inference.DepthEngines;
import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens a network's tuned graph where there is one, and the published graph otherwise. */
public final class TunedEngines implements DepthEngines {
    private static final Logger LOG = LoggerFactory.getLogger(TunedEngines.class);

    private final DepthEngines engines;
    private final TunedGraphs graphs;

    /**
     * @param engines opens graphs as they are
     */
    public TunedEngines(DepthEngines engines, TunedGraphs graphs) {
        this.engines = engines;
        this.graphs = graphs;
    }

    @Override
    public DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException {
        return switch (options.graph()) {
            case PUBLISHED -> engines.open(card, options);
            // It was tuned for the processor and measured on it.
            case TUNED ->
                    options.onProcessor()
                            ? openTuned(card, options)
                            : engines.open(card, options.withGraph(GraphChoice.PUBLISHED));
            case FAST -> openFast(card, options);
        };
    }

    /** A tuned graph that fails is a loss of time, never of the result. */
    private DepthEngine openTuned(ModelCard card, EngineOptions options)
            throws UserFacingException {
        var entry =
                graphs.find(card, options.graph(), JobMonitor.NONE)
                        .filter(found -> found.report().accepted());
        if (entry.isPresent()) {
            try {
                return open(card, options, entry.get());
            } catch (UserFacingException e) {
                LOG.warn("The tuned graph of '{}' is left aside", card.id(), e);
            }
        }
        return engines.open(card, options.withGraph(GraphChoice.PUBLISHED));
    }

    private DepthEngine openFast(ModelCard card, EngineOptions options) throws UserFacingException {
        var entry = graphs.find(card, options.graph(), JobMonitor.NONE);
        if (entry.isEmpty()) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "Model '%s' has no fast variant on this machine.".formatted(card.id()),
                    "Make it with 'fathom models tune %s --fast'.".formatted(card.id()));
        }
        if (!entry.get().report().accepted()) throw refused(card, entry.get().report());
        return open(card, options, entry.get());
    }

    private static UserFacingException refused(ModelCard card, TuningReport report) {
        return new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "Model '%s' has no fast variant on this machine: %s."
                        .formatted(
                                card.id(),
                                switch (report.verdict()) {
                                    case NOT_FASTER -> "eight bits were hardly faster here";
                                    case DIFFERENT -> "eight bits are too few for it";
                                    case CANNOT_BE_RUN, FASTER ->
                                            "an eight-bit form of it cannot be made or run here";
                                }),
                "Run it as it is, without the fast variant.");
    }

    private DepthEngine open(ModelCard card, EngineOptions options, TunedGraphs.Entry entry)
            throws UserFacingException {
        return engines.open(
                cardOf(card, entry.graph()),
                options.withGraph(GraphChoice.PUBLISHED)
                        .withMemoryPattern(entry.report().memoryPattern()));
    }

    /** The card with another file for the same network. */
    static ModelCard cardOf(ModelCard card, Path graph) {
        Path folder = graph.toAbsolutePath().getParent();
        if (folder == null) throw new IllegalArgumentException("A graph lies in a folder");
        return card.withFiles(
                new ModelFiles(
                        folder,
                        card.files().precision(),
                        List.of(
                                ModelFile.local(
                                        graph.getFileName().toString(), Optional.empty()))));
    }

    @Override
    public String runtimeVersion() {
        return engines.runtimeVersion();
    }
}
