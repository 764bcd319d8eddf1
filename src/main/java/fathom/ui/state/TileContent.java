package fathom.ui.state;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.pipeline.DepthResult;
import fathom.pipeline.SideViews;

import org.jspecify.annotations.Nullable;

/**
 * What one tile shows: a photograph or what a network made of it.
 *
 * @param key stays the same while the tile lives
 * @param detail the quiet words beside the title: size and lens, or time and kind of depth
 * @param dotColour the model's colour in all views as #rrggbb; empty for the photograph
 * @param photo the picture of a photograph's tile; null in a depth tile
 * @param result the picture of a depth tile; null in a photograph's tile. May be the one before
 *     while a new one is busy
 * @param map the depth that a tile shows, of a network or measured; null in a photograph's tile
 */
public record TileContent(
        TileKey key,
        String title,
        String detail,
        String dotColour,
        @Nullable Photo photo,
        @Nullable DepthResult result,
        @Nullable DepthMap map,
        TileState state) {
    public static final String PHOTO = "photo";
    public static final String GROUND_TRUTH = "ground-truth";

    /** The tile of a photograph or of a network. */
    public TileContent(
            TileKey key,
            String title,
            String detail,
            String dotColour,
            @Nullable Photo photo,
            @Nullable DepthResult result,
            TileState state) {
        this(
                key,
                title,
                detail,
                dotColour,
                photo,
                result,
                result == null ? null : result.map(),
                state);
    }

    TileContent withDetail(String other) {
        return new TileContent(key, title, other, dotColour, photo, result, map, state);
    }

    /** Whether its depth is of a reduced size and stands in for what is still being estimated. */
    public boolean isQuickLook() {
        return state instanceof TileState.Refining;
    }

    /** What of its photograph it shows: the photograph, ground truth, or a model's depth. */
    public String role() {
        return key.role();
    }

    /** Whether both are of one photograph. */
    public boolean isBeside(TileContent other) {
        return key.photograph().equals(other.key.photograph());
    }

    /** Whether it is a photograph's tile, not one of depth. */
    public boolean isPhoto() {
        return role().equals(PHOTO);
    }

    /** Whether it shows measured depth. */
    public boolean isGroundTruth() {
        return role().equals(GROUND_TRUTH);
    }

    /** Whether there is anything to show so: most networks state nothing beside depth. */
    public boolean has(TileLook look) {
        var stated = result == null ? SideViews.NONE : result.sides();
        return switch (look) {
            case DEPTH, ISOLINES, SLICE, NORMALS, DISCONTINUITIES, DISAGREEMENT -> true;
            case FLIP -> !isGroundTruth();
            case STATED_NORMALS -> stated.normals().isPresent();
            case CONFIDENCE -> stated.confidence().isPresent();
            case SKY -> stated.sky().isPresent();
            case MASK -> stated.mask().isPresent();
        };
    }
}
