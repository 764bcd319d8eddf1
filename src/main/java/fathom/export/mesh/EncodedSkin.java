package fathom.export.mesh;

import fathom.geometry.bake.BakedMap;

import java.io.IOException;
import java.util.Optional;

/**
 * A skin's pictures as files' bytes.
 *
 * @param normals of the surface, in tangent space
 */
record EncodedSkin(Texture photo, Optional<Texture> normals, Optional<Texture> occlusion) {
    /** Waits for the photograph. */
    static EncodedSkin of(EncodingTexture photo, Skin skin, WriteProgress progress)
            throws IOException {
        return new EncodedSkin(
                photo.await(progress),
                encoded(skin.maps().normals()),
                encoded(skin.maps().occlusion()));
    }

    private static Optional<Texture> encoded(Optional<BakedMap> map) throws IOException {
        return map.isEmpty() ? Optional.empty() : Optional.of(Texture.of(map.get()));
    }
}
