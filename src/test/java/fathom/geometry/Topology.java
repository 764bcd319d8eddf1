package fathom.geometry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What a mesh is made of, counted the slow and plain way. */
public final class Topology {
    private final DepthMesh mesh;

    /** How often each directed edge occurs. */
    private final Map<Long, Integer> edges = new HashMap<>();

    public Topology(DepthMesh mesh) {
        this.mesh = mesh;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) {
                edges.merge(
                        key(mesh.vertexOf(t, k), mesh.vertexOf(t, (k + 1) % 3)), 1, Integer::sum);
            }
        }
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    /** No edge is run along twice in the same direction, and none has no length. */
    public boolean isManifold() {
        return edges.values().stream().allMatch(count -> count == 1)
                && edges.keySet().stream().noneMatch(edge -> edge >> 32 == (int) (long) edge);
    }

    public boolean isClosed() {
        return borderEdges() == 0;
    }

    public long borderEdges() {
        return edges.keySet().stream()
                .filter(edge -> !edges.containsKey(edge << 32 | edge >>> 32))
                .count();
    }

    /** Vertices that triangles use − edges + triangles: 2 for a sphere, 1 for a disc. */
    public int eulerNumber() {
        var used = new HashSet<Integer>();
        var undirected = new HashSet<Long>();
        for (long edge : edges.keySet()) {
            int from = (int) (edge >> 32);
            int to = (int) edge;
            used.add(from);
            undirected.add(key(Math.min(from, to), Math.max(from, to)));
        }
        return used.size() - undirected.size() + mesh.triangleCount();
    }

    /** Positive when the triangles of a closed mesh look outwards in DepthMesh's winding. */
    public double volume() {
        double sum = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            int a = mesh.vertexOf(t, 0);
            int b = mesh.vertexOf(t, 1);
            int c = mesh.vertexOf(t, 2);
            sum +=
                    mesh.xAt(a)
                                    * ((double) mesh.yAt(b) * mesh.zAt(c)
                                            - (double) mesh.zAt(b) * mesh.yAt(c))
                            + mesh.yAt(a)
                                    * ((double) mesh.zAt(b) * mesh.xAt(c)
                                            - (double) mesh.xAt(b) * mesh.zAt(c))
                            + mesh.zAt(a)
                                    * ((double) mesh.xAt(b) * mesh.yAt(c)
                                            - (double) mesh.yAt(b) * mesh.xAt(c));
        }
        return sum / 6;
    }

    public double area() {
        double sum = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            int a = mesh.vertexOf(t, 0);
            int b = mesh.vertexOf(t, 1);
            int c = mesh.vertexOf(t, 2);
            double ux = mesh.xAt(b) - mesh.xAt(a);
            double uy = mesh.yAt(b) - mesh.yAt(a);
            double uz = mesh.zAt(b) - mesh.zAt(a);
            double vx = mesh.xAt(c) - mesh.xAt(a);
            double vy = mesh.yAt(c) - mesh.yAt(a);
            double vz = mesh.zAt(c) - mesh.zAt(a);
            double x = uy * vz - uz * vy;
            double y = uz * vx - ux * vz;
            double z = ux * vy - uy * vx;
            sum += Math.sqrt(x * x + y * y + z * z) / 2;
        }
        return sum;
    }
}
