package fathom.compare;

import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Unit normals of a surface, in camera axes (x right, y down, z forward), turned towards the
 * camera; one a cell. A cell has none where it has no distance or too few neighbours with one.
 */
public final class NormalMap {
    private final int width;
    private final int height;
    private final float[] xyz;

    private NormalMap(int width, int height, float[] xyz) {
        this.width = width;
        this.height = height;
        this.xyz = xyz;
    }

    /**
     * The cross product of the differences between the neighbours right and left, below and above;
     * at borders and beside gaps the cell itself stands for the missing neighbour.
     *
     * @param camera in cells of the surface's grid
     */
    public static NormalMap of(ZSurface surface, Intrinsics camera) {
        FloatGrid z = surface.z();
        var xyz = new float[Math.multiplyExact(3, z.size())];
        ParallelRows.forEachBand(
                z.width(),
                z.height(),
                (fromRow, toRow) -> {
                    var slope = new double[6];
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < z.width(); x++) {
                            put(z, camera, x, y, slope, xyz);
                        }
                    }
                });
        return new NormalMap(z.width(), z.height(), xyz);
    }

    /**
     * Normals that somebody else found, made unit vectors and turned towards the camera: what is
     * seen faces the ray that sees it.
     *
     * @param camera in cells of the normals' grid
     */
    public static NormalMap facing(fathom.depth.NormalMap found, Intrinsics camera) {
        int width = found.x().width();
        int height = found.x().height();
        var xyz = new float[Math.multiplyExact(3, width * height)];
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    for (int i = fromRow * width; i < toRow * width; i++) {
                        double rayX = (i % width + 0.5 - camera.cxPx()) / camera.fxPx();
                        double rayY = (i / width + 0.5 - camera.cyPx()) / camera.fyPx();
                        double x = found.x().at(i);
                        double y = found.y().at(i);
                        double z = found.z().at(i);
                        double length = Math.sqrt(x * x + y * y + z * z);
                        double scale = x * rayX + y * rayY + z > 0 ? -1 / length : 1 / length;
                        xyz[3 * i] = length > 0 ? (float) (x * scale) : Float.NaN;
                        xyz[3 * i + 1] = length > 0 ? (float) (y * scale) : Float.NaN;
                        xyz[3 * i + 2] = length > 0 ? (float) (z * scale) : Float.NaN;
                    }
                });
        return new NormalMap(width, height, xyz);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The components at a row-major index; NaN where there is no normal. */
    public float xAt(int index) {
        return xyz[3 * index];
    }

    public float yAt(int index) {
        return xyz[3 * index + 1];
    }

    public float zAt(int index) {
        return xyz[3 * index + 2];
    }

    /**
     * The usual picture of normals: red to the right, green up, blue towards the camera, each −1 to
     * 1 over 0 to 255; 0 (transparent) where there is no normal.
     */
    public int argbAt(int index) {
        if (Float.isNaN(xAt(index))) return 0;
        return 0xff000000 | level(xAt(index)) << 16 | level(-yAt(index)) << 8 | level(-zAt(index));
    }

    private static int level(float component) {
        return Math.clamp(Math.round((component + 1) / 2 * 255), 0, 255);
    }

    private static void put(
            FloatGrid z, Intrinsics camera, int x, int y, double[] slope, float[] xyz) {
        int at = 3 * (y * z.width() + x);
        boolean known =
                !Float.isNaN(z.at(x, y))
                        && difference(z, camera, x, y, 1, 0, slope, 0)
                        && difference(z, camera, x, y, 0, 1, slope, 3);
        double nx = slope[1] * slope[5] - slope[2] * slope[4];
        double ny = slope[2] * slope[3] - slope[0] * slope[5];
        double nz = slope[0] * slope[4] - slope[1] * slope[3];
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (!known || !(length > 0)) {
            xyz[at] = Float.NaN;
            xyz[at + 1] = Float.NaN;
            xyz[at + 2] = Float.NaN;
            return;
        }
        // Right × down looks away from the camera.
        xyz[at] = (float) (-nx / length);
        xyz[at + 1] = (float) (-ny / length);
        xyz[at + 2] = (float) (-nz / length);
    }

    private static boolean difference(
            FloatGrid z,
            Intrinsics camera,
            int x,
            int y,
            int stepX,
            int stepY,
            double[] target,
            int at) {
        boolean after = has(z, x + stepX, y + stepY);
        boolean before = has(z, x - stepX, y - stepY);
        if (!after && !before) return false;
        int toX = after ? x + stepX : x;
        int toY = after ? y + stepY : y;
        int fromX = before ? x - stepX : x;
        int fromY = before ? y - stepY : y;
        double far = z.at(toX, toY);
        double near = z.at(fromX, fromY);
        target[at] =
                ((toX + 0.5 - camera.cxPx()) * far - (fromX + 0.5 - camera.cxPx()) * near)
                        / camera.fxPx();
        target[at + 1] =
                ((toY + 0.5 - camera.cyPx()) * far - (fromY + 0.5 - camera.cyPx()) * near)
                        / camera.fyPx();
        target[at + 2] = far - near;
        return true;
    }

    private static boolean has(FloatGrid z, int x, int y) {
        return x >= 0 && y >= 0 && x < z.width() && y < z.height() && !Float.isNaN(z.at(x, y));
    }
}
