package fathom.geometry;

import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Takes away the cells that hang between two surfaces, which smoothing leaves at edges in depth: a
 * cell stays when at least one of its up to eight neighbours lies within the {@link EdgeCut}'s
 * relative jump of it.
 */
public final class FlyingPoints {
    private FlyingPoints() {}

    /** The surface with NaN in place of the cells that no neighbour supports. */
    public static ZSurface removed(ZSurface surface, EdgeCut cut) {
        FloatGrid z = surface.z();
        float limit = (float) (1 + cut.relativeJump());
        var kept = new float[z.size()];
        ParallelRows.forEachBand(
                z.width(),
                z.height(),
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < z.width(); x++) {
                            kept[y * z.width() + x] =
                                    isSupported(z, x, y, limit) ? z.at(x, y) : Float.NaN;
                        }
                    }
                });
        return new ZSurface(FloatGrid.adopt(z.width(), z.height(), kept), surface.metric());
    }

    private static boolean isSupported(FloatGrid z, int x, int y, float limit) {
        float here = z.at(x, y);
        for (int ny = Math.max(0, y - 1); ny <= Math.min(z.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(z.width() - 1, x + 1); nx++) {
                if (nx == x && ny == y) continue;
                float there = z.at(nx, ny);
                if (Math.max(here, there) <= Math.min(here, there) * limit) return true;
            }
        }
        return false;
    }
}
