package fathom.geometry.bake;

import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.ZSurface;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bakes for a mesh whose texture coordinates are the photograph's, so that maps are pictures of the
 * surface as the camera saw it. A surface's cells are the texels.
 */
public final class SurfaceBaker {
    /** Of a map of normals; what graphics hardware takes in one piece, and some gigabytes here. */
    private static final int MOST_NORMALS = 16_000_000;

    /** Occlusion changes slowly from place to place. */
    private static final int MOST_OPENINGS = 1_000_000;

    /** How far things shade one another, as a share of their distance from the camera. */
    private static final double REACH = 0.15;

    private final ZSurface surface;
    private final CameraChoice camera;
    private final EdgeCut cut;
    private final double canvasHeight;

    /**
     * @param surface the full one
     * @param canvasHeight of the texture, in heights of the photograph: more than 1 with a back
     *     layer below it
     */
    public SurfaceBaker(ZSurface surface, CameraChoice camera, EdgeCut cut, double canvasHeight) {
        this.surface = surface;
        this.camera = camera;
        this.cut = cut;
        this.canvasHeight = canvasHeight;
    }

    /**
     * @param full the mesh before simplifying, with the same texture
     * @param simple the mesh that the maps are for
     */
    public BakedMaps bake(BakeRecipe recipe, DepthMesh full, DepthMesh simple, JobMonitor monitor) {
        return new BakedMaps(
                recipe.normals() ? Optional.of(normals(full, simple, monitor)) : Optional.empty(),
                recipe.occlusion() ? Optional.of(occlusion(monitor)) : Optional.empty());
    }

    private BakedMap normals(DepthMesh full, DepthMesh simple, JobMonitor monitor) {
        monitor.report(0, 0, "Baking normals");
        var z = surface.z();
        int step = stepFor(z, MOST_NORMALS);
        int width = Math.ceilDiv(z.width(), step);
        int height = (int) Math.round((double) z.height() / step * canvasHeight);
        return new NormalBake(width, height, monitor).bake(full, simple);
    }

    private BakedMap occlusion(JobMonitor monitor) {
        monitor.report(0, 0, "Baking occlusion");
        var thinned = thinned(surface, stepFor(surface.z(), MOST_OPENINGS));
        int width = thinned.z().width();
        int height = thinned.z().height();
        var cells = camera.forGrid(width, height);
        byte[] open = new OcclusionBake(thinned, cells, cut, REACH).bake(monitor);
        int rows = (int) Math.round(height * canvasHeight);
        byte[] all = Arrays.copyOf(open, width * rows);
        Arrays.fill(all, open.length, all.length, (byte) 255);
        return new BakedMap(width, rows, 1, all);
    }

    private static int stepFor(FloatGrid z, int most) {
        return Math.max(1, (int) Math.ceil(Math.sqrt((double) z.size() / most)));
    }

    private static ZSurface thinned(ZSurface surface, int step) {
        if (step == 1) return surface;
        var z = surface.z();
        int width = Math.ceilDiv(z.width(), step);
        int height = Math.ceilDiv(z.height(), step);
        var kept = new float[width * height];
        for (int i = 0; i < kept.length; i++) {
            int x = Math.min(z.width() - 1, i % width * step + step / 2);
            int y = Math.min(z.height() - 1, i / width * step + step / 2);
            kept[i] = z.at(x, y);
        }
        return new ZSurface(FloatGrid.adopt(width, height, kept), surface.metric());
    }
}
