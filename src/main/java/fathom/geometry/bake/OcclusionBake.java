package fathom.geometry.bake;

import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.VertexNormals;
import fathom.geometry.ZSurface;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.Arrays;

/**
 * Ambient occlusion by horizons: in directions evenly around each place's normal the highest thing
 * nearby is looked for; what it hides of a sky that is weighed by the cosine is sin² of its
 * elevation e above the tangent plane, so that the open share is the mean of 1 − sin² e. What is
 * farther counts less, by 1 − (r / R)², and beyond R nothing does.
 *
 * <p>After Bavoil, Sainz and Dimitrov, "Image-space horizon-based ambient occlusion", 2008.
 */
final class OcclusionBake {
    private static final int DIRECTIONS = 16;
    private static final int STEPS = 14;

    /** In cells; nearer ones only tell of the grid. */
    private static final double NEAREST_CELLS = 1.5;

    /** The sine of an elevation below which a plane's own roughness would darken it. */
    private static final double LEAST_SINE = 0.04;

    private final FloatGrid z;
    private final Intrinsics camera;
    private final double reach;
    private final float[] normals;

    /**
     * @param camera in cells
     * @param reach R, as a share of each place's distance from the camera
     */
    OcclusionBake(ZSurface surface, Intrinsics camera, EdgeCut cut, double reach) {
        this.z = surface.z();
        this.camera = camera;
        this.reach = reach;
        normals = normals(MeshBuilder.build(surface, camera, cut, 1));
    }

    private float[] normals(DepthMesh mesh) {
        float[] own = VertexNormals.of(mesh);
        var found = new float[3 * z.size()];
        Arrays.fill(found, Float.NaN);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            int x = Math.min((int) (mesh.uAt(v) * z.width()), z.width() - 1);
            int y = Math.min((int) (mesh.vAt(v) * z.height()), z.height() - 1);
            System.arraycopy(own, 3 * v, found, 3 * (y * z.width() + x), 3);
        }
        return found;
    }

    /** 0 to 255 for each cell; 255 where there is no surface. */
    byte[] bake(JobMonitor monitor) {
        var open = new byte[z.size()];
        // A place costs as much as hundreds of cells elsewhere.
        ParallelRows.forEachBand(
                z.width() * DIRECTIONS,
                z.height(),
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        monitor.throwIfCancelled();
                        for (int x = 0; x < z.width(); x++) {
                            open[y * z.width() + x] = (byte) Math.round(255 * openAt(x, y));
                        }
                    }
                });
        return open;
    }

    double openAt(int x, int y) {
        int cell = y * z.width() + x;
        double depth = z.at(cell);
        if (Double.isNaN(depth) || Float.isNaN(normals[3 * cell])) return 1;
        double[] p = place(x, y, depth);
        double[] n = {normals[3 * cell], normals[3 * cell + 1], normals[3 * cell + 2]};
        double[] t = Math.abs(n[0]) < 0.7 ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
        double along = t[0] * n[0] + t[1] * n[1] + t[2] * n[2];
        for (int k = 0; k < 3; k++) t[k] -= along * n[k];
        double length = Math.sqrt(t[0] * t[0] + t[1] * t[1] + t[2] * t[2]);
        for (int k = 0; k < 3; k++) t[k] /= length;
        double[] b = {
            n[1] * t[2] - n[2] * t[1], n[2] * t[0] - n[0] * t[2], n[0] * t[1] - n[1] * t[0]
        };
        double open = 0;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double angle = 2 * Math.PI * (direction + 0.5) / DIRECTIONS;
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            double dx = cosine * t[0] + sine * b[0];
            double dy = cosine * t[1] + sine * b[1];
            double dz = cosine * t[2] + sine * b[2];
            open += 1 - hidden(p, n, dx, dy, dz);
        }
        return open / DIRECTIONS;
    }

    /** Steps grow by a constant factor from a cell's width to the reach. */
    private double hidden(double[] p, double[] n, double dx, double dy, double dz) {
        double farthest = reach * p[2];
        double step = Math.min(NEAREST_CELLS * p[2] / camera.fxPx(), farthest);
        double factor = Math.pow(farthest / step, 1.0 / (STEPS - 1));
        double most = 0;
        for (int i = 0; i < STEPS; i++, step *= factor) {
            double qz = p[2] + step * dz;
            if (qz <= 0) break;
            double u = camera.cxPx() + camera.fxPx() * (p[0] + step * dx) / qz;
            double v = camera.cyPx() + camera.fyPx() * (p[1] + step * dy) / qz;
            if (u < 0 || v < 0 || u >= z.width() || v >= z.height()) break;
            double there = z.at((int) u, (int) v);
            if (Double.isNaN(there)) continue;
            double[] q = place((int) u, (int) v, there);
            double x = q[0] - p[0];
            double y = q[1] - p[1];
            double zz = q[2] - p[2];
            double square = x * x + y * y + zz * zz;
            if (square == 0 || square > farthest * farthest) continue;
            double sine = (x * n[0] + y * n[1] + zz * n[2]) / Math.sqrt(square);
            if (sine < LEAST_SINE) continue;
            most = Math.max(most, sine * sine * (1 - square / (farthest * farthest)));
        }
        return most;
    }

    private double[] place(int x, int y, double depth) {
        return new double[] {
            (x + 0.5 - camera.cxPx()) / camera.fxPx() * depth,
            (y + 0.5 - camera.cyPx()) / camera.fyPx() * depth,
            depth
        };
    }
}
