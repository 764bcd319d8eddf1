package fathom.geometry.refine;

import fathom.geometry.EdgeCut;
import fathom.geometry.ZSurface;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

/**
 * Smooths bumps and the steps of coarse depth files, and keeps planes, creases and edges: each cell
 * moves towards the middle of two opposite neighbours, less the further it is from it, and not at
 * all across a jump. Repeated with neighbours 1, 2, 4 ... cells away, so that wide bumps go too.
 * Works on inverse distances, in which the middle of a plane's cells lies on the plane.
 */
final class SurfaceSmoother {
    private static final int[] REACHES = {1, 2, 4, 8, 4, 2, 1};

    private final FloatGrid inverse;
    private final float jump;
    private final float bump;
    private final int reach;

    private SurfaceSmoother(FloatGrid inverse, float jump, float bump, int reach) {
        this.inverse = inverse;
        this.jump = jump;
        this.bump = bump;
        this.reach = reach;
    }

    static ZSurface smooth(ZSurface surface, EdgeCut cut, double bump, JobMonitor monitor) {
        var inverse = SurfaceRefiner.inverted(surface.z());
        for (int reach : REACHES) {
            monitor.throwIfCancelled();
            inverse =
                    new SurfaceSmoother(inverse, (float) cut.relativeJump(), (float) bump, reach)
                            .pass();
        }
        return new ZSurface(SurfaceRefiner.inverted(inverse), surface.metric());
    }

    private FloatGrid pass() {
        int width = inverse.width();
        int height = inverse.height();
        var smooth = new float[inverse.size()];
        ParallelRows.forEachBand(
                width,
                height,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < width; x++) smooth[y * width + x] = smoothed(x, y);
                    }
                });
        return FloatGrid.adopt(width, height, smooth);
    }

    private float smoothed(int x, int y) {
        float here = inverse.at(x, y);
        float moved = here;
        if (x >= reach && x + reach < inverse.width()) {
            moved += pull(here, inverse.at(x - reach, y), inverse.at(x + reach, y));
        }
        if (y >= reach && y + reach < inverse.height()) {
            moved += pull(here, inverse.at(x, y - reach), inverse.at(x, y + reach));
        }
        return moved;
    }

    /** A third of the way to the middle for small bumps; Perona and Malik's weight for larger. */
    private float pull(float here, float a, float b) {
        float limit = 1 + jump * reach;
        float nearest = Math.max(here, Math.max(a, b));
        float farthest = Math.min(here, Math.min(a, b));
        if (!(nearest <= farthest * limit)) return 0;
        float offset = (a + b) / 2 - here;
        float ratio = offset / (here * bump);
        return offset / 3 / (1 + ratio * ratio);
    }
}
