package fathom.ui.scene3d;

import fathom.render.CameraFit;
import fathom.render.OrbitCamera;
import fathom.render.Vector;
import fathom.ui.state.CameraCommand;

import org.jspecify.annotations.Nullable;

/**
 * Where the user's camera stands. Until it is moved by hand it follows what it was aimed at: the
 * first view, the whole scene, or the photograph's own view, whatever the pane's size and the field
 * of view.
 */
final class CameraControl {
    // A little beside and above the photograph's own place: depth is seen at once, what is near
    // keeps its size, and little shows of what no camera has seen.
    private static final double DEFAULT_YAW_DEG = -9;
    private static final double DEFAULT_ELEVATION_DEG = 5;
    private static final double DEFAULT_STEP_BACK = 1.3;

    private enum Aim {
        FIRST_VIEW,
        WHOLE_SCENE,
        PHOTO,
        BY_HAND
    }

    private final Runnable changed;
    private Aim aim = Aim.FIRST_VIEW;
    private OrbitCamera camera = OrbitCamera.ofPhoto(1, 1, 1, 1);
    private double width = 1;
    private double height = 1;
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

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double tanHalfFov() {
        return tanHalfFov;
    }

    // What happens around the camera

    void resize(double paneWidth, double paneHeight) {
        width = Math.max(1, paneWidth);
        height = Math.max(1, paneHeight);
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
        double perPx = camera.distance() * camera.tanHalfFovY() * 2 / height;
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
                                ofPhoto(seen)
                                        .orbitedBy(DEFAULT_YAW_DEG, DEFAULT_ELEVATION_DEG)
                                        .dolliedBy(DEFAULT_STEP_BACK);
                        case WHOLE_SCENE ->
                                CameraFit.of(seen.shape(), tanHalfFov, camera, width / height);
                        case PHOTO -> ofPhoto(seen);
                        case BY_HAND -> camera;
                    };
        }
        changed.run();
    }

    private OrbitCamera ofPhoto(SceneContent seen) {
        var photo = seen.request().photo();
        return OrbitCamera.ofPhoto(
                tanHalfFov,
                (double) photo.width() / photo.height(),
                width / height,
                seen.shape().pivot().z());
    }
}
