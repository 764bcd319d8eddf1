package fathom.ui.state;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.compare.Isolines;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;
import fathom.ui.text.CompareText;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import java.util.Objects;

/** Depth in colours: as it is, aligned, with lines of equal value, or a slice of it. */
final class DepthImages {
    private final ComparisonViewModel comparison;
    private final EvaluationViewModel evaluation;
    private final TileColours colours;
    private final Alignments alignments;
    private final Derivations derivations;

    DepthImages(
            WorkbenchViewModel workbench,
            TileColours colours,
            Alignments alignments,
            Derivations derivations) {
        this.comparison = workbench.comparison();
        this.evaluation = workbench.evaluation();
        this.colours = colours;
        this.alignments = alignments;
        this.derivations = derivations;
    }

    /**
     * @param lines about how many lines of equal value; 0 for none
     */
    TileImage depth(TileContent tile, DepthMap map, int lines) {
        var reference = comparison.referenceOf(tile);
        boolean aligning = comparison.rangeModeProperty().get() == RangeMode.ALIGNED;
        if (!aligning || reference == null || comparison.isReference(tile)) {
            return values(map.grid(), colours.scaleOf(map), colours.caption(tile, map), lines);
        }
        var against = Objects.requireNonNull(reference.map());
        var outcome = alignments.aligned(tile);
        if (!(outcome instanceof Derivation.Result.Aligned(var aligned)))
            return DerivedImages.waiting(outcome);
        return values(
                aligned.map().grid(),
                colours.ownScaleOf(against),
                CompareText.against(
                        reference.isQuickLook(),
                        CompareText.aligned(against.kind(), aligned.fit(), reference.title())),
                lines);
    }

    /**
     * Ground truth where it counts.
     *
     * @param lines about how many isolines; 0 for none
     */
    TileImage validPart(TileContent tile, DepthMap map, int lines) {
        var protocol = evaluation.protocolProperty().get();
        var outcome = derivations.get(new Derivation.Masking(map, protocol)).orElse(null);
        if (!(outcome instanceof Derivation.Result.Counted(var counted)))
            return DerivedImages.waiting(outcome);
        return values(
                counted.grid(),
                colours.scaleOf(map),
                Messages.text("compare.caption.valid", colours.caption(tile, map), protocol.id()),
                lines);
    }

    private TileImage values(FloatGrid grid, ColorScale scale, String caption, int lines) {
        if (lines == 0) return new TileImage.OfValues(grid, scale, caption);
        double[] levels = Isolines.levels(scale.range(), lines);
        double step = levels.length > 1 ? levels[1] - levels[0] : 0;
        String said =
                step > 0
                        ? Messages.text(
                                "compare.isolines.every",
                                caption,
                                DepthText.number(step),
                                scale.unit())
                        : caption;
        return new TileImage.OfValues(grid, scale, said.strip(), step, false);
    }

    TileImage slice(DepthMap map) {
        double near = comparison.sliceNearProperty().get();
        double far = comparison.sliceFarProperty().get();
        var spread = colours.spreadOf(map);
        boolean nearIsLarge = map.kind().largerIsNearer();
        float from = spread.percentile(nearIsLarge ? 100 - far : near);
        float to = spread.percentile(nearIsLarge ? 100 - near : far);
        // What lies beyond the range is left out, and with it the outermost colours.
        float margin = Math.abs(to - from) / (Colormap.SIZE - 2);
        var range = new DepthRange(Math.min(from, to) - margin, Math.max(from, to) + margin);
        String caption =
                Messages.text(
                        "compare.caption.slice",
                        DepthText.meaning(map.kind()),
                        DepthText.rank(near),
                        DepthText.rank(far));
        return new TileImage.OfValues(
                map.grid(), colours.scaleOf(map.kind(), range), caption, 0, true);
    }
}
