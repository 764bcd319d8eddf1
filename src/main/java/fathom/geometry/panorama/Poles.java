package fathom.geometry.panorama;

import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.raster.FloatGrid;

import java.util.Arrays;

/** Closes the small holes straight above and below, which are half a row wide. */
final class Poles {
    private final DepthMesh mesh;
    private final FloatGrid z;
    private final EdgeCut cut;

    private Poles(DepthMesh mesh, FloatGrid z, EdgeCut cut) {
        this.mesh = mesh;
        this.z = z;
        this.cut = cut;
    }

    static DepthMesh closed(DepthMesh mesh, FloatGrid z, EdgeCut cut) {
        var poles = new Poles(mesh, z, cut);
        return poles.withFan(poles.withFan(mesh, true), false);
    }

    private DepthMesh withFan(DepthMesh base, boolean top) {
        int row = top ? 0 : z.height() - 1;
        int ring = verticesOfRow(row);
        int first = top ? 0 : mesh.vertexCount() - ring;
        if (ring < 4 || !isComplete(first, ring) || !isSmooth(row)) return base;
        int pole = base.vertexCount();
        var xyz = Arrays.copyOf(base.copyXyz(), 3 * pole + 3);
        var uv = Arrays.copyOf(base.copyUv(), 2 * pole + 2);
        var triangles = base.copyTriangles();
        int at = triangles.length;
        triangles = Arrays.copyOf(triangles, at + 3 * (ring - 1));
        double sum = 0;
        for (int i = 0; i < ring - 1; i++) {
            int a = first + i;
            int b = a + 1;
            sum += radius(a);
            triangles[at++] = a;
            triangles[at++] = top ? b : pole;
            triangles[at++] = top ? pole : b;
        }
        double mean = sum / (ring - 1);
        xyz[3 * pole + 1] = (float) (top ? -mean : mean);
        uv[2 * pole] = 0.5f;
        uv[2 * pole + 1] = top ? 0 : 1;
        return DepthMesh.adopt(xyz, uv, triangles);
    }

    private int verticesOfRow(int row) {
        float v = (float) ((row + 0.5) / z.height());
        int count = 0;
        for (int i = 0; i < mesh.vertexCount(); i++) {
            int vertex = row == 0 ? i : mesh.vertexCount() - 1 - i;
            if (mesh.vAt(vertex) != v) break;
            count++;
        }
        return count;
    }

    /** Whether the ring begins and ends at the seam, in the same place, without a gap. */
    private boolean isComplete(int first, int ring) {
        int last = first + ring - 1;
        float widest = 0;
        for (int v = first; v < last; v++) widest = Math.max(widest, mesh.uAt(v + 1) - mesh.uAt(v));
        return mesh.xAt(first) == mesh.xAt(last)
                && mesh.zAt(first) == mesh.zAt(last)
                && mesh.uAt(last) == 1
                && widest <= 2 * (mesh.uAt(first + 1) - mesh.uAt(first));
    }

    private boolean isSmooth(int row) {
        float least = Float.POSITIVE_INFINITY;
        float most = 0;
        for (int x = 0; x < z.width(); x++) {
            least = Math.min(least, z.at(x, row));
            most = Math.max(most, z.at(x, row));
        }
        return most <= least * (1 + cut.relativeJump());
    }

    private double radius(int v) {
        double x = mesh.xAt(v);
        double y = mesh.yAt(v);
        double z3 = mesh.zAt(v);
        return Math.sqrt(x * x + y * y + z3 * z3);
    }
}
