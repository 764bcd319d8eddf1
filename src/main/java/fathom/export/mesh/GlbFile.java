package fathom.export.mesh;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

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

    static void write(DepthMesh mesh, EncodingTexture texture, SceneFacts facts, FileChannel file)
            throws IOException {
        var bounds = new Bounds();
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            bounds.include(mesh.xAt(vertex), -mesh.yAt(vertex), -mesh.zAt(vertex));
        }
        Texture picture = texture.await();
        ObjectNode json = GlbJson.mesh(mesh, bounds, picture, facts);
        long binary = 20L * mesh.vertexCount() + 12L * mesh.triangleCount() + picture.length();
        var out = begin(json, binary, file);
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            out.putFloat(mesh.xAt(vertex));
            out.putFloat(-mesh.yAt(vertex));
            out.putFloat(-mesh.zAt(vertex));
        }
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            out.putFloat(mesh.uAt(vertex));
            out.putFloat(mesh.vAt(vertex));
        }
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.putInt(mesh.vertexOf(triangle, 0));
            out.putInt(mesh.vertexOf(triangle, 1));
            out.putInt(mesh.vertexOf(triangle, 2));
        }
        picture.writeTo(out);
        pad(out, binary, 0);
        out.flush();
    }

    static void write(PointCloud points, SceneFacts facts, FileChannel file) throws IOException {
        var bounds = new Bounds();
        for (int point = 0; point < points.size(); point++) {
            bounds.include(points.xAt(point), -points.yAt(point), -points.zAt(point));
        }
        long binary = 16L * points.size();
        var out = begin(GlbJson.points(points, bounds, facts), binary, file);
        for (int point = 0; point < points.size(); point++) {
            out.putFloat(points.xAt(point));
            out.putFloat(-points.yAt(point));
            out.putFloat(-points.zAt(point));
        }
        for (int point = 0; point < points.size(); point++) {
            out.putInt(LinearColour.packed(points.rgbAt(point)));
        }
        out.flush();
    }

    /** File header, JSON chunk and the binary chunk's header. */
    private static LittleEndianOutput begin(ObjectNode json, long binary, FileChannel file)
            throws IOException {
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        long textPadded = padded(text.length);
        long total = HEADER_BYTES + 2 * CHUNK_HEADER_BYTES + textPadded + padded(binary);
        if (total > 0xffffffffL) {
            throw new IOException("a GLB file holds at most 4 GB");
        }
        var out = new LittleEndianOutput(file);
        out.putInt(MAGIC);
        out.putInt(2);
        out.putInt((int) total);
        out.putInt((int) textPadded);
        out.putInt(JSON_CHUNK);
        out.putBytes(text);
        pad(out, text.length, ' ');
        out.putInt((int) padded(binary));
        out.putInt(BINARY_CHUNK);
        return out;
    }

    private static long padded(long bytes) {
        return (bytes + 3) / 4 * 4;
    }

    private static void pad(LittleEndianOutput out, long bytes, int with) throws IOException {
        for (long i = bytes; i < padded(bytes); i++) out.putByte(with);
    }
}
