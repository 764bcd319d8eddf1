package fathom.geometry.simplify;

/** The quadrics of a surface: of each triangle's plane, and of walls along its borders. */
final class SurfaceQuadrics {
    /** How much more a border counts than as much surface. */
    private static final double BORDER_WEIGHT = 2;

    private final WorkingMesh mesh;
    private final Quadrics quadrics;
    private final boolean seenFromCamera;

    private SurfaceQuadrics(WorkingMesh mesh, ErrorMeasure measure) {
        this.mesh = mesh;
        quadrics = new Quadrics(mesh.vertices());
        seenFromCamera = measure == ErrorMeasure.SEEN_FROM_CAMERA;
    }

    static Quadrics of(WorkingMesh mesh, ErrorMeasure measure) {
        var surface = new SurfaceQuadrics(mesh, measure);
        for (int t = 0; t < mesh.triangles(); t++) surface.addTriangle(3 * t);
        return surface.quadrics;
    }

    private void addTriangle(int corner) {
        int a = mesh.corners[corner];
        int b = mesh.corners[corner + 1];
        int c = mesh.corners[corner + 2];
        float[] p = mesh.xyz;
        double ux = p[3 * b] - p[3 * a];
        double uy = p[3 * b + 1] - p[3 * a + 1];
        double uz = p[3 * b + 2] - p[3 * a + 2];
        double vx = p[3 * c] - p[3 * a];
        double vy = p[3 * c + 1] - p[3 * a + 1];
        double vz = p[3 * c + 2] - p[3 * a + 2];
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (!(length > 0)) return;
        nx /= length;
        ny /= length;
        nz /= length;
        double weight = scale(a) * length / 6; // a third of the area to each corner
        addPlane(a, nx, ny, nz, weight);
        addPlane(b, nx, ny, nz, weight);
        addPlane(c, nx, ny, nz, weight);
        addBorder(a, b, nx, ny, nz);
        addBorder(b, c, nx, ny, nz);
        addBorder(c, a, nx, ny, nz);
    }

    private void addPlane(int v, double nx, double ny, double nz, double weight) {
        quadrics.addPlane(v, nx, ny, nz, weight);
        quadrics.addWeight(v, weight);
    }

    /** Area over distance squared times error over distance squared, for eyes at the origin. */
    private double scale(int v) {
        if (!seenFromCamera) return 1;
        double x = mesh.xyz[3 * v];
        double y = mesh.xyz[3 * v + 1];
        double z = mesh.xyz[3 * v + 2];
        double squared = x * x + y * y + z * z;
        return squared > 0 ? 1 / (squared * squared) : 1;
    }

    /** A plane through a border edge that stands upright on its triangle. */
    private void addBorder(int a, int b, double nx, double ny, double nz) {
        if (!mesh.onBorder[a] || !mesh.onBorder[b] || mesh.borderAfter(a) != b) return;
        float[] p = mesh.xyz;
        double ex = p[3 * b] - p[3 * a];
        double ey = p[3 * b + 1] - p[3 * a + 1];
        double ez = p[3 * b + 2] - p[3 * a + 2];
        double squared = ex * ex + ey * ey + ez * ez;
        double length = Math.sqrt(squared);
        if (!(length > 0)) return;
        double x = (ny * ez - nz * ey) / length;
        double y = (nz * ex - nx * ez) / length;
        double z = (nx * ey - ny * ex) / length;
        double weight = BORDER_WEIGHT * squared * scale(a);
        quadrics.addPlane(a, x, y, z, weight);
        quadrics.addPlane(b, x, y, z, weight);
    }
}
