package fathom.model;

import java.util.List;
import java.util.Optional;

/**
 * What is said about a network, for people.
 *
 * @param reference the implementation whose results Fathom reproduces
 * @param parameters how many the network has
 * @param accuracy as published
 * @param citation the paper
 * @param unconfirmed what no public source was found for
 */
public record PublishedFacts(
        Optional<String> reference,
        Optional<String> parameters,
        List<Accuracy> accuracy,
        Optional<String> citation,
        List<String> unconfirmed,
        List<String> notes) {
    public static final PublishedFacts NONE =
            new PublishedFacts(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of());

    /** Figures and who published them. */
    public record Accuracy(String figures, String source) {}

    public PublishedFacts {
        accuracy = List.copyOf(accuracy);
        unconfirmed = List.copyOf(unconfirmed);
        notes = List.copyOf(notes);
    }
}
