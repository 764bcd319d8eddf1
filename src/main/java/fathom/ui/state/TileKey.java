package fathom.ui.state;

/**
 * Which tile it is, as long as its photograph is shown.
 *
 * @param photograph whose tile it is
 * @param role what of it the tile shows: {@link TileContent#PHOTO}, {@link
 *     TileContent#GROUND_TRUTH}, or a model's id
 */
public record TileKey(LibraryItem photograph, String role) {}
