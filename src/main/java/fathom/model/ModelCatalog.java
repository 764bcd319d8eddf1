package fathom.model;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model cards in some folders, read when they are first asked for. A broken card is a problem
 * to report and hides no other.
 */
public final class ModelCatalog {
    private static final String CARD = "model.json";

    private final List<Path> folders;
    private final ModelCardReader reader = new ModelCardReader();
    private @Nullable Cards all;

    private record Cards(Map<String, ModelCard> byId, List<UserFacingException> problems) {}

    private ModelCatalog(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /**
     * Holds {@code <folder>/<id>/model.json} for each folder in turn, by name within one. The same
     * id in a later folder replaces the earlier card, so that users can override what is installed.
     * Folders that do not exist are skipped. Files of published networks are looked for in the last
     * folder, in {@code <id>/}, wherever their card lies.
     */
    public static ModelCatalog scan(List<Path> folders) {
        return new ModelCatalog(folders);
    }

    private synchronized Cards all() {
        if (all == null) all = read(folders);
        return all;
    }

    private Cards read(List<Path> wanted) {
        var cards = new LinkedHashMap<String, ModelCard>();
        var problems = new ArrayList<UserFacingException>();
        for (var folder : wanted) {
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
        return new Cards(cards, problems);
    }

    /**
     * The card of this id without reading the many that are installed beside it; empty where only
     * reading all can tell.
     */
    private synchronized Optional<ModelCard> findAlone(String id) {
        boolean sure = all == null && !folders.isEmpty() && ModelCardReader.isId(id);
        if (!sure) return Optional.empty();
        var overrides = read(folders.subList(1, folders.size()));
        var override = overrides.byId.get(id);
        if (override != null) return Optional.of(override);
        Path file = folders.getFirst().resolve(id).resolve(CARD);
        if (!overrides.problems.isEmpty() || !Files.isRegularFile(file)) return Optional.empty();
        try {
            var main = reader.readVariants(file, folders.getLast()).getFirst();
            return main.id().equals(id) ? Optional.of(main) : Optional.empty();
        } catch (UserFacingException e) {
            return Optional.empty(); // reading all reports it
        }
    }

    private static List<Path> cardFiles(Path folder, List<UserFacingException> problems) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> !isHidden(entry))
                    .sorted()
                    .map(entry -> entry.resolve(CARD))
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
        return List.copyOf(all().byId.values());
    }

    /** Those whose files are there now, in the same order. */
    public List<ModelCard> installed() {
        return all().byId.values().stream().filter(ModelCard::isInstalled).toList();
    }

    /** What kept cards out of the catalogue. */
    public List<UserFacingException> problems() {
        return List.copyOf(all().problems);
    }

    public ModelCard find(String id) throws UserFacingException {
        var alone = findAlone(id);
        if (alone.isPresent()) return alone.get();
        var cards = all().byId;
        var card = cards.get(id);
        if (card != null) return card;
        var near = NearWords.of(id, cards.keySet());
        throw new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "There is no model \"%s\".".formatted(id),
                (near.isEmpty() ? "" : "Did you mean %s? ".formatted(String.join(", ", near)))
                        + "'fathom models list' names all.");
    }
}
