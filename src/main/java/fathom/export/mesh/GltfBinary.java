package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;

import java.io.IOException;

/** The binary half of a glTF file without the picture, in {@link GltfJson}'s order. */
final class GltfBinary {
    private GltfBinary() {}

    static long length(DepthMesh mesh, MeshOptions options) {
        long perVertex = options.normals() ? 32 : 20;
        return perVertex * mesh.vertexCount() + 12L * mesh.triangleCount();
    }

    /**
     * @param mesh in the file's axes
     */
    static void put(DepthMesh mesh, MeshOptions options, LittleEndianOutput out)
            throws IOException {
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            out.putFloat(mesh.xAt(vertex));
            out.putFloat(mesh.yAt(vertex));
            out.putFloat(mesh.zAt(vertex));
        }
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            out.putFloat(mesh.uAt(vertex));
            out.putFloat(mesh.vAt(vertex));
        }
        if (options.normals()) {
            float[] normals = VertexNormals.of(mesh);
            out.putFloats(normals, 0, normals.length);
        }
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.putInt(mesh.vertexOf(triangle, 0));
            out.putInt(mesh.vertexOf(triangle, 1));
            out.putInt(mesh.vertexOf(triangle, 2));
        }
    }
}
