package fathom.ui.state;

import fathom.color.ValueScale;
import fathom.image.Photo;
import fathom.raster.FloatGrid;

/** What a tile draws. */
public sealed interface TileImage {
    /** The photograph itself. */
    record OfPhoto(Photo photo) implements TileImage {}

    /**
     * Numbers in the colours of a scale.
     *
     * @param grid told apart by identity; NaN is drawn as "no value"
     * @param caption what the numbers are, which way they run and what the colours span
     */
    record OfValues(FloatGrid grid, ValueScale scale, String caption) implements TileImage {}
}
