package fathom.ui.state;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.pipeline.DepthResult;

import org.jspecify.annotations.Nullable;

/**
 * What one tile shows: a photograph or what a network made of it.
 *
 * @param id stays the same while the tile lives: "photo", "ground-truth", or the model's id
 * @param detail the quiet words beside the title: size and lens, or time and kind of depth
 * @param dotColour the model's colour in all views as #rrggbb; empty for the photograph
 * @param photo the picture of a photograph's tile; null in a depth tile
 * @param result the picture of a depth tile; null in a photograph's tile. May be the one before
 *     while a new one is busy
 * @param map the depth that a tile shows, of a network or measured; null in a photograph's tile
 */
public record TileContent(
        String id,
        String title,
        String detail,
        String dotColour,
        @Nullable Photo photo,
        @Nullable DepthResult result,
        @Nullable DepthMap map,
        TileState state) {
    public static final String PHOTO_ID = "photo";
    public static final String GROUND_TRUTH_ID = "ground-truth";

    /** The tile of a photograph or of a network. */
    public TileContent(
            String id,
            String title,
            String detail,
            String dotColour,
            @Nullable Photo photo,
            @Nullable DepthResult result,
            TileState state) {
        this(
                id,
                title,
                detail,
                dotColour,
                photo,
                result,
                result == null ? null : result.map(),
                state);
    }

    /** Whether it is a photograph's tile, not one of depth. */
    public boolean isPhoto() {
        return id.equals(PHOTO_ID);
    }

    /** Whether a network made it that says how sure it is. */
    public boolean hasConfidence() {
        return result != null && result.sides().sureness().isPresent();
    }

    public static TileContent ofPhoto(Photo photo, String detail) {
        return new TileContent(
                PHOTO_ID, photo.name(), detail, "", photo, null, new TileState.Ready());
    }
}
