package fathom.compare;

import fathom.depth.DepthMap;
import fathom.depth.Percentiles;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * How far depth jumps around each cell, largest less smallest of its 3 × 3 neighbourhood: of metric
 * maps as a share of the nearest depth there (MoGe's rule cuts at 0.04), of relative maps as a
 * share of the map's spread from its 2nd to its 98th percentile.
 */
public final class Discontinuities {
    private Discontinuities() {}

    /** NaN where a cell has no value; neighbours without one are left out. */
    public static FloatGrid of(DepthMap map) {
        FloatGrid grid = map.grid();
        double spread = spreadOf(map);
        var jumps = new float[grid.size()];
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < grid.width(); x++) {
                            jumps[y * grid.width() + x] = jumpAt(grid, x, y, spread);
                        }
                    }
                });
        return FloatGrid.adopt(grid.width(), grid.height(), jumps);
    }

    /** NaN for metric maps, whose jumps are measured against the depth where they are. */
    private static double spreadOf(DepthMap map) {
        return switch (map) {
            case DepthMap.Metric _ -> Double.NaN;
            case DepthMap.RelativeDisparity _, DepthMap.RelativeDepth _ -> {
                var percentiles = Percentiles.of(map.grid());
                yield percentiles.count() == 0 ? 0 : percentiles.at(98) - percentiles.at(2);
            }
        };
    }

    private static float jumpAt(FloatGrid grid, int x, int y, double spread) {
        if (!Float.isFinite(grid.at(x, y))) return Float.NaN;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int v = Math.max(0, y - 1); v <= Math.min(grid.height() - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(grid.width() - 1, x + 1); u++) {
                float value = grid.at(u, v);
                if (!Float.isFinite(value)) continue;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (most == least) return 0;
        double against = Double.isNaN(spread) ? least : spread;
        return against > 0 ? (float) ((most - least) / against) : Float.NaN;
    }
}
