package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;
import fathom.geometry.VertexTangents;

import java.io.IOException;

/** The binary half of a glTF file without the picture, in {@link GltfJson}'s order. */
final class GltfBinary {
    private GltfBinary() {}

    /**
     * @param tangents whether a map of normals needs them
     */
    static long length(DepthMesh mesh, MeshOptions options, boolean tangents) {
        long perVertex = (options.normals() ? 32L : 20L) + (tangents ? 16L : 0L);
        return perVertex * mesh.vertexCount() + 12L * mesh.triangleCount();
    }

    /**
     * @param mesh in the file's axes
     */
    static void put(DepthMesh mesh, MeshOptions options, boolean tangents, LittleEndianOutput out)
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
            if (tangents) {
                float[] along = VertexTangents.of(mesh, normals);
                out.putFloats(along, 0, along.length);
            }
        }
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.putInt(mesh.vertexOf(triangle, 0));
            out.putInt(mesh.vertexOf(triangle, 1));
            out.putInt(mesh.vertexOf(triangle, 2));
        }
    }
}
