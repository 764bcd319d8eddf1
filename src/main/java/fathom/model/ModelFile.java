package fathom.model;

import java.util.List;
import java.util.Optional;

/**
 * One file of a network.
 *
 * @param name in the network's folder; external data must keep the name that the graph has for it
 * @param size empty when nothing is known
 * @param sha256 lower-case hex; empty when it is not known, or for a file that a user brought
 * @param sources in the order in which they are tried; empty when nobody publishes the file
 */
public record ModelFile(
        String name, Optional<Size> size, Optional<String> sha256, List<ModelSource> sources) {
    /**
     * @param exact whether the file must have this size to the byte, or only about it
     */
    public record Size(long bytes, boolean exact) {}

    public ModelFile {
        sources = List.copyOf(sources);
    }

    /** A file that lies where it lies and comes from nowhere. */
    public static ModelFile local(String name, Optional<String> sha256) {
        return new ModelFile(name, Optional.empty(), sha256, List.of());
    }

    public ModelFile withSha256(String hash) {
        return new ModelFile(name, size, Optional.of(hash), sources);
    }
}
