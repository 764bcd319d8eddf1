package fathom.geometry;

import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Puts the cells of a surface in space: X = (x + 0.5 − cx) z / fx, Y = (y + 0.5 − cy) z / fy, Z =
 * z.
 */
public final class Unprojector {
    private Unprojector() {}

    /**
     * One point for each cell that has a distance, row by row, in the colour of the photograph's
     * pixel at the cell's centre.
     *
     * @param camera in cells of the surface's grid
     * @param photo the photograph that the grid covers, at any resolution
     * @param step 1 takes every cell, n every n-th of every n-th row
     */
    public static PointCloud unproject(ZSurface surface, Intrinsics camera, Photo photo, int step) {
        if (step < 1) throw new IllegalArgumentException("The step is at least 1, got " + step);
        FloatGrid z = surface.z();
        int rows = (z.height() + step - 1) / step;
        int columns = (z.width() + step - 1) / step;
        int[] firstPoint = firstPointOfRows(z, step, rows);
        int size = firstPoint[rows];
        var xyz = new float[Math.multiplyExact(3, size)];
        var rgb = new int[size];
        var cell = new int[size];
        ParallelRows.forEachBand(
                columns,
                rows,
                (fromRow, toRow) -> {
                    for (int row = fromRow; row < toRow; row++) {
                        int point = firstPoint[row];
                        int y = row * step;
                        int photoY = (int) ((y + 0.5) * photo.height() / z.height());
                        double yOverZ = (y + 0.5 - camera.cyPx()) / camera.fyPx();
                        for (int x = 0; x < z.width(); x += step) {
                            float zHere = z.at(x, y);
                            if (Float.isNaN(zHere)) continue;
                            xyz[3 * point] =
                                    (float) ((x + 0.5 - camera.cxPx()) / camera.fxPx() * zHere);
                            xyz[3 * point + 1] = (float) (yOverZ * zHere);
                            xyz[3 * point + 2] = zHere;
                            int photoX = (int) ((x + 0.5) * photo.width() / z.width());
                            rgb[point] = photo.rgbAt(photoX, photoY);
                            cell[point] = y * z.width() + x;
                            point++;
                        }
                    }
                });
        return PointCloud.adopt(xyz, rgb, cell);
    }

    /** How many points lie before each row of the sampled grid, and in all of them. */
    private static int[] firstPointOfRows(FloatGrid z, int step, int rows) {
        var counts = new int[rows + 1];
        ParallelRows.forEachBand(
                (z.width() + step - 1) / step,
                rows,
                (fromRow, toRow) -> {
                    for (int row = fromRow; row < toRow; row++) {
                        int count = 0;
                        for (int x = 0; x < z.width(); x += step) {
                            if (!Float.isNaN(z.at(x, row * step))) count++;
                        }
                        counts[row + 1] = count;
                    }
                });
        for (int row = 0; row < rows; row++) counts[row + 1] += counts[row];
        return counts;
    }
}
