package fathom.store;

import fathom.inference.GraphFacts;
import fathom.inference.GraphFiles;
import fathom.model.ModelCard;
import fathom.model.Precision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which known networks a graph resembles, by its file's name, by what its maker wrote into it, by
 * its tensors' names and sizes, and by its size on disk. A proposal, not a proof.
 */
final class NearestFamily {
    /** How file names abbreviate the words of our ids. */
    private static final Map<String, List<String>> SYNONYMS =
            Map.ofEntries(
                    Map.entry("vits", List.of("small")),
                    Map.entry("vits14", List.of("small")),
                    Map.entry("vitb", List.of("base")),
                    Map.entry("vitb14", List.of("base")),
                    Map.entry("vitl", List.of("large")),
                    Map.entry("vitl14", List.of("large")),
                    Map.entry("dav2", List.of("depth", "anything", "v2")),
                    Map.entry("da3", List.of("depth", "anything", "3")),
                    Map.entry("v3", List.of("3")),
                    Map.entry("hypersim", List.of("metric", "indoor")),
                    Map.entry("vkitti", List.of("metric", "outdoor")),
                    Map.entry("zoed", List.of("zoedepth")),
                    Map.entry("zoe", List.of("zoedepth")),
                    Map.entry("nk", List.of("nyu", "kitti")),
                    Map.entry("v21", List.of("v2", "1")));

    private static final double SAME_SIZE = 0.02;

    private final Set<String> words;
    private final GraphFit fit;
    private final long bytes;

    /** A card to copy from, and how much speaks for it. */
    record Candidate(ModelCard card, int points) {}

    NearestFamily(GraphFiles files, GraphFacts facts, GraphFit fit, long bytes) {
        words = new HashSet<>();
        addWords(String.valueOf(files.graph().getFileName()));
        addWords(String.valueOf(files.folder().getFileName()));
        facts.metadata().values().forEach(this::addWords);
        this.fit = fit;
        this.bytes = bytes;
    }

    private void addWords(String text) {
        for (String word : split(text)) {
            words.add(word);
            words.addAll(SYNONYMS.getOrDefault(word, List.of()));
        }
    }

    private static List<String> split(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }

    /**
     * The cards that the graph can be run as, best first; of each network only its main variant.
     */
    List<Candidate> among(List<ModelCard> cards) {
        var candidates = new ArrayList<Candidate>();
        for (var card : cards) {
            // What users brought was itself run like one of the others.
            boolean published = card.files().precision() != Precision.UNKNOWN;
            if (!published || !card.isMainVariant()) continue;
            fit.adapt(card).ifPresent(adapted -> candidates.add(candidate(card, adapted)));
        }
        candidates.sort(
                Comparator.<Candidate>comparingInt(candidate -> -candidate.points())
                        .thenComparingDouble(candidate -> sizeRatio(candidate.card())));
        return candidates;
    }

    private Candidate candidate(ModelCard card, ModelCard adapted) {
        int points = fit.likeness(card) + wordPoints(card);
        if (hasSizeOf(card)) points += 5;
        return new Candidate(adapted, points);
    }

    /** A name that says nothing speaks for nobody, and not for those with short ids. */
    private int wordPoints(ModelCard card) {
        int found = 0;
        int missing = 0;
        for (String word : split(card.id())) {
            if (!words.contains(word)) missing++;
            else found += word.equals("depth") ? 1 : 4;
        }
        return found > 1 ? found - missing : 0;
    }

    private boolean hasSizeOf(ModelCard card) {
        return sizeRatio(card) < SAME_SIZE;
    }

    /** 0 for equal sizes on disk; endless where the card does not know. */
    private double sizeRatio(ModelCard card) {
        var known = card.files().bytes();
        if (known.isEmpty()) return Double.POSITIVE_INFINITY;
        return Math.abs(Math.log((double) bytes / known.getAsLong()));
    }
}
