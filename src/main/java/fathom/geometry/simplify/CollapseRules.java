package fathom.geometry.simplify;

/** Which collapses leave a surface a surface: no edge with three triangles, no fold. */
final class CollapseRules {
    /** The least cosine between a triangle's normals before and after, stricter rules first. */
    private static final double[] LEAST_COSINE = {0.2, -0.5, -1.1};

    /** The least height of a triangle, as a share of its longest side. */
    private static final double[] LEAST_HEIGHT = {0.03, 1e-3, 1e-6};

    /** Twice a seen area in steradians that single precision tells from none. */
    private static final double LEAST_SOLID_ANGLE = 1e-8;

    private final WorkingMesh mesh;
    private final boolean seenFromCamera;
    private final int[] marks;
    private int mark;
    private int strictness;

    CollapseRules(WorkingMesh mesh, ErrorMeasure measure) {
        this.mesh = mesh;
        seenFromCamera = measure == ErrorMeasure.SEEN_FROM_CAMERA;
        marks = new int[mesh.vertices()];
    }

    /** Goes on with weaker rules for the looks of triangles; false when there are none. */
    boolean relax() {
        if (strictness == LEAST_COSINE.length - 1) return false;
        strictness++;
        return true;
    }

    /** Whether {@code to} may take the place of {@code from}. */
    boolean allow(int from, int to) {
        return keepsTopology(from, to) && foldsNothing(from, to);
    }

    /**
     * The link condition: the neighbours that both have are exactly those opposite the edge.
     *
     * @see <a href="https://www.cs.jhu.edu/~misha/ReadingSeminar/Papers/Dey98.pdf">Dey,
     *     Edelsbrunner, Guha and Nekhayev, Topology Preserving Edge Contraction, 1999</a>
     */
    private boolean keepsTopology(int from, int to) {
        mark++;
        int shared = 0;
        int opposite = -1;
        for (int i = mesh.starFrom[from]; i < mesh.starFrom[from + 1]; i++) {
            int n = mesh.corners[WorkingMesh.next(mesh.star[i])];
            int p = mesh.corners[WorkingMesh.previous(mesh.star[i])];
            marks[n] = mark;
            marks[p] = mark;
            if (n == to || p == to) {
                shared++;
                opposite = n == to ? p : n;
            }
        }
        if (mesh.onBorder[from] && shared != 1) return false;
        int common = 0;
        int seen = -mark;
        for (int i = mesh.starFrom[to]; i < mesh.starFrom[to + 1]; i++) {
            int n = mesh.corners[WorkingMesh.next(mesh.star[i])];
            int p = mesh.corners[WorkingMesh.previous(mesh.star[i])];
            if (marks[n] == mark && marks[p] == mark && n != from && p != from) return false;
            common += count(n, seen) + count(p, seen);
        }
        if (common != shared) return false;
        int size = mesh.starFrom[from + 1] - mesh.starFrom[from];
        return size > 1 || !isBorderEdge(to, opposite);
    }

    /** 1 for a neighbour of both that was not met before. */
    private int count(int v, int seen) {
        if (marks[v] != mark) return 0;
        marks[v] = seen;
        return 1;
    }

    private boolean isBorderEdge(int a, int b) {
        return mesh.borderAfter(a) == b || mesh.borderBefore(a) == b;
    }

    private boolean foldsNothing(int from, int to) {
        for (int i = mesh.starFrom[from]; i < mesh.starFrom[from + 1]; i++) {
            int a = mesh.corners[WorkingMesh.next(mesh.star[i])];
            int b = mesh.corners[WorkingMesh.previous(mesh.star[i])];
            if (a == to || b == to) continue;
            if (!staysWellShaped(from, to, a, b)) return false;
            if (seenFromCamera && !facesCamera(from, to, a, b)) return false;
        }
        return true;
    }

    /** The sign of p · (a × b) says on which side the origin lies; too thin to say is refused. */
    private boolean facesCamera(int from, int to, int a, int b) {
        double before = volume(from, a, b);
        double after = volume(to, a, b);
        double scale = length(to) * length(a) * length(b);
        return after * Math.signum(before) > LEAST_SOLID_ANGLE * scale;
    }

    private double length(int v) {
        double x = mesh.xyz[3 * v];
        double y = mesh.xyz[3 * v + 1];
        double z = mesh.xyz[3 * v + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private double volume(int v, int a, int b) {
        float[] p = mesh.xyz;
        double ax = p[3 * a];
        double ay = p[3 * a + 1];
        double az = p[3 * a + 2];
        double bx = p[3 * b];
        double by = p[3 * b + 1];
        double bz = p[3 * b + 2];
        return p[3 * v] * (ay * bz - az * by)
                + p[3 * v + 1] * (az * bx - ax * bz)
                + p[3 * v + 2] * (ax * by - ay * bx);
    }

    /** Compares the triangle a, b, {@code to} with what it replaces: direction and proportions. */
    private boolean staysWellShaped(int from, int to, int a, int b) {
        float[] p = mesh.xyz;
        double ex = p[3 * b] - p[3 * a];
        double ey = p[3 * b + 1] - p[3 * a + 1];
        double ez = p[3 * b + 2] - p[3 * a + 2];
        double ux = p[3 * from] - p[3 * a];
        double uy = p[3 * from + 1] - p[3 * a + 1];
        double uz = p[3 * from + 2] - p[3 * a + 2];
        double vx = p[3 * to] - p[3 * a];
        double vy = p[3 * to + 1] - p[3 * a + 1];
        double vz = p[3 * to + 2] - p[3 * a + 2];
        double nx = ey * uz - ez * uy;
        double ny = ez * ux - ex * uz;
        double nz = ex * uy - ey * ux;
        double mx = ey * vz - ez * vy;
        double my = ez * vx - ex * vz;
        double mz = ex * vy - ey * vx;
        double before = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double after = Math.sqrt(mx * mx + my * my + mz * mz);
        double edge = ex * ex + ey * ey + ez * ez;
        double longestBefore = longest(edge, ux, uy, uz, ex, ey, ez);
        double longestAfter = longest(edge, vx, vy, vz, ex, ey, ez);
        double least = Math.min(LEAST_HEIGHT[strictness], before / longestBefore);
        if (!(after > 0 && after >= least * longestAfter)) return false;
        if (seenFromCamera) return true;
        return nx * mx + ny * my + nz * mz > LEAST_COSINE[strictness] * before * after;
    }

    /** The largest square among the sides e, u and u - e. */
    private static double longest(
            double edge, double ux, double uy, double uz, double ex, double ey, double ez) {
        double x = ux - ex;
        double y = uy - ey;
        double z = uz - ez;
        return Math.max(edge, Math.max(ux * ux + uy * uy + uz * uz, x * x + y * y + z * z));
    }
}
