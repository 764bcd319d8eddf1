package fathom.export.mesh;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which geometry is written. */
public enum MeshFormat {
    /** glTF 2.0 in one binary file, the photograph inside it. */
    GLB("glb", true, true),
    /** glTF 2.0, binary data and photograph beside it. */
    GLTF("gltf", true, false),
    /** Wavefront OBJ with its MTL and the photograph beside it. */
    OBJ("obj", true, false),
    /** Stanford PLY, binary little-endian, colours per vertex. */
    PLY("ply", true, true),
    /** STL, binary: the shape alone. */
    STL("stl", true, false),
    /** 3D Manufacturing Format: the shape alone, with its unit. */
    THREE_MF("3mf", true, false),
    /** Universal Scene Description, zipped, the photograph inside it. */
    USDZ("usdz", true, false),
    /** Point Cloud Library's PCD, binary, packed colours. */
    PCD("pcd", false, true);

    private final String extension;
    private final boolean holdsMeshes;
    private final boolean holdsPoints;

    MeshFormat(String extension, boolean holdsMeshes, boolean holdsPoints) {
        this.extension = extension;
        this.holdsMeshes = holdsMeshes;
        this.holdsPoints = holdsPoints;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public boolean holdsMeshes() {
        return holdsMeshes;
    }

    public boolean holdsPoints() {
        return holdsPoints;
    }

    /** Whether the photograph goes with it as a texture. */
    public boolean holdsTextures() {
        return switch (this) {
            case GLB, GLTF, OBJ, USDZ -> true;
            case PLY, STL, THREE_MF, PCD -> false;
        };
    }

    /** Whether its specification says that Y is up and a unit is a metre. */
    public boolean fixesUp() {
        return this == GLB || this == GLTF || this == USDZ;
    }

    /** Whether maps of normals and occlusion can go with it. */
    public boolean holdsMaps() {
        return holdsTextures();
    }

    /** The format that a file name ends in, in any letter case. */
    public static Optional<MeshFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith("." + format.extension))
                .findFirst();
    }
}
