package fathom.ui.state;

import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.QuantityScale;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.image.Photo;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Views of a single map other than its depth, in colours. */
final class DerivedImages {
    private final ObservableList<TileContent> tiles;
    private final SceneViewModel scene;
    private final ModelsViewModel models;
    private final DepthSource networks;
    private final Derivations derivations;

    /**
     * @param networks runs a network once more
     */
    DerivedImages(WorkbenchViewModel workbench, DepthSource networks, Derivations derivations) {
        this.tiles = workbench.tiles();
        this.scene = workbench.scene();
        this.models = workbench.models();
        this.networks = networks;
        this.derivations = derivations;
    }

    TileImage discontinuities(DepthMap map) {
        return shown(
                new Derivation.Jumping(map),
                "gray",
                "",
                "compare.smooth",
                "compare.jump",
                Messages.text(
                        map.kind() == DepthKind.METRIC_DEPTH
                                ? "compare.caption.jumps.metric"
                                : "compare.caption.jumps"));
    }

    TileImage flip(TileContent tile) {
        var result = tile.result();
        if (result == null) return new TileImage.Missing(Messages.text("compare.flip.network"));
        var flipping = new Derivation.Flipping(result, models.sideProperty().get(), networks);
        return shown(
                flipping,
                "magma",
                "",
                "compare.agree",
                "compare.disagree",
                Messages.text("compare.caption.flip"));
    }

    TileImage normals(TileContent tile, DepthMap map) {
        var photo =
                tiles.stream()
                        .filter(tile::isBeside)
                        .map(TileContent::photo)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (photo == null) return waiting(null);
        var nearFar = scene.nearFarProperty().get();
        var facing = new Derivation.Facing(map, photo, scene.cameraFor(photo), nearFar);
        var outcome = derivations.get(facing).orElse(null);
        if (!(outcome instanceof Derivation.Result.Normals(var normals, Photo colours))) {
            return waiting(outcome);
        }
        String caption =
                map.kind() == DepthKind.METRIC_DEPTH
                        ? Messages.text("compare.caption.normals")
                        : Messages.text(
                                "compare.caption.normals.relative",
                                DepthText.number(nearFar.near()),
                                DepthText.number(nearFar.far()));
        return new TileImage.OfNormals(normals, colours, caption);
    }

    /** The values of a derivation from 0 to what is typical of them. */
    TileImage shown(
            Derivation derivation,
            String colormap,
            String unit,
            String low,
            String high,
            String caption) {
        var outcome = derivations.get(derivation).orElse(null);
        if (outcome instanceof Derivation.Result.Values(var grid, float typical)) {
            return new TileImage.OfValues(
                    grid, rising(colormap, typical, unit, low, high), caption);
        }
        var failure = derivations.failureOf(derivation);
        if (failure.isPresent()) return new TileImage.Missing(failure.get().problem());
        return waiting(outcome);
    }

    static QuantityScale rising(
            String colormap, float largest, String unit, String low, String high) {
        return QuantityScale.rising(
                named(colormap),
                new DepthRange(0, largest),
                unit,
                Messages.text(low),
                Messages.text(high));
    }

    static Colormap named(String id) {
        return Colormaps.byName(id).orElseGet(Colormaps::defaultMap);
    }

    /** Of something that is computed: it is underway, or nothing came of it. */
    static TileImage waiting(Derivation.@Nullable Result outcome) {
        return outcome == null
                ? new TileImage.Pending(Messages.text("compare.pending"))
                : new TileImage.Missing(Messages.text("compare.nothing"));
    }
}
