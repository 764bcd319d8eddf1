package fathom.geometry;

import java.util.function.Consumer;

/**
 * A triangle mesh in camera space: x right, y down, z forward, in metres when the depth is metric.
 * Vertices are packed x, y, z; texture coordinates u, v per vertex with v = 0 at the photograph's
 * top; triangles are three vertex indices, counter-clockwise seen from the camera once y points up
 * (that is: front faces look at the camera in glTF's axes).
 */
public final class DepthMesh {
    private final float[] xyz;
    private final float[] uv;
    private final int[] triangles;

    private DepthMesh(float[] xyz, float[] uv, int[] triangles) {
        if (xyz.length % 3 != 0 || uv.length != xyz.length / 3 * 2 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "Lengths do not fit: %d coordinates, %d texture coordinates, %d indices"
                            .formatted(xyz.length, uv.length, triangles.length));
        }
        this.xyz = xyz;
        this.uv = uv;
        this.triangles = triangles;
    }

    /** Keeps the arrays: the caller hands them over and keeps no reference. */
    public static DepthMesh adopt(float[] xyz, float[] uv, int[] triangles) {
        return new DepthMesh(xyz, uv, triangles);
    }

    public int vertexCount() {
        return xyz.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }

    public float xAt(int vertex) {
        return xyz[3 * vertex];
    }

    public float yAt(int vertex) {
        return xyz[3 * vertex + 1];
    }

    public float zAt(int vertex) {
        return xyz[3 * vertex + 2];
    }

    public float uAt(int vertex) {
        return uv[2 * vertex];
    }

    public float vAt(int vertex) {
        return uv[2 * vertex + 1];
    }

    /** The vertex at corner 0, 1 or 2 of a triangle. */
    public int vertexOf(int triangle, int corner) {
        return triangles[3 * triangle + corner];
    }

    /** Other triangles over the same vertices; those that no triangle uses are left out. */
    public DepthMesh withTriangles(int[] others) {
        var place = new int[vertexCount()];
        for (int vertex : others) place[vertex] = 1;
        int kept = 0;
        for (int v = 0; v < place.length; v++) place[v] = place[v] == 1 ? kept++ : -1;
        var positions = new float[3 * kept];
        var coordinates = new float[2 * kept];
        for (int v = 0; v < place.length; v++) {
            if (place[v] < 0) continue;
            System.arraycopy(xyz, 3 * v, positions, 3 * place[v], 3);
            System.arraycopy(uv, 2 * v, coordinates, 2 * place[v], 2);
        }
        var corners = new int[others.length];
        for (int i = 0; i < corners.length; i++) corners[i] = place[others[i]];
        return new DepthMesh(positions, coordinates, corners);
    }

    /** The same mesh elsewhere: {@code move} changes a copy of the packed positions. */
    public DepthMesh moved(Consumer<float[]> move) {
        float[] positions = xyz.clone();
        move.accept(positions);
        return new DepthMesh(positions, uv, triangles);
    }

    /** The same mesh with all positions multiplied. */
    public DepthMesh scaledBy(float factor) {
        var scaled = new float[xyz.length];
        for (int i = 0; i < xyz.length; i++) scaled[i] = xyz[i] * factor;
        return new DepthMesh(scaled, uv, triangles);
    }

    public float[] copyXyz() {
        return xyz.clone();
    }

    public float[] copyUv() {
        return uv.clone();
    }

    public int[] copyTriangles() {
        return triangles.clone();
    }
}
