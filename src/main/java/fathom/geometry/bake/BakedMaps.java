package fathom.geometry.bake;

import java.util.Optional;

/**
 * What was baked for one mesh.
 *
 * @param normals (n + 1) / 2 of unit normals n in tangent space: x along u, y to the upper border,
 *     z away from the surface
 * @param occlusion 255 where nothing stands in the way
 */
public record BakedMaps(Optional<BakedMap> normals, Optional<BakedMap> occlusion) {
    public static final BakedMaps NONE = new BakedMaps(Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return normals.isEmpty() && occlusion.isEmpty();
    }
}
