package fathom.geometry.bake;

import fathom.geometry.DepthMesh;

/** Finds the texels that a mesh's triangles cover by their texture coordinates. */
final class TextureRaster {
    /** Texels on a common edge belong to both triangles, so that none is left between them. */
    private static final double SLACK = 1e-3;

    private final DepthMesh mesh;
    private final int width;
    private final int height;

    /** Hears of a texel and of the shares of the triangle's corners in it, which add up to 1. */
    @FunctionalInterface
    interface Texel {
        void covered(int texel, int triangle, double a, double b, double c);
    }

    TextureRaster(DepthMesh mesh, int width, int height) {
        this.mesh = mesh;
        this.width = width;
        this.height = height;
    }

    void fill(int fromTriangle, int toTriangle, Texel texel) {
        for (int t = fromTriangle; t < toTriangle; t++) fill(t, texel);
    }

    private void fill(int t, Texel texel) {
        double ax = x(mesh.vertexOf(t, 0));
        double ay = y(mesh.vertexOf(t, 0));
        double bx = x(mesh.vertexOf(t, 1));
        double by = y(mesh.vertexOf(t, 1));
        double cx = x(mesh.vertexOf(t, 2));
        double cy = y(mesh.vertexOf(t, 2));
        double area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
        if (area == 0) return;
        int left = Math.max(0, (int) Math.ceil(Math.min(ax, Math.min(bx, cx)) - SLACK));
        int right = Math.min(width - 1, (int) Math.floor(Math.max(ax, Math.max(bx, cx)) + SLACK));
        int top = Math.max(0, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - SLACK));
        int bottom = Math.min(height - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) + SLACK));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
                double c = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
                double a = 1 - b - c;
                if (a < -SLACK || b < -SLACK || c < -SLACK) continue;
                texel.covered(y * width + x, t, a, b, c);
            }
        }
    }

    /** Whole numbers are the middles of texels. */
    private double x(int vertex) {
        return mesh.uAt(vertex) * (double) width - 0.5;
    }

    private double y(int vertex) {
        return mesh.vAt(vertex) * (double) height - 0.5;
    }
}
