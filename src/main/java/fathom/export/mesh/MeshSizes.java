package fathom.export.mesh;

/** About how large files of geometry become. */
public final class MeshSizes {
    /** Of a typical photograph at the quality that textures have. */
    private static final double JPEG_BYTES_PER_PIXEL = 0.35;

    private static final double PNG_BYTES_PER_PIXEL = 1.8;

    private MeshSizes() {}

    /**
     * @param photoPixels of the texture
     */
    public static long ofMesh(
            MeshFormat format,
            long vertices,
            long triangles,
            long photoPixels,
            MeshOptions options) {
        double perPixel =
                options.texture() == TextureFormat.PNG ? PNG_BYTES_PER_PIXEL : JPEG_BYTES_PER_PIXEL;
        long picture = Math.round(perPixel * photoPixels);
        int normal = options.normals() ? 12 : 0;
        int normalText = options.normals() ? 33 : 0;
        int cornerText = options.normals() ? 24 : 16;
        return switch (format) {
            case GLB, GLTF -> (20 + normal) * vertices + 12 * triangles + picture;
            case OBJ -> (55 + normalText) * vertices + (2 + 3 * cornerText) * triangles + picture;
            case PLY -> (15 + normal) * vertices + 13 * triangles;
            case STL -> 84 + 50 * triangles;
            case THREE_MF -> 15 * vertices + 9 * triangles;
            case USDZ -> (55 + normalText) * vertices + 23 * triangles + picture;
            case PCD -> 16 * vertices;
        };
    }

    public static long ofPoints(MeshFormat format, long points, MeshOptions options) {
        int normal = options.normals() ? 12 : 0;
        return switch (format) {
            case GLB -> 20 * points;
            case PLY -> (15 + normal) * points;
            default -> (16 + normal) * points;
        };
    }
}
