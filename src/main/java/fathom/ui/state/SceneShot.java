package fathom.ui.state;

import fathom.render.OrbitCamera;
import fathom.render.Pane;
import fathom.render.Rasterizer;
import fathom.render.SceneCylinder;

/**
 * What the 3D view shows at one moment.
 *
 * @param scene in full detail
 * @param camera the user's
 * @param paneAspect width / height of the pane that it fills
 */
public record SceneShot(Rasterizer.Scene scene, OrbitCamera camera, double paneAspect) {

    /** The camera for a picture of another shape, in which everything that is seen stays. */
    public OrbitCamera cameraFor(int width, int height) {
        double aspect = (double) width / height;
        double tan = camera.tanHalfFovY() * Math.max(1, paneAspect / aspect);
        return camera.withFovY(2 * Math.toDegrees(Math.atan(tan)));
    }

    /** A camera that has all of the scene in sight from all around. */
    public OrbitCamera aroundAll(int width, int height) {
        return SceneCylinder.of(scene.layers().getFirst().shape(), scene.lens())
                .cameraAround(cameraFor(width, height), Pane.free(width, height));
    }
}
