package fathom.export.mesh;

import fathom.geometry.bake.BakedMap;
import fathom.geometry.bake.BakedMaps;
import fathom.image.Photo;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * About how large files of geometry become: exact for binary formats, and within a tenth for
 * others, whose numbers of bytes a vertex were counted in files of photographs.
 */
public final class MeshSizes {
    private static final int JSON_BYTES = 1_800;
    private static final int TANGENT_BYTES = 16;
    private static final double JPEG_BYTES_PER_PIXEL = 0.35;
    private static final double PNG_BYTES_PER_PIXEL = 1.8;
    private static final double KTX2_BYTES_PER_PIXEL = 1.2;

    private MeshSizes() {}

    /**
     * @param textureBytes of the encoded photograph, from {@link #ofTexture}
     */
    public static long ofMesh(
            MeshFormat format,
            long vertices,
            long triangles,
            long textureBytes,
            MeshOptions options) {
        int normal = options.normals() ? 12 : 0;
        return switch (format) {
            case GLB, GLTF -> JSON_BYTES + (20 + normal) * vertices + 12 * triangles + textureBytes;
            case OBJ -> objText(vertices, triangles, options.normals()) + textureBytes;
            case PLY -> 400 + (15 + normal) * vertices + 13 * triangles;
            case STL -> 84 + 50 * triangles;
            case THREE_MF -> packedText(vertices, triangles);
            case USDZ -> usdText(vertices, triangles, options.normals()) + textureBytes;
            case PCD -> 16 * vertices;
        };
    }

    /** "v x y z", "vt u v", "vn x y z" and "f a/a b/b c/c". */
    private static long objText(long vertices, long triangles, boolean normals) {
        double vertex = normals ? 104 : 64.6;
        int parts = normals ? 3 : 2;
        double corner = parts * (meanDigits(vertices) + 1);
        return Math.round(vertex * vertices + (2 + 3 * corner) * triangles);
    }

    /** "(x,y,z)," and "(u,v)," and "3," and "a,b,c,". */
    private static long usdText(long vertices, long triangles, boolean normals) {
        double vertex = normals ? 101.7 : 63.3;
        return Math.round(vertex * vertices + (2 + 3 * (meanDigits(vertices) + 1)) * triangles);
    }

    /** A closed surface's, by Euler's formula, repeats more: a relief's sides lie on a lattice. */
    private static long packedText(long vertices, long triangles) {
        boolean closed = triangles >= 2 * vertices - 4;
        return Math.round((closed ? 7.9 : 10.6) * (vertices + triangles));
    }

    /** Of the numbers from 1 on. */
    private static double meanDigits(long most) {
        double digits = 0;
        int length = 1;
        for (long first = 1; first <= most; first *= 10, length++) {
            digits += (double) length * (Math.min(most + 1, 10 * first) - first);
        }
        return most > 0 ? digits / most : 0;
    }

    /** What is written as text before it is packed, and what others are as they are. */
    static long unpacked(
            MeshFormat format,
            long vertices,
            long triangles,
            long textureBytes,
            MeshOptions options) {
        if (format != MeshFormat.THREE_MF) {
            return ofMesh(format, vertices, triangles, textureBytes, options);
        }
        return Math.round(62.0 * vertices + (31 + 3 * meanDigits(vertices)) * triangles);
    }

    public static long ofPoints(MeshFormat format, long points, MeshOptions options) {
        int normal = options.normals() ? 12 : 0;
        return switch (format) {
            case GLB -> JSON_BYTES + 20 * points;
            case PLY -> 400 + (15 + normal) * points;
            default -> 400 + (16 + normal) * points;
        };
    }

    /** Of maps and what the mesh needs to hold them; they are encoded to know. */
    public static long ofMaps(MeshFormat format, long vertices, BakedMaps maps) {
        boolean binary = format == MeshFormat.GLB || format == MeshFormat.GLTF;
        boolean tangents = maps.normals().isPresent() && binary;
        return (tangents ? TANGENT_BYTES * vertices : 0)
                + maps.normals().map(MeshSizes::encoded).orElse(0L)
                + maps.occlusion().map(MeshSizes::encoded).orElse(0L);
    }

    private static long encoded(BakedMap map) {
        try {
            return Texture.of(map).length();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Of a usual photograph of that size, without a look at it. */
    static long ofUsualTexture(Photo photo, TextureFormat format) {
        double perPixel =
                switch (format) {
                    case JPEG -> JPEG_BYTES_PER_PIXEL;
                    case PNG -> PNG_BYTES_PER_PIXEL;
                    case KTX2 -> KTX2_BYTES_PER_PIXEL;
                };
        return Math.round(perPixel * photo.width() * photo.height());
    }

    /**
     * Of the photograph in that format: bands of it are encoded, as many as tell the rest. Of a
     * usual photograph where this system cannot encode it.
     */
    public static long ofTexture(Photo photo, TextureFormat format) {
        return format.hasEncoder()
                ? Texture.estimatedLength(photo, format)
                : ofUsualTexture(photo, format);
    }
}
