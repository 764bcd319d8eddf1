package fathom.geometry;

/**
 * The frames in which normal maps are read, as glTF has them: along u, and by a sign that says on
 * which side the texture's upward direction lies.
 *
 * @see <a href="https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#meshes-overview">glTF
 *     2.0, TANGENT</a>
 */
public final class VertexTangents {
    private VertexTangents() {}

    /**
     * For each vertex the direction in which u grows, at right angles to the normal and of length
     * 1, and the sign w with which w (normal × tangent) points to the texture's upper border: x, y,
     * z, w. Triangles weigh by their area in space.
     *
     * @param normals from {@link VertexNormals}
     */
    public static float[] of(DepthMesh mesh, float[] normals) {
        var alongU = new double[3 * mesh.vertexCount()];
        var upwards = new double[3 * mesh.vertexCount()];
        for (int t = 0; t < mesh.triangleCount(); t++) add(mesh, t, alongU, upwards);
        var tangents = new float[4 * mesh.vertexCount()];
        for (int v = 0; v < mesh.vertexCount(); v++) put(v, normals, alongU, upwards, tangents);
        return tangents;
    }

    /** From e₁ = du₁ T + dv₁ V and e₂ = du₂ T + dv₂ V; upwards is −V. */
    private static void add(DepthMesh mesh, int triangle, double[] alongU, double[] upwards) {
        int a = mesh.vertexOf(triangle, 0);
        int b = mesh.vertexOf(triangle, 1);
        int c = mesh.vertexOf(triangle, 2);
        double du1 = mesh.uAt(b) - mesh.uAt(a);
        double dv1 = mesh.vAt(b) - mesh.vAt(a);
        double du2 = mesh.uAt(c) - mesh.uAt(a);
        double dv2 = mesh.vAt(c) - mesh.vAt(a);
        double determinant = du1 * dv2 - du2 * dv1;
        if (determinant == 0) return;
        double[] e1 = edge(mesh, a, b);
        double[] e2 = edge(mesh, a, c);
        double area = Math.sqrt(crossSquared(e1, e2));
        double[] along = new double[3];
        double[] up = new double[3];
        for (int k = 0; k < 3; k++) {
            along[k] = (dv2 * e1[k] - dv1 * e2[k]) / determinant;
            up[k] = -(du1 * e2[k] - du2 * e1[k]) / determinant;
        }
        for (int vertex : new int[] {a, b, c}) {
            accumulate(alongU, vertex, along, area);
            accumulate(upwards, vertex, up, area);
        }
    }

    private static double[] edge(DepthMesh mesh, int from, int to) {
        return new double[] {
            mesh.xAt(to) - mesh.xAt(from),
            mesh.yAt(to) - mesh.yAt(from),
            mesh.zAt(to) - mesh.zAt(from)
        };
    }

    private static double crossSquared(double[] p, double[] q) {
        double x = p[1] * q[2] - p[2] * q[1];
        double y = p[2] * q[0] - p[0] * q[2];
        double z = p[0] * q[1] - p[1] * q[0];
        return x * x + y * y + z * z;
    }

    private static void accumulate(double[] sums, int vertex, double[] direction, double weight) {
        double length = Math.sqrt(dot(direction, 0, direction, 0));
        if (!(length > 0)) return;
        for (int k = 0; k < 3; k++) sums[3 * vertex + k] += direction[k] / length * weight;
    }

    private static double dot(double[] p, int i, double[] q, int j) {
        return p[i] * q[j] + p[i + 1] * q[j + 1] + p[i + 2] * q[j + 2];
    }

    private static void put(
            int v, float[] normals, double[] alongU, double[] upwards, float[] tangents) {
        double[] n = {normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]};
        double off = dot(alongU, 3 * v, n, 0);
        double[] t = new double[3];
        for (int k = 0; k < 3; k++) t[k] = alongU[3 * v + k] - off * n[k];
        double length = Math.sqrt(dot(t, 0, t, 0));
        if (!(length > 1e-12)) {
            // Any direction at right angles will do where the texture gives none.
            t = Math.abs(n[0]) < 0.9 ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
            double along = dot(t, 0, n, 0);
            for (int k = 0; k < 3; k++) t[k] -= along * n[k];
            length = Math.sqrt(dot(t, 0, t, 0));
        }
        for (int k = 0; k < 3; k++) t[k] /= length;
        double[] b = {
            n[1] * t[2] - n[2] * t[1], n[2] * t[0] - n[0] * t[2], n[0] * t[1] - n[1] * t[0]
        };
        for (int k = 0; k < 3; k++) tangents[4 * v + k] = (float) t[k];
        tangents[4 * v + 3] = dot(b, 0, upwards, 3 * v) < 0 ? -1 : 1;
    }
}
