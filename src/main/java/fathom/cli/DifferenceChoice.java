package fathom.cli;

import fathom.compare.Difference;

import java.util.Arrays;
import java.util.Optional;

/** Which difference a sheet shows; empty for none. */
record DifferenceChoice(Optional<Difference> difference) {
    static final String NONE = "none";

    static Optional<DifferenceChoice> fromId(String id) {
        if (id.equals(NONE)) return Optional.of(new DifferenceChoice(Optional.empty()));
        return Arrays.stream(Difference.values())
                .filter(difference -> difference.id().equals(id))
                .findFirst()
                .map(difference -> new DifferenceChoice(Optional.of(difference)));
    }
}
