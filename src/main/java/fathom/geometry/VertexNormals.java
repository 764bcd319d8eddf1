package fathom.geometry;

import java.util.HashMap;

/** Unit normals, packed x, y, z, that look towards the camera on front faces. */
public final class VertexNormals {
    private VertexNormals() {}

    /**
     * For each vertex the sum of its triangles' cross products, which weighs them by their area,
     * made one long; (0, 0, −1) where that sum vanishes. A panorama's two ends, which lie in one
     * place, count as one.
     */
    public static float[] of(DepthMesh mesh) {
        var normals = new float[3 * mesh.vertexCount()];
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            addCrossProduct(mesh, triangle, normals);
        }
        joinEnds(mesh, normals);
        for (int at = 0; at < normals.length; at += 3) normalise(normals, at);
        return normals;
    }

    private record Place(float x, float y, float z) {
        static Place of(DepthMesh mesh, int vertex) {
            return new Place(mesh.xAt(vertex), mesh.yAt(vertex), mesh.zAt(vertex));
        }
    }

    /** Vertices lie in the middle of their pixels; at u = 1 is only the second end of a seam. */
    private static void joinEnds(DepthMesh mesh, float[] normals) {
        var ends = new HashMap<Place, Integer>();
        for (int v = 0; v < mesh.vertexCount(); v++) {
            if (mesh.uAt(v) == 1) ends.put(Place.of(mesh, v), v);
        }
        if (ends.isEmpty()) return;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            Integer end = mesh.uAt(v) == 1 ? null : ends.get(Place.of(mesh, v));
            if (end == null) continue;
            add(normals, 3 * v, normals[3 * end], normals[3 * end + 1], normals[3 * end + 2]);
            System.arraycopy(normals, 3 * v, normals, 3 * end, 3);
        }
    }

    private static void addCrossProduct(DepthMesh mesh, int triangle, float[] normals) {
        int a = mesh.vertexOf(triangle, 0);
        int b = mesh.vertexOf(triangle, 1);
        int c = mesh.vertexOf(triangle, 2);
        float x1 = mesh.xAt(b) - mesh.xAt(a);
        float y1 = mesh.yAt(b) - mesh.yAt(a);
        float z1 = mesh.zAt(b) - mesh.zAt(a);
        float x2 = mesh.xAt(c) - mesh.xAt(a);
        float y2 = mesh.yAt(c) - mesh.yAt(a);
        float z2 = mesh.zAt(c) - mesh.zAt(a);
        float x = y1 * z2 - z1 * y2;
        float y = z1 * x2 - x1 * z2;
        float z = x1 * y2 - y1 * x2;
        add(normals, 3 * a, x, y, z);
        add(normals, 3 * b, x, y, z);
        add(normals, 3 * c, x, y, z);
    }

    private static void add(float[] normals, int at, float x, float y, float z) {
        normals[at] += x;
        normals[at + 1] += y;
        normals[at + 2] += z;
    }

    private static void normalise(float[] normals, int at) {
        double x = normals[at];
        double y = normals[at + 1];
        double z = normals[at + 2];
        double length = Math.sqrt(x * x + y * y + z * z);
        if (length > 0 && Double.isFinite(length)) {
            normals[at] = (float) (x / length);
            normals[at + 1] = (float) (y / length);
            normals[at + 2] = (float) (z / length);
        } else {
            normals[at] = 0;
            normals[at + 1] = 0;
            normals[at + 2] = -1;
        }
    }
}
