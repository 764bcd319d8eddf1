package fathom.store;

import fathom.inference.GraphFacts;
import fathom.inference.GraphFiles;
import fathom.model.ModelCard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file of the user's own could be.
 *
 * @param files the graph where it lies now, with its weights
 * @param facts what the graph declares
 * @param sha256 of the graph
 * @param known the published card whose graph this is, byte by byte
 * @param likes cards whose recipes the graph can be run with, the most alike first, adapted to its
 *     names and size
 */
public record Proposal(
        GraphFiles files,
        GraphFacts facts,
        String sha256,
        Optional<ModelCard> known,
        List<ModelCard> likes) {
    public Proposal {
        likes = List.copyOf(likes);
    }

    public Path file() {
        return files.graph();
    }
}
