package fathom.ui.state;

import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** The depth of tiles in the numbers of the reference, and how far it lies from that. */
final class Alignments {
    private final ObservableList<TileContent> tiles;
    private final ComparisonViewModel comparison;
    private final Derivations derivations;

    Alignments(WorkbenchViewModel workbench, Derivations derivations) {
        this.tiles = workbench.tiles();
        this.comparison = workbench.comparison();
        this.derivations = derivations;
    }

    /** What came of aligning a tile to the reference; null while that is being computed. */
    Derivation.@Nullable Result aligned(TileContent tile) {
        var reference = comparison.referenceOf(tile);
        var map = tile.map();
        if (reference == null || map == null) return new Derivation.Result.Nothing();
        var against = Objects.requireNonNull(reference.map());
        var how = comparison.alignmentFor(map.kind(), against.kind());
        if (!how.suits(map.kind(), against.kind())) return new Derivation.Result.Nothing();
        var estimator = comparison.estimatorProperty().get();
        return derivations.get(new Derivation.Aligning(map, against, how, estimator)).orElse(null);
    }

    /** An aligned tile less the reference; null while that is being computed. */
    Derivation.@Nullable Result differenceTo(
            TileContent tile, Derivation.@Nullable Result outcome) {
        var reference = comparison.referenceOf(tile);
        if (reference == null || comparison.isReference(tile))
            return new Derivation.Result.Nothing();
        if (!(outcome instanceof Derivation.Result.Aligned(var aligned))) return outcome;
        var against = Objects.requireNonNull(reference.map()).grid();
        var difference = comparison.differenceProperty().get();
        return derivations
                .get(new Derivation.Differing(aligned.map().grid(), against, difference))
                .orElse(null);
    }

    /** One range for all difference tiles, so that equal colours are equal differences. */
    float largestDifference() {
        float largest = 0;
        for (var tile : tiles) {
            if (tile.map() == null) continue;
            if (differenceTo(tile, aligned(tile))
                    instanceof Derivation.Result.Values(_, float typical)) {
                largest = Math.max(largest, typical);
            }
        }
        return largest;
    }
}
