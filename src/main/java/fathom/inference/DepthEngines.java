package fathom.inference;

import fathom.job.UserFacingException;
import fathom.model.ModelCard;

/** Opens networks. */
public interface DepthEngines {
    /** Loads the card's file and checks its inputs and outputs against the card. */
    DepthEngine open(ModelCard card, EngineOptions options) throws UserFacingException;

    /** The runtime's name and version, for people and sidecars. */
    String runtimeVersion();
}
