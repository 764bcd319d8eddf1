package fathom.export.mesh;

import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;

import java.util.Arrays;

/** Geometry without what no file may hold: positions that are not finite, and their triangles. */
final class FiniteGeometry {
    private FiniteGeometry() {}

    static DepthMesh of(DepthMesh mesh) {
        int[] place = new int[mesh.vertexCount()];
        int kept = 0;
        for (int vertex = 0; vertex < place.length; vertex++) {
            boolean finite =
                    Float.isFinite(mesh.xAt(vertex))
                            && Float.isFinite(mesh.yAt(vertex))
                            && Float.isFinite(mesh.zAt(vertex));
            place[vertex] = finite ? kept++ : -1;
        }
        return kept == place.length ? mesh : without(mesh, place, kept);
    }

    private static DepthMesh without(DepthMesh mesh, int[] place, int kept) {
        float[] xyz = new float[3 * kept];
        float[] uv = new float[2 * kept];
        for (int vertex = 0; vertex < place.length; vertex++) {
            int at = place[vertex];
            if (at < 0) continue;
            xyz[3 * at] = mesh.xAt(vertex);
            xyz[3 * at + 1] = mesh.yAt(vertex);
            xyz[3 * at + 2] = mesh.zAt(vertex);
            uv[2 * at] = mesh.uAt(vertex);
            uv[2 * at + 1] = mesh.vAt(vertex);
        }
        int[] corners = new int[3 * mesh.triangleCount()];
        int used = 0;
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            int a = place[mesh.vertexOf(triangle, 0)];
            int b = place[mesh.vertexOf(triangle, 1)];
            int c = place[mesh.vertexOf(triangle, 2)];
            if (a < 0 || b < 0 || c < 0) continue;
            corners[used++] = a;
            corners[used++] = b;
            corners[used++] = c;
        }
        return DepthMesh.adopt(xyz, uv, Arrays.copyOf(corners, used));
    }

    static PointCloud of(PointCloud points) {
        int size = points.size();
        int[] source = new int[size];
        int kept = 0;
        for (int point = 0; point < size; point++) {
            if (Float.isFinite(points.xAt(point))
                    && Float.isFinite(points.yAt(point))
                    && Float.isFinite(points.zAt(point))) {
                source[kept++] = point;
            }
        }
        return kept == size ? points : chosen(points, Arrays.copyOf(source, kept));
    }

    private static PointCloud chosen(PointCloud points, int[] source) {
        float[] xyz = new float[3 * source.length];
        int[] rgb = new int[source.length];
        int[] cell = new int[source.length];
        for (int i = 0; i < source.length; i++) {
            xyz[3 * i] = points.xAt(source[i]);
            xyz[3 * i + 1] = points.yAt(source[i]);
            xyz[3 * i + 2] = points.zAt(source[i]);
            rgb[i] = points.rgbAt(source[i]);
            cell[i] = points.cellAt(source[i]);
        }
        return PointCloud.adopt(xyz, rgb, cell);
    }
}
