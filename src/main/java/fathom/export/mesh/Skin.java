package fathom.export.mesh;

import fathom.geometry.bake.BakedMaps;
import fathom.image.Photo;

/**
 * What lies on a mesh by its texture coordinates.
 *
 * @param maps written where the format holds maps
 */
public record Skin(Photo photo, BakedMaps maps) {
    public static Skin of(Photo photo) {
        return new Skin(photo, BakedMaps.NONE);
    }
}
