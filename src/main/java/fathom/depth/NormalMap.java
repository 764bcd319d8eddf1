package fathom.depth;

import fathom.raster.FloatGrid;

/**
 * A unit vector for each cell, perpendicular to the surface seen there, in camera axes (x right, y
 * down, z forward); all three grids have one size.
 */
public record NormalMap(FloatGrid x, FloatGrid y, FloatGrid z) {
    public NormalMap {
        if (x.width() != y.width()
                || x.width() != z.width()
                || x.height() != y.height()
                || x.height() != z.height()) {
            throw new IllegalArgumentException("The parts of a normal map have one size");
        }
    }
}
