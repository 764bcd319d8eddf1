package fathom.render;

import fathom.geometry.EdgeCut;
import fathom.geometry.FlyingPoints;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.Unprojector;
import fathom.geometry.ZSurface;
import fathom.image.Photo;

/** Makes shapes of depth: pure functions that run on any thread. */
public final class SceneShapes {
    /** The field of view whose half has the tangent 1. */
    private static final double REFERENCE_FOV_DEG = 90;

    private SceneShapes() {}

    /**
     * @param photo what the surface covers
     * @param step every how many cells a vertex is taken
     */
    public static Shape build(
            ZSurface surface, Photo photo, EdgeCut cut, Shape.Style style, int step) {
        var z = surface.z();
        var camera =
                Intrinsics.fromHorizontalFov(REFERENCE_FOV_DEG, photo.width(), photo.height())
                        .resizedBy(
                                (double) z.width() / photo.width(),
                                (double) z.height() / photo.height());
        if (style != Shape.Style.POINTS) {
            return Shape.ofMesh(MeshBuilder.build(surface, camera, cut, step), style);
        }
        var kept = FlyingPoints.removed(surface, cut);
        return Shape.ofPoints(Unprojector.unproject(kept, camera, photo, step), camera, z, step);
    }
}
