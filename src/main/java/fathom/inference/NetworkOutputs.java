package fathom.inference;

import fathom.model.OutputRole;

import java.util.List;
import java.util.Optional;

/**
 * What one run of a network gave: its depth, and of the further outputs that its card knows those
 * that the graph has.
 */
public record NetworkOutputs(OutputTensor depth, List<Other> others) {
    /** An output and what it means. */
    public record Other(OutputRole role, OutputTensor tensor) {}

    public NetworkOutputs {
        others = List.copyOf(others);
    }

    /** The first output of a role. */
    public Optional<Other> other(Class<? extends OutputRole> role) {
        return others.stream().filter(other -> role.isInstance(other.role())).findFirst();
    }
}
