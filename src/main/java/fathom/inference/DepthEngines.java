package fathom.inference;

import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import java.nio.file.Path;

/** Opens networks. */
public interface DepthEngines {
    /** Loads the card's file and checks its inputs and outputs against the card. */
    DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException;

    /**
     * Writes a graph as the runtime has prepared it, so that it need not do so whenever the graph
     * is opened; large weights go into {@code <target>.data} beside it. The result is this
     * runtime's own, but not this processor's.
     */
    void savePrepared(Path graph, Path target) throws UserFacingException;

    /** The runtime's name and version, for people and sidecars. */
    String runtimeVersion();
}
