package fathom.render;

import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.Intrinsics;
import fathom.geometry.PointCloud;
import fathom.geometry.VertexNormals;
import fathom.raster.FloatGrid;

/**
 * A surface in camera space for a photograph whose horizontal field of view is 90 degrees; any
 * other field of view is a stretch of x and y by the tangent of half of it, which costs nothing.
 * Every vertex has a place in the photograph, u and v from 0 to 1 with v = 0 at its top. Whoever
 * asks for the arrays only reads them: they are large and not copied.
 */
public final class Shape {
    /** How a shape is drawn. */
    public enum Style {
        POINTS,
        SURFACE,
        WIRES
    }

    private final Style style;
    private final float[] xyz;
    private final float[] uv;
    private final int[] triangles;
    private final float[] normals;
    private final Bounds bounds;
    private final double cellWidth;
    private final double cellHeight;
    private final Blocks blocks;
    private final double pivotDepth;

    private Shape(
            Style style,
            float[] xyz,
            float[] uv,
            int[] triangles,
            float[] normals,
            Bounds bounds,
            double cellWidth,
            double cellHeight) {
        this.style = style;
        this.xyz = xyz;
        this.uv = uv;
        this.triangles = triangles;
        this.normals = normals;
        this.bounds = bounds;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
        this.blocks =
                style == Style.POINTS ? Blocks.ofPoints(xyz) : Blocks.ofTriangles(xyz, triangles);
        this.pivotDepth = harmonicMeanDepth(xyz);
    }

    /**
     * @param mesh for a field of view of 90 degrees
     * @param style not POINTS
     */
    public static Shape ofMesh(DepthMesh mesh, Style style) {
        if (style == Style.POINTS) throw new IllegalArgumentException("A mesh is not points");
        return new Shape(
                style,
                mesh.copyXyz(),
                mesh.copyUv(),
                mesh.copyTriangles(),
                VertexNormals.of(mesh),
                Bounds.of(mesh),
                0,
                0);
    }

    /**
     * @param cloud for a field of view of 90 degrees
     * @param camera in cells of the grid that the cloud was made from
     * @param grid that grid, for its size
     * @param step every how many cells there is a point
     */
    public static Shape ofPoints(PointCloud cloud, Intrinsics camera, FloatGrid grid, int step) {
        int gridWidth = grid.width();
        int gridHeight = grid.height();
        var xyz = new float[Math.multiplyExact(3, cloud.size())];
        var uv = new float[2 * cloud.size()];
        for (int point = 0; point < cloud.size(); point++) {
            xyz[3 * point] = cloud.xAt(point);
            xyz[3 * point + 1] = cloud.yAt(point);
            xyz[3 * point + 2] = cloud.zAt(point);
            int cell = cloud.cellAt(point);
            uv[2 * point] = (cell % gridWidth + 0.5f) / gridWidth;
            uv[2 * point + 1] = (cell / gridWidth + 0.5f) / gridHeight;
        }
        return new Shape(
                Style.POINTS,
                xyz,
                uv,
                new int[0],
                new float[0],
                Bounds.of(cloud),
                step / camera.fxPx(),
                step / camera.fyPx());
    }

    private static double harmonicMeanDepth(float[] xyz) {
        double inverses = 0;
        for (int i = 2; i < xyz.length; i += 3) inverses += 1 / xyz[i];
        return inverses > 0 ? xyz.length / 3 / inverses : 1;
    }

    public Style style() {
        return style;
    }

    public float[] xyz() {
        return xyz;
    }

    float[] uv() {
        return uv;
    }

    int[] triangles() {
        return triangles;
    }

    /** Three numbers for each vertex, for 90 degrees; empty for points. */
    float[] normals() {
        return normals;
    }

    Blocks blocks() {
        return blocks;
    }

    public Bounds bounds() {
        return bounds;
    }

    /** How wide a point is at depth 1: as wide as its cell. */
    double cellWidth() {
        return cellWidth;
    }

    /** How high a point is at depth 1. */
    double cellHeight() {
        return cellHeight;
    }

    public int vertexCount() {
        return xyz.length / 3;
    }

    public int triangleCount() {
        return triangles.length / 3;
    }

    public boolean isEmpty() {
        return style == Style.POINTS ? xyz.length == 0 : triangles.length == 0;
    }

    /**
     * Where it is natural to turn: at the harmonic mean of all depths on the optical axis, what is
     * nearer and what is farther shift by the same angle to either side.
     */
    public Vector pivot() {
        return new Vector(0, 0, pivotDepth);
    }
}
