package fathom.ui.state;

import fathom.compare.Fit;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;

import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All depth of the current photograph in the reference's numbers, for charts. */
final class ChartMaps {
    private static final int HISTOGRAM_BINS = 64;

    private final ObservableList<TileContent> tiles;
    private final DepthViewModel depth;
    private final ComparisonViewModel comparison;
    private final Alignments alignments;
    private final Derivations derivations;

    ChartMaps(WorkbenchViewModel workbench, Alignments alignments, Derivations derivations) {
        this.tiles = workbench.tiles();
        this.depth = workbench.depth();
        this.comparison = workbench.comparison();
        this.alignments = alignments;
        this.derivations = derivations;
    }

    /** Empty while no chart asks for them. */
    List<ComparedMap> comparedMaps() {
        var reference = comparison.referenceTile();
        if (!comparison.measuringProperty().get() || reference == null) return List.of();
        var spread = depth.spreadOf(Objects.requireNonNull(reference.map()));
        var range = new DepthRange(spread.percentile(1), spread.percentile(99));
        var maps = new ArrayList<ComparedMap>();
        for (var tile : tiles) {
            var own = tile.map();
            if (own == null || !tile.isBeside(reference)) continue;
            if (comparison.isReference(tile)) {
                maps.add(compared(tile, own, Optional.empty(), range));
            } else if (alignments.aligned(tile) instanceof Derivation.Result.Aligned(var aligned)) {
                maps.add(compared(tile, aligned.map(), Optional.of(aligned.fit()), range));
            }
        }
        return List.copyOf(maps);
    }

    private ComparedMap compared(
            TileContent tile, DepthMap map, Optional<Fit> fit, DepthRange range) {
        var counted =
                derivations
                        .get(new Derivation.Counting(map.grid(), range, HISTOGRAM_BINS))
                        .orElse(null);
        var asked = List.copyOf(comparison.marking().pairs());
        var answered =
                asked.isEmpty()
                        ? null
                        : derivations
                                .get(
                                        new Derivation.Ordering(
                                                Objects.requireNonNull(tile.map()), asked))
                                .orElse(null);
        return new ComparedMap(
                tile,
                map,
                fit,
                counted instanceof Derivation.Result.Counts(var histogram)
                        ? Optional.of(histogram)
                        : Optional.empty(),
                answered instanceof Derivation.Result.Orderings(var orderings)
                        ? orderings
                        : List.of());
    }
}
