package fathom.ui.export;

import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshSizes;
import fathom.export.mesh.TextureFormat;
import fathom.image.Photo;

import java.util.EnumMap;
import java.util.Map;

/** About how long a photograph is as a texture: found out once for each format that is chosen. */
final class TextureLengths {
    private final Photo photo;
    private final Map<TextureFormat, Long> bytes = new EnumMap<>(TextureFormat.class);

    TextureLengths(Photo photo) {
        this.photo = photo;
    }

    /**
     * @param chosen for files whose readers know it
     */
    long bytes(TextureFormat chosen, MeshFormat format) {
        return bytes.computeIfAbsent(
                chosen.within(format), texture -> MeshSizes.ofTexture(photo, texture));
    }
}
