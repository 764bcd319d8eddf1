package fathom.ui.state;

import fathom.color.QuantityScale;
import fathom.raster.FloatGrid;
import fathom.ui.text.CompareText;
import fathom.ui.text.Messages;

import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How tiles lie to the reference and to each other, in colours. */
final class ReferenceImages {
    private final ObservableList<TileContent> tiles;
    private final ComparisonViewModel comparison;
    private final Alignments alignments;
    private final DerivedImages derived;

    ReferenceImages(WorkbenchViewModel workbench, Alignments alignments, DerivedImages derived) {
        this.tiles = workbench.tiles();
        this.comparison = workbench.comparison();
        this.alignments = alignments;
        this.derived = derived;
    }

    TileImage difference(TileContent tile) {
        var reference = comparison.referenceOf(tile);
        var outcome = alignments.aligned(tile);
        var values = alignments.differenceTo(tile, outcome);
        if (reference == null
                || !(outcome instanceof Derivation.Result.Aligned(var aligned))
                || !(values instanceof Derivation.Result.Values(var grid, _))) {
            return DerivedImages.waiting(outcome == null ? null : values);
        }
        var kind = aligned.map().kind();
        var difference = comparison.differenceProperty().get();
        float largest = alignments.largestDifference();
        String unit = difference.isRelative() ? "" : kind.unit();
        String caption =
                CompareText.against(
                        reference.isQuickLook(),
                        CompareText.difference(difference, kind, aligned.fit(), reference.title()));
        if (!difference.hasSign()) {
            return new TileImage.OfValues(
                    grid,
                    DerivedImages.rising("plasma", largest, unit, "compare.same", "compare.apart"),
                    caption);
        }
        boolean nearIsLarge = kind.largerIsNearer();
        String nearer = Messages.text("compare.nearer");
        String farther = Messages.text("compare.farther");
        var scale =
                QuantityScale.aroundZero(
                        largest,
                        nearIsLarge,
                        unit,
                        nearIsLarge ? farther : nearer,
                        nearIsLarge ? nearer : farther);
        return new TileImage.OfValues(grid, scale, caption);
    }

    TileImage disagreement(TileContent of) {
        var grids = new ArrayList<FloatGrid>();
        boolean quick = false;
        var reference = comparison.referenceOf(of);
        for (var tile : tiles) {
            if (tile.result() == null || !tile.isBeside(of)) continue;
            var outcome = alignments.aligned(tile);
            if (outcome == null) return DerivedImages.waiting(null);
            quick |= tile.isQuickLook();
            if (outcome instanceof Derivation.Result.Aligned(var map)) grids.add(map.map().grid());
        }
        if (grids.size() < 2 || reference == null) {
            return new TileImage.Missing(Messages.text("compare.disagreement.alone"));
        }
        var against = Objects.requireNonNull(reference.map()).kind();
        return derived.shown(
                new Derivation.Disagreeing(List.copyOf(grids)),
                "magma",
                against.unit(),
                "compare.agree",
                "compare.disagree",
                CompareText.against(
                        quick,
                        Messages.text(
                                "compare.caption.disagreement", grids.size(), reference.title())));
    }
}
