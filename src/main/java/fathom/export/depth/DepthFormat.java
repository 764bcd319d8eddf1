package fathom.export.depth;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which depth is written. */
public enum DepthFormat {
    /** 16-bit gray PNG, 0 = no depth. */
    PNG16("png16", "png"),
    /** NumPy, 2-D float32. */
    NPY("npy", "npy"),
    /** Portable float map. */
    PFM("pfm", "pfm"),
    /** OpenEXR, one float32 channel. */
    EXR("exr", "exr"),
    /** TIFF, one float32 sample. */
    TIFF32("tiff32", "tiff"),
    /** 8-bit colour PNG, for people; its values cannot be read back. */
    COLOR("color", "png");

    private final String id;
    private final String extension;

    DepthFormat(String id, String extension) {
        this.id = id;
        this.extension = extension;
    }

    /** The word of the command line. */
    public String id() {
        return id;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public static Optional<DepthFormat> fromId(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }
}
