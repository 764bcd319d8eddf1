package fathom.export.mesh;

import fathom.job.UserFacingException;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats of textures. */
public enum TextureFormat {
    /** Small, with losses that are hard to see. */
    JPEG("jpg", "image/jpeg"),
    /** Every pixel as it is, some ten times as large. */
    PNG("png", "image/png"),
    /** Compressed as graphics hardware keeps it, with its smaller levels; only glTF knows it. */
    KTX2("ktx2", "image/ktx2");

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

    /** Whether readers of such files of geometry know it. */
    public boolean fits(MeshFormat format) {
        return this != KTX2 || format == MeshFormat.GLB || format == MeshFormat.GLTF;
    }

    /** This, or JPEG in files whose readers would not know it. */
    public TextureFormat within(MeshFormat format) {
        return fits(format) ? this : JPEG;
    }

    /** Whether this system can write it. */
    boolean hasEncoder() {
        try {
            requireEncoder();
            return true;
        } catch (UserFacingException missing) {
            return false;
        }
    }

    /** Fails where this system cannot write it. */
    public void requireEncoder() throws UserFacingException {
        if (this == KTX2) Ktx2.requireLibrary();
    }

    public static Optional<TextureFormat> fromId(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }
}
