package fathom.ui.scene3d;

import fathom.render.CameraFit;
import fathom.render.FirstView;
import fathom.render.OrbitCamera;
import fathom.render.Pane;
import fathom.render.Vector;
import fathom.ui.state.CameraCommand;

import org.jspecify.annotations.Nullable;

/**
 * Where the user's camera stands. Until it is moved by hand it follows what it was aimed at: the
 * first view, the whole scene, or the photograph's own view, whatever the pane's size and the field
 * of view.
 */
final class CameraControl {
    private enum Aim {
        FIRST_VIEW,
        WHOLE_SCENE,
        PHOTO,
        BY_HAND
    }

    private final Runnable changed;
    private Aim aim = Aim.FIRST_VIEW;
    private OrbitCamera camera = OrbitCamera.ofPhoto(1, 1, 1, 1);
    private Pane pane = Pane.free(1, 1);
    private double tanHalfFov = 1;
    private @Nullable SceneContent content;

    /**
     * @param changed is called whenever the view has changed
     */
    CameraControl(Runnable changed) {
        this.changed = changed;
    }

    OrbitCamera camera() {
        return camera;
    }

    Pane pane() {
        return pane;
    }

    double tanHalfFov() {
        return tanHalfFov;
    }

    // What happens around the camera

    void resize(Pane resized) {
        if (pane.equals(resized)) return;
        pane = resized;
        aimAgain();
    }

    /**
     * @param fovDeg the photograph's horizontal field of view
     */
    void setPhotoFov(double fovDeg) {
        tanHalfFov = Math.tan(Math.toRadians(fovDeg) / 2);
        aimAgain();
    }

    /** A new photograph is looked at afresh; the same one, built anew, from where the user is. */
    void show(SceneContent next) {
        var before = content;
        content = next;
        if (before == null || before.request().photo() != next.request().photo()) {
            if (aim != Aim.PHOTO) aim = Aim.FIRST_VIEW;
            aimAgain();
        } else if (!before.request().fillsSameSpaceAs(next.request())) {
            aimAgain();
        }
    }

    // Commands

    void obey(CameraCommand command) {
        aim =
                switch (command) {
                    case FIT -> Aim.WHOLE_SCENE;
                    case RESET -> Aim.FIRST_VIEW;
                    case FROM_PHOTO -> Aim.PHOTO;
                };
        aimAgain();
    }

    void orbitBy(double yawDeg, double elevationDeg) {
        moveTo(camera.orbitedBy(yawDeg, elevationDeg));
    }

    /** Moves through the scene, by shares of the distance to the pivot. */
    void flyBy(double right, double down, double ahead) {
        double distance = camera.distance();
        moveTo(camera.pannedBy(right * distance, down * distance).flownBy(ahead * distance));
    }

    /** A look around from the photograph's place, turned about the scene's middle. */
    void peek(double yawDeg, double elevationDeg) {
        var seen = content;
        if (seen == null || seen.shape().isEmpty()) return;
        aim = Aim.BY_HAND;
        camera = ofPhoto(seen).orbitedBy(yawDeg, elevationDeg);
        changed.run();
    }

    /** Whether the camera stands where the photograph's did. */
    boolean isAtPhoto() {
        return aim == Aim.PHOTO;
    }

    /** What lies in the pivot's plane follows the mouse by (dx, dy) pixels. */
    void panBy(double dxPx, double dyPx) {
        double perPx = camera.distance() * camera.tanHalfFovY() * 2 / pane.height();
        moveTo(camera.pannedBy(-dxPx * perPx, -dyPx * perPx));
    }

    /** A factor below 1 comes nearer. */
    void dollyBy(double factor) {
        moveTo(camera.dolliedBy(factor));
    }

    void turnAbout(Vector pivot) {
        moveTo(camera.turnedAbout(pivot));
    }

    private void moveTo(OrbitCamera moved) {
        aim = Aim.BY_HAND;
        camera = moved;
        changed.run();
    }

    private void aimAgain() {
        var seen = content;
        if (seen != null && !seen.shape().isEmpty()) {
            camera =
                    switch (aim) {
                        case FIRST_VIEW ->
                                FirstView.of(
                                        seen.parts().getFirst().coarsest(),
                                        tanHalfFov,
                                        photoAspect(seen),
                                        pane);
                        case WHOLE_SCENE -> CameraFit.of(seen.shape(), tanHalfFov, camera, pane);
                        case PHOTO -> ofPhoto(seen);
                        case BY_HAND -> camera;
                    };
        }
        changed.run();
    }

    private OrbitCamera ofPhoto(SceneContent seen) {
        return OrbitCamera.ofPhoto(
                tanHalfFov, photoAspect(seen), pane.aspect(), seen.shape().pivot().z());
    }

    private static double photoAspect(SceneContent seen) {
        var photo = seen.request().photo();
        return (double) photo.width() / photo.height();
    }
}
