package fathom.ui.state;

import fathom.model.ModelCard;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Puts into tiles what there is of an open photograph. */
final class TileDescription {
    private final ModelsViewModel models;

    TileDescription(ModelsViewModel models) {
        this.models = models;
    }

    /**
     * The photograph's tile, one for each chosen model, and one for ground truth, if any.
     *
     * @param named whether each says whose it is, because there are others
     */
    List<TileContent> tilesOf(
            OpenPhoto open, GroundTruthViewModel.@Nullable Loaded measured, boolean named) {
        var tiles = new ArrayList<TileContent>();
        tiles.add(ofPhoto(open));
        for (var card : models.selected()) tiles.add(ofDepth(open, card));
        if (measured != null && open.photo() != null) tiles.add(ofGroundTruth(open, measured));
        return named ? tiles.stream().map(TileDescription::named).toList() : tiles;
    }

    private static TileContent named(TileContent tile) {
        if (tile.isPhoto()) return tile;
        String name = tile.key().photograph().name();
        return tile.withDetail(
                tile.detail().isEmpty() ? name : Messages.text("tile.of", name, tile.detail()));
    }

    private static TileContent ofPhoto(OpenPhoto open) {
        var read = open.photo();
        String detail = read == null ? "" : DepthText.photoDetail(read);
        return new TileContent(
                new TileKey(open.item(), TileContent.PHOTO),
                open.item().name(),
                detail,
                "",
                read,
                null,
                open.state());
    }

    private TileContent ofDepth(OpenPhoto open, ModelCard card) {
        var result = open.resultOf(card.id());
        var state = open.stateOf(card.id());
        String detail = result == null ? "" : DepthText.resultDetail(result);
        if (state instanceof TileState.Refining) detail = Messages.text("tile.quick", detail);
        return new TileContent(
                new TileKey(open.item(), card.id()),
                card.name(),
                detail,
                models.dotColour(card),
                null,
                result,
                state);
    }

    private static TileContent ofGroundTruth(OpenPhoto open, GroundTruthViewModel.Loaded measured) {
        return new TileContent(
                new TileKey(open.item(), TileContent.GROUND_TRUTH),
                Messages.text("tile.truth"),
                DepthText.groundTruthDetail(
                        String.valueOf(measured.source().file().getFileName()), measured.map()),
                "",
                null,
                null,
                measured.map(),
                new TileState.Ready());
    }
}
