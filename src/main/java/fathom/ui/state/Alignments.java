package fathom.ui.state;

import fathom.depth.DepthMap;
import fathom.evaluate.EvaluationSettings;

import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The depth of tiles in the numbers of the reference, and how far it lies from that. While
 * predictions are being measured against ground truth, they are aligned as the metrics align them:
 * by the pixels that count, so that an error map shows the errors that were measured.
 */
final class Alignments {
    private final ObservableList<TileContent> tiles;
    private final ComparisonViewModel comparison;
    private final EvaluationViewModel evaluation;
    private final Derivations derivations;

    Alignments(WorkbenchViewModel workbench, Derivations derivations) {
        this.tiles = workbench.tiles();
        this.comparison = workbench.comparison();
        this.evaluation = workbench.evaluation();
        this.derivations = derivations;
    }

    /** What came of aligning a tile to the reference; null while that is being computed. */
    Derivation.@Nullable Result aligned(TileContent tile) {
        var reference = comparison.referenceOf(tile);
        var map = tile.map();
        if (reference == null || map == null) return new Derivation.Result.Nothing();
        var against = mapOf(reference);
        if (against == null) return null;
        var how = comparison.alignmentFor(map.kind(), against.kind());
        var estimator = comparison.estimatorProperty().get();
        if (isMeasuring(reference) && !tile.isGroundTruth()) {
            var usual = EvaluationSettings.usual(evaluation.protocolProperty().get(), map.kind());
            how = evaluation.alignmentProperty().get().orElse(usual.alignment());
            estimator = usual.estimator();
        }
        if (!how.suits(map.kind(), against.kind())) return new Derivation.Result.Nothing();
        return derivations.get(new Derivation.Aligning(map, against, how, estimator)).orElse(null);
    }

    private boolean isMeasuring(TileContent reference) {
        return reference.isGroundTruth() && evaluation.activeProperty().get();
    }

    /** Of ground truth only what counts while it is measured against; null while that is sought. */
    private @Nullable DepthMap mapOf(TileContent reference) {
        var map = Objects.requireNonNull(reference.map());
        if (!isMeasuring(reference)) return map;
        var masking = new Derivation.Masking(map, evaluation.protocolProperty().get());
        return derivations.get(masking).orElse(null)
                        instanceof Derivation.Result.Counted(var counted)
                ? counted
                : null;
    }

    /** An aligned tile less the reference; null while that is being computed. */
    Derivation.@Nullable Result differenceTo(
            TileContent tile, Derivation.@Nullable Result outcome) {
        var reference = comparison.referenceOf(tile);
        if (reference == null || comparison.isReference(tile))
            return new Derivation.Result.Nothing();
        if (!(outcome instanceof Derivation.Result.Aligned(var aligned))) return outcome;
        var against = mapOf(reference);
        if (against == null) return null;
        var difference = comparison.differenceProperty().get();
        return derivations
                .get(new Derivation.Differing(aligned.map().grid(), against.grid(), difference))
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
