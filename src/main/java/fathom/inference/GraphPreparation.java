package fathom.inference;

import fathom.job.UserFacingException;

import java.nio.file.Path;

/** Does once what the runtime would do whenever a graph is opened. */
@FunctionalInterface
public interface GraphPreparation {
    /**
     * Writes a graph as the runtime has prepared it, so that it need not do so whenever the graph
     * is opened; large weights go into {@code <target>.data} beside it. The result is this
     * runtime's own and this {@link ProcessorKind}'s.
     */
    void savePrepared(Path graph, Path target) throws UserFacingException;
}
