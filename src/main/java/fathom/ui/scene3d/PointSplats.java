package fathom.ui.scene3d;

import fathom.geometry.Intrinsics;
import fathom.geometry.PointCloud;
import fathom.raster.FloatGrid;

import java.util.Arrays;

/**
 * One triangle for each point of a cloud, facing the photograph's camera, of the size that a cell
 * has at the point's distance: seen from that camera the points just touch.
 */
final class PointSplats {
    // An equilateral triangle of area 1 around its centre, in cells.
    private static final double SIDE = Math.sqrt(4 / Math.sqrt(3));
    private static final double ABOVE = SIDE / Math.sqrt(3);
    private static final double BELOW = ABOVE / 2;

    private final float[] xyz;
    private final float[] uv;
    private final int[] triangles;

    /**
     * @param camera in cells of the grid that the cloud was made from
     * @param step every how many cells there is a point
     */
    PointSplats(PointCloud cloud, Intrinsics camera, FloatGrid grid, int step) {
        xyz = new float[Math.multiplyExact(9, cloud.size())];
        uv = new float[6 * cloud.size()];
        triangles = new int[3 * cloud.size()];
        Arrays.setAll(triangles, i -> i);
        double perCellX = step / camera.fxPx();
        double perCellY = step / camera.fyPx();
        for (int point = 0; point < cloud.size(); point++) {
            float x = cloud.xAt(point);
            float y = cloud.yAt(point);
            float z = cloud.zAt(point);
            float halfWidth = (float) (SIDE / 2 * perCellX * z);
            float bottom = y + (float) (BELOW * perCellY * z);
            int at = 9 * point;
            put(at, x, y - (float) (ABOVE * perCellY * z), z);
            put(at + 3, x - halfWidth, bottom, z);
            put(at + 6, x + halfWidth, bottom, z);
            int cell = cloud.cellAt(point);
            float u = (cell % grid.width() + 0.5f) / grid.width();
            float v = (cell / grid.width() + 0.5f) / grid.height();
            for (int corner = 0; corner < 3; corner++) {
                uv[6 * point + 2 * corner] = u;
                uv[6 * point + 2 * corner + 1] = v;
            }
        }
    }

    float[] xyz() {
        return xyz;
    }

    float[] uv() {
        return uv;
    }

    int[] triangles() {
        return triangles;
    }

    private void put(int at, float x, float y, float z) {
        xyz[at] = x;
        xyz[at + 1] = y;
        xyz[at + 2] = z;
    }
}
