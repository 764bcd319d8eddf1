package fathom.ui.state;

import fathom.color.ValueScale;
import fathom.compare.NormalMap;
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
     * @param isolineStep the distance of lines of equal value; 0 for none
     * @param windowed whether values beside the scale's range are left out
     */
    record OfValues(
            FloatGrid grid, ValueScale scale, String caption, double isolineStep, boolean windowed)
            implements TileImage {
        OfValues(FloatGrid grid, ValueScale scale, String caption) {
            this(grid, scale, caption, 0, false);
        }
    }

    /**
     * Surface normals.
     *
     * @param colours the usual picture of normals
     */
    record OfNormals(NormalMap normals, Photo colours, String caption) implements TileImage {}

    /** It is being computed. */
    record Pending(String step) implements TileImage {}

    /** There is nothing to compute it from. */
    record Missing(String reason) implements TileImage {}
}
