package fathom.render;

import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.Intrinsics;
import fathom.geometry.PointCloud;
import fathom.geometry.VertexNormals;
import fathom.raster.FloatGrid;

/**
 * A surface in camera space for a photograph whose horizontal field of view is 90 degrees; a {@link
 * Lens} says where it lies for any other. What is seen through no single lens, a panorama or a
 * solid, lies as it is. Every vertex has a place in the photograph, u and v from 0 to 1 with v = 0
 * at its top. Whoever asks for the arrays only reads them: they are large and not copied.
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
    private final Vector pivot;
    private final boolean allAround;

    private Shape(
            Style style,
            float[] xyz,
            float[] uv,
            int[] triangles,
            float[] normals,
            Bounds bounds,
            boolean allAround,
            double cellWidth,
            double cellHeight) {
        this.style = style;
        this.xyz = xyz;
        this.uv = uv;
        this.triangles = triangles;
        this.normals = normals;
        this.bounds = bounds;
        this.allAround = allAround;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
        this.blocks =
                style == Style.POINTS ? Blocks.ofPoints(xyz) : Blocks.ofTriangles(xyz, triangles);
        this.pivot = pivot(xyz, bounds);
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
                false,
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
        return ofPoints(cloud, grid, false, step / camera.fxPx(), step / camera.fyPx());
    }

    /**
     * @param cloud around the camera
     * @param grid that it was made from, which shows all directions
     * @param step every how many cells there is a point
     */
    public static Shape ofPointsAround(PointCloud cloud, FloatGrid grid, int step) {
        double cellWidth = 2 * Math.PI * step / grid.width();
        double cellHeight = Math.PI * step / grid.height();
        return ofPoints(cloud, grid, true, cellWidth, cellHeight);
    }

    private static Shape ofPoints(
            PointCloud cloud,
            FloatGrid grid,
            boolean allAround,
            double cellWidth,
            double cellHeight) {
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
                allAround,
                cellWidth,
                cellHeight);
    }

    /**
     * Where it is natural to turn: at the harmonic mean of all depths on the optical axis, what is
     * nearer and what is farther shift by the same angle to either side. What does not lie before a
     * camera is turned about its middle.
     */
    private static Vector pivot(float[] xyz, Bounds bounds) {
        if (xyz.length == 0) return new Vector(0, 0, 1);
        var middle = bounds.centre();
        if (bounds.min().z() <= 0) return new Vector(middle.x(), middle.y(), middle.z());
        double inverses = 0;
        for (int i = 2; i < xyz.length; i += 3) inverses += 1 / xyz[i];
        return new Vector(0, 0, xyz.length / 3 / inverses);
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

    /** What it is natural to turn about, in the shape's own numbers. */
    public Vector pivot() {
        return pivot;
    }

    /** How far from the camera a point is, with which its cell grows. */
    float reach(int point) {
        float z = xyz[3 * point + 2];
        if (!allAround) return z;
        float x = xyz[3 * point];
        float y = xyz[3 * point + 1];
        return (float) Math.sqrt(x * x + y * y + z * z);
    }

    /** How many points lie side by side. */
    double cellsAcross() {
        return (allAround ? 2 * Math.PI : 2) / cellWidth;
    }
}
