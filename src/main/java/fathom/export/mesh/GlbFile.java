package fathom.export.mesh;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.export.LittleEndianOutput;
import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Binary glTF 2.0: one mesh with the photograph as its unlit texture, or coloured points.
 *
 * @see <a href="https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#binary-gltf-layout">GLB
 *     layout</a>
 */
final class GlbFile {
    private static final int MAGIC = 0x46546c67;
    private static final int JSON_CHUNK = 0x4e4f534a;
    private static final int BINARY_CHUNK = 0x004e4942;
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;

    private GlbFile() {}

    /**
     * Writes the geometry, which lies in the file's axes already, while the texture is still being
     * encoded, and what precedes it last.
     */
    static void write(
            DepthMesh mesh,
            EncodingTexture texture,
            Skin skin,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        var bounds = Bounds.of(mesh);
        // The JSON names the pictures' lengths, so it gets room for the longest.
        int most = Integer.MAX_VALUE;
        boolean tangents = skin.maps().normals().isPresent();
        var largest =
                new GltfJson.Data.Inside(
                        most, tangents ? most : 0, skin.maps().occlusion().isPresent() ? most : 0);
        int room = bytes(GltfJson.mesh(mesh, bounds, largest, facts, options)).length;
        file.position(HEADER_BYTES + 2 * CHUNK_HEADER_BYTES + padded(room));
        var out = new LittleEndianOutput(file, progress::wrote);
        GltfBinary.put(mesh, options, tangents, out);
        var pictures = EncodedSkin.of(texture, skin, progress);
        pictures.photo().writeTo(out);
        int normals = put(pictures.normals(), out);
        int occlusion = put(pictures.occlusion(), out);
        var data = new GltfJson.Data.Inside(pictures.photo().length(), normals, occlusion);
        long binary = GltfBinary.length(mesh, options, tangents);
        binary += (long) data.photo() + normals + occlusion;
        pad(out, binary, padded(binary), 0);
        out.flush();
        file.position(0);
        putBeginning(GltfJson.mesh(mesh, bounds, data, facts, options), room, binary, out);
        out.flush();
    }

    /** Returns its length. */
    private static int put(Optional<Texture> picture, LittleEndianOutput out) throws IOException {
        if (picture.isEmpty()) return 0;
        picture.get().writeTo(out);
        return picture.get().length();
    }

    static void write(PointCloud points, SceneFacts facts, WriteProgress progress, FileChannel file)
            throws IOException {
        ObjectNode json = GltfJson.points(points, Bounds.of(points), facts);
        var out = new LittleEndianOutput(file, progress::wrote);
        putBeginning(json, 0, 20L * points.size(), out);
        for (int point = 0; point < points.size(); point++) {
            out.putFloat(points.xAt(point));
            out.putFloat(points.yAt(point));
            out.putFloat(points.zAt(point));
        }
        for (int point = 0; point < points.size(); point++) {
            out.putLong(LinearColour.packed(points.rgbAt(point)));
        }
        out.flush();
    }

    /** File header, JSON chunk of at least {@code room} bytes and the binary chunk's header. */
    private static void putBeginning(ObjectNode json, int room, long binary, LittleEndianOutput out)
            throws IOException {
        byte[] text = bytes(json);
        long textPadded = padded(Math.max(room, text.length));
        long total = HEADER_BYTES + 2 * CHUNK_HEADER_BYTES + textPadded + padded(binary);
        if (total > 0xffffffffL) {
            throw new IOException("a GLB file holds at most 4 GB");
        }
        out.putInt(MAGIC);
        out.putInt(2);
        out.putInt((int) total);
        out.putInt((int) textPadded);
        out.putInt(JSON_CHUNK);
        out.putBytes(text);
        pad(out, text.length, textPadded, ' ');
        out.putInt((int) padded(binary));
        out.putInt(BINARY_CHUNK);
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long padded(long bytes) {
        return (bytes + 3) / 4 * 4;
    }

    private static void pad(LittleEndianOutput out, long from, long to, int with)
            throws IOException {
        for (long i = from; i < to; i++) out.putByte(with);
    }
}
