package fathom.inference;

import fathom.job.UserFacingException;

import java.nio.file.Path;

/** Asks the runtime what a graph that nobody knows yet takes and gives. */
public interface GraphInspector {
    /**
     * Loads the graph without running it. A graph that the runtime cannot load, for want of an
     * operator for instance, is a {@link fathom.job.Fault#BAD_INPUT}.
     */
    GraphFacts inspect(Path onnxFile) throws UserFacingException;
}
