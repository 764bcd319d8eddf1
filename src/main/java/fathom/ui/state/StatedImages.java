package fathom.ui.state;

import fathom.color.QuantityScale;
import fathom.depth.DepthRange;
import fathom.model.OutputRole;
import fathom.pipeline.DepthResult;
import fathom.pipeline.SideViews;
import fathom.raster.FloatGrid;
import fathom.ui.text.Messages;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;

/** What a network states beside its depth, in colours. */
final class StatedImages {
    private static final DepthRange SHARE = new DepthRange(0, 1);

    private final Derivations derivations;

    StatedImages(Derivations derivations) {
        this.derivations = derivations;
    }

    TileImage confidence(TileContent tile) {
        var stated = stated(tile, SideViews::confidence);
        if (stated == null) return missing("compare.confidence.none");
        var outcome = derivations.get(stated).orElse(null);
        if (!(outcome instanceof Derivation.Result.Ranged(var grid, DepthRange range))) {
            return DerivedImages.waiting(outcome);
        }
        return new TileImage.OfValues(
                grid,
                scale(range, "compare.unsure", "compare.sure"),
                Messages.text("compare.caption.confidence"));
    }

    TileImage sky(TileContent tile) {
        return share(
                stated(tile, SideViews::sky),
                new Words("compare.sky.none", "compare.sky.no", "compare.sky.yes"),
                role ->
                        role instanceof OutputRole.Sky(double threshold)
                                ? caption("compare.caption.sky", threshold)
                                : Optional.empty());
    }

    TileImage mask(TileContent tile) {
        return share(
                stated(tile, SideViews::mask),
                new Words("compare.mask.none", "compare.mask.no", "compare.mask.yes"),
                role ->
                        role instanceof OutputRole.Mask(double threshold)
                                ? caption("compare.caption.mask", threshold)
                                : Optional.empty());
    }

    TileImage normals(TileContent tile) {
        var result = tile.result();
        var normals = result == null ? null : result.sides().normals().orElse(null);
        if (result == null || normals == null) return missing("compare.stated_normals.none");
        var outcome = derivations.get(new Derivation.StatingNormals(result, normals)).orElse(null);
        return outcome instanceof Derivation.Result.Normals(var map, var colours)
                ? new TileImage.OfNormals(
                        map, colours, Messages.text("compare.caption.stated_normals"))
                : DerivedImages.waiting(outcome);
    }

    /** What is said where there is nothing, and at both ends of the legend. */
    private record Words(String missing, String low, String high) {}

    /** Numbers from 0 to 1, and what the threshold makes of them. */
    private TileImage share(
            Derivation.@Nullable Stating stated,
            Words words,
            Function<OutputRole, Optional<String>> caption) {
        if (stated == null) return missing(words.missing());
        var outcome = derivations.get(stated).orElse(null);
        if (!(outcome instanceof Derivation.Result.Ranged(var grid, DepthRange _))) {
            return DerivedImages.waiting(outcome);
        }
        String text =
                stated.result().card().tensors().others().stream()
                        .flatMap(other -> caption.apply(other.role()).stream())
                        .findFirst()
                        .orElse("");
        return new TileImage.OfValues(grid, scale(SHARE, words.low(), words.high()), text);
    }

    private static Optional<String> caption(String key, double threshold) {
        return Optional.of(Messages.text(key, Double.toString(threshold)));
    }

    private static Derivation.@Nullable Stating stated(
            TileContent tile, Function<SideViews, Optional<FloatGrid>> which) {
        DepthResult result = tile.result();
        if (result == null) return null;
        return which.apply(result.sides())
                .map(grid -> new Derivation.Stating(result, grid))
                .orElse(null);
    }

    private static QuantityScale scale(DepthRange range, String low, String high) {
        return QuantityScale.rising(
                DerivedImages.named("viridis"), range, "", Messages.text(low), Messages.text(high));
    }

    private static TileImage missing(String key) {
        return new TileImage.Missing(Messages.text(key));
    }
}
