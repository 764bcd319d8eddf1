package fathom.export.mesh;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats that all readers of textures know. */
public enum TextureFormat {
    /** Small, with losses that are hard to see. */
    JPEG("jpg", "image/jpeg"),
    /** Every pixel as it is, some ten times as large. */
    PNG("png", "image/png");

    private final String extension;
    private final String mimeType;

    TextureFormat(String extension, String mimeType) {
        this.extension = extension;
        this.mimeType = mimeType;
    }

    /** The word of the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without the dot. */
    String extension() {
        return extension;
    }

    String mimeType() {
        return mimeType;
    }

    public static Optional<TextureFormat> fromId(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }
}
