package fathom.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of many names a mistyped one was meant to be. */
final class NearWords {
    private static final int MOST = 3;

    /** Of the letter pairs: below this two names have nothing to do with each other. */
    private static final double LEAST = 0.4;

    private NearWords() {}

    /** The most alike first; none when nothing is alike. */
    static List<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(other -> likeness(word, other) >= LEAST)
                .sorted(
                        Comparator.comparingDouble((String other) -> -likeness(word, other))
                                .thenComparingInt(String::length))
                .limit(MOST)
                .toList();
    }

    /** Dice's coefficient of the pairs of neighbouring letters, 0 to 1. */
    static double likeness(String a, String b) {
        Set<String> ofA = pairs(a);
        Set<String> ofB = pairs(b);
        if (ofA.isEmpty() || ofB.isEmpty()) return a.equals(b) ? 1 : 0;
        long shared = ofA.stream().filter(ofB::contains).count();
        return 2.0 * shared / (ofA.size() + ofB.size());
    }

    private static Set<String> pairs(String word) {
        String[] letters = word.toLowerCase(Locale.ROOT).split("");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length; i++) {
            pairs.add(String.join("", Arrays.copyOfRange(letters, i, i + 2)));
        }
        return pairs;
    }
}
