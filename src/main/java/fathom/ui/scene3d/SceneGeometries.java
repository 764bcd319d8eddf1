package fathom.ui.scene3d;

import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.FlyingPoints;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.PointCloud;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;
import fathom.ui.state.SceneMode;

/** Makes the geometry of scenes: pure functions that know no toolkit and run on any thread. */
final class SceneGeometries {
    /** What software OpenGL turns fluidly. */
    private static final int MOST_CELLS = 300_000;

    /** Lines closer together than this melt into one surface in a pane of usual size. */
    private static final int MOST_WIREFRAME_CELLS = 20_000;

    /** The field of view whose half has the tangent 1. */
    private static final double REFERENCE_FOV_DEG = 90;

    private SceneGeometries() {}

    static SceneGeometry build(SceneRequest request) {
        var surface = ZSurface.of(request.map(), request.nearFar());
        int step = stepFor(request, surface.z().size());
        var camera = cameraFor(request, surface.z());
        return request.mode() == SceneMode.POINTS
                ? points(request, surface, camera, step)
                : mesh(request, surface, camera, step);
    }

    private static int stepFor(SceneRequest request, int cells) {
        int most = request.mode() == SceneMode.WIREFRAME ? MOST_WIREFRAME_CELLS : MOST_CELLS;
        return Math.max(request.step(), (int) Math.ceil(Math.sqrt((double) cells / most)));
    }

    private static Intrinsics cameraFor(SceneRequest request, FloatGrid z) {
        var photo = request.photo();
        return Intrinsics.fromHorizontalFov(REFERENCE_FOV_DEG, photo.width(), photo.height())
                .resizedBy(
                        (double) z.width() / photo.width(), (double) z.height() / photo.height());
    }

    private static SceneGeometry mesh(
            SceneRequest request, ZSurface surface, Intrinsics camera, int step) {
        DepthMesh mesh = MeshBuilder.build(surface, camera, request.cut(), step);
        return new SceneGeometry(
                request,
                surface,
                step,
                mesh.copyXyz(),
                mesh.copyUv(),
                mesh.copyTriangles(),
                Bounds.of(mesh));
    }

    private static SceneGeometry points(
            SceneRequest request, ZSurface surface, Intrinsics camera, int step) {
        var kept = FlyingPoints.removed(surface, request.cut());
        PointCloud cloud = Unprojector.unproject(kept, camera, request.photo(), step);
        var splats = new PointSplats(cloud, camera, surface.z(), step);
        return new SceneGeometry(
                request,
                surface,
                step,
                splats.xyz(),
                splats.uv(),
                splats.triangles(),
                Bounds.of(cloud));
    }
}
