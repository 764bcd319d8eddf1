package fathom.model;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The model cards found in the folders that were scanned. A broken card is a problem to report and
 * hides no other.
 */
public final class ModelCatalog {
    private final Map<String, ModelCard> cards;
    private final List<UserFacingException> problems;

    private ModelCatalog(Map<String, ModelCard> cards, List<UserFacingException> problems) {
        this.cards = cards;
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads {@code <folder>/<id>/model.json} for each folder in turn, by name within one. The same
     * id in a later folder replaces the earlier card, so that users can override what is installed.
     * Folders that do not exist are skipped. Files of published networks are looked for in the last
     * folder, in {@code <id>/}, wherever their card lies.
     */
    public static ModelCatalog scan(List<Path> folders) {
        var reader = new ModelCardReader();
        var cards = new LinkedHashMap<String, ModelCard>();
        var problems = new ArrayList<UserFacingException>();
        for (var folder : folders) {
            for (var file : cardFiles(folder, problems)) {
                try {
                    for (var card : reader.readVariants(file, folders.getLast())) {
                        cards.put(card.id(), card);
                    }
                } catch (UserFacingException e) {
                    problems.add(e);
                }
            }
        }
        return new ModelCatalog(cards, problems);
    }

    private static List<Path> cardFiles(Path folder, List<UserFacingException> problems) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !isHidden(entry))
                    .sorted()
                    .map(entry -> entry.resolve("model.json"))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            problems.add(
                    new UserFacingException(
                            Fault.MODEL_UNAVAILABLE,
                            "%s cannot be listed: %s.".formatted(folder, e.getMessage()),
                            "Check the folder and its permissions.",
                            e));
            return List.of();
        }
    }

    /** What is being added or removed has a name with a dot. */
    private static boolean isHidden(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith(".");
    }

    public List<ModelCard> cards() {
        return List.copyOf(cards.values());
    }

    /** Those whose files are there now, in the same order. */
    public List<ModelCard> installed() {
        return cards.values().stream().filter(ModelCard::isInstalled).toList();
    }

    /** What kept cards out of the catalogue. */
    public List<UserFacingException> problems() {
        return problems;
    }

    public ModelCard find(String id) throws UserFacingException {
        var card = cards.get(id);
        if (card != null) return card;
        throw new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "There is no model \"%s\".".formatted(id),
                "Known models: %s. `fathom models list` says more."
                        .formatted(cards.isEmpty() ? "none" : String.join(", ", cards.keySet())));
    }
}
