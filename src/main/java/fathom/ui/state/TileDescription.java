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

    /** The photograph's tile, one for each chosen model, and one for ground truth, if any. */
    List<TileContent> tilesOf(OpenPhoto open, GroundTruthViewModel.@Nullable Loaded measured) {
        var tiles = new ArrayList<TileContent>();
        tiles.add(ofPhoto(open));
        for (var card : models.selected()) tiles.add(ofDepth(open, card));
        if (measured != null && open.photo() != null) tiles.add(ofGroundTruth(measured));
        return tiles;
    }

    private static TileContent ofPhoto(OpenPhoto open) {
        var read = open.photo();
        String detail = read == null ? "" : DepthText.photoDetail(read);
        return new TileContent(
                TileContent.PHOTO_ID, open.item().name(), detail, "", read, null, open.state());
    }

    private TileContent ofDepth(OpenPhoto open, ModelCard card) {
        var result = open.resultOf(card.id());
        var state = open.stateOf(card.id());
        String detail = result == null ? "" : DepthText.resultDetail(result);
        if (state instanceof TileState.Refining) detail = Messages.text("tile.quick", detail);
        return new TileContent(
                card.id(), card.name(), detail, models.dotColour(card), null, result, state);
    }

    private static TileContent ofGroundTruth(GroundTruthViewModel.Loaded measured) {
        return new TileContent(
                TileContent.GROUND_TRUTH_ID,
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
