package fathom.geometry.panorama;

import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.PointCloud;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.raster.FloatGrid;

import java.util.function.IntPredicate;

/**
 * Puts an equirectangular picture around the camera: columns are longitudes from −180° to 180° with
 * the middle straight ahead, rows latitudes from 90° up to 90° down. Distances are taken along the
 * ray, because no axis is common to all directions.
 */
public final class PanoramaSphere {
    private PanoramaSphere() {}

    /**
     * A mesh that closes behind the camera: the first column is repeated after the last, in the
     * same places. Where the uppermost or the lowest row has no jump, a fan closes it.
     */
    public static DepthMesh build(ZSurface surface, EdgeCut cut, int step) {
        FloatGrid z = surface.z();
        var closed = new ZSurface(withFirstColumnAgain(z), surface.metric());
        var anyCamera = Intrinsics.centred(1, z.width() + 1, z.height());
        var flat = MeshBuilder.build(closed, anyCamera, cut, step);
        int vertices = flat.vertexCount();
        var xyz = new float[3 * vertices];
        var uv = new float[2 * vertices];
        for (int v = 0; v < vertices; v++) {
            int column = (int) (flat.uAt(v) * (z.width() + 1));
            int row = (int) (flat.vAt(v) * z.height());
            place(z, column % z.width(), row, flat.zAt(v), xyz, 3 * v);
            uv[2 * v] = Math.min(1, (column + 0.5f) / z.width());
            uv[2 * v + 1] = flat.vAt(v);
        }
        return Poles.closed(DepthMesh.adopt(xyz, uv, flat.copyTriangles()), z, cut);
    }

    private static FloatGrid withFirstColumnAgain(FloatGrid z) {
        int width = z.width();
        var values = new float[Math.multiplyExact(width + 1, z.height())];
        for (int y = 0; y < z.height(); y++) {
            z.copyTo(y * width, values, y * (width + 1), width);
            values[y * (width + 1) + width] = z.at(0, y);
        }
        return FloatGrid.adopt(width + 1, z.height(), values);
    }

    /** The vertices behind the camera that lie in two places of the picture. */
    public static IntPredicate seam(DepthMesh mesh, ZSurface surface) {
        float column = 1f / surface.z().width();
        return v -> mesh.uAt(v) < column || mesh.uAt(v) > 1 - 0.25f * column;
    }

    /**
     * One point for each cell that has a distance, in the photograph's colours.
     *
     * @param step 1 takes every cell, n every n-th of every n-th row
     */
    public static PointCloud points(ZSurface surface, Photo photo, int step) {
        FloatGrid z = surface.z();
        int size = 0;
        for (int i = 0; i < z.size(); i++) if (isTaken(z, i, step)) size++;
        var xyz = new float[Math.multiplyExact(3, size)];
        var rgb = new int[size];
        var cell = new int[size];
        int point = 0;
        for (int i = 0; i < z.size(); i++) {
            if (!isTaken(z, i, step)) continue;
            float radius = z.at(i);
            int x = i % z.width();
            int y = i / z.width();
            place(z, x, y, radius, xyz, 3 * point);
            rgb[point] =
                    photo.rgbAt(
                            (int) ((x + 0.5) * photo.width() / z.width()),
                            (int) ((y + 0.5) * photo.height() / z.height()));
            cell[point++] = i;
        }
        return PointCloud.adopt(xyz, rgb, cell);
    }

    private static boolean isTaken(FloatGrid z, int cell, int step) {
        return cell % z.width() % step == 0
                && cell / z.width() % step == 0
                && !Float.isNaN(z.at(cell));
    }

    private static void place(FloatGrid z, int x, int y, float radius, float[] xyz, int at) {
        double longitude = ((x + 0.5) / z.width() - 0.5) * 2 * Math.PI;
        double latitude = (0.5 - (y + 0.5) / z.height()) * Math.PI;
        double level = Math.cos(latitude) * radius;
        xyz[at] = (float) (Math.sin(longitude) * level);
        xyz[at + 1] = (float) (-Math.sin(latitude) * radius);
        xyz[at + 2] = (float) (Math.cos(longitude) * level);
    }
}
