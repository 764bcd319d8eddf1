package fathom.ui.scene3d;

import java.util.Optional;

/** Finds what lies under the mouse by projecting all vertices: cheap enough for a click. */
final class ScenePick {
    private static final double REACH_PX = 6;

    private ScenePick() {}

    /** The vertex nearest to the eye of those within a few pixels of (xPx, yPx). */
    static Optional<Vector> at(
            double xPx,
            double yPx,
            PaneProjection view,
            SceneGeometry geometry,
            double tanHalfFov) {
        float[] xyz = geometry.xyz();
        double nearest = Double.POSITIVE_INFINITY;
        Optional<Vector> found = Optional.empty();
        for (int i = 0; i < xyz.length; i += 3) {
            var point = new Vector(xyz[i] * tanHalfFov, xyz[i + 1] * tanHalfFov, xyz[i + 2]);
            var seen = view.toCamera(point);
            if (seen.z() <= 0 || seen.z() >= nearest) continue;
            if (Math.hypot(view.xPx(seen) - xPx, view.yPx(seen) - yPx) > REACH_PX) continue;
            nearest = seen.z();
            found = Optional.of(point);
        }
        return found;
    }
}
