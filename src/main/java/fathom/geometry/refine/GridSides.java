package fathom.geometry.refine;

import fathom.image.Photo;
import fathom.raster.FloatGrid;

/** The size of a refined grid. */
record GridSides(int width, int height) {
    static GridSides of(Density density, FloatGrid z, Photo photo) {
        return switch (density) {
            case Density.Network _ -> new GridSides(z.width(), z.height());
            case Density.Photograph _ -> ofLongSide(Integer.MAX_VALUE, photo);
            case Density.LongSide side -> ofLongSide(side.cells(), photo);
        };
    }

    /** With the photograph's proportions. */
    private static GridSides ofLongSide(int cells, Photo photo) {
        int longest = Math.max(photo.width(), photo.height());
        double pixels = (double) photo.width() * photo.height();
        double factor =
                Math.min(
                        Math.min(1, (double) cells / longest),
                        Math.sqrt(SurfaceRefiner.MOST_CELLS / pixels));
        return new GridSides(
                Math.max(1, (int) Math.round(photo.width() * factor)),
                Math.max(1, (int) Math.round(photo.height() * factor)));
    }
}
