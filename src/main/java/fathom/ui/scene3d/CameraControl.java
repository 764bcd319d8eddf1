package fathom.ui.scene3d;

import fathom.geometry.recipe.SceneForm;
import fathom.render.CameraFit;
import fathom.render.FirstView;
import fathom.render.Lens;
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

    private static final double STRIDE_INSIDE = 0.3;

    private final Runnable changed;
    private Aim aim = Aim.FIRST_VIEW;
    private OrbitCamera camera = OrbitCamera.ofPhoto(Lens.NONE, 1, 1, 1);
    private Pane pane = Pane.free(1, 1);
    private @Nullable ShownScene scene;

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

    // What happens around the camera

    void resize(Pane resized) {
        if (pane.equals(resized)) return;
        pane = resized;
        aimAgain();
    }

    /**
     * A new photograph, and the same one as something else, is looked at afresh; the same one,
     * built anew, from where the user is.
     */
    void show(ShownScene next) {
        var before = scene;
        scene = next;
        if (before == null || before.photo() != next.photo() || before.form() != next.form()) {
            if (aim != Aim.PHOTO) aim = Aim.FIRST_VIEW;
            aimAgain();
        } else if (!before.lens().equals(next.lens())
                || !before.content().request().fillsSameSpaceAs(next.content().request())) {
            aimAgain();
        }
    }

    /** There is nothing to look at any more. */
    void showNothing() {
        scene = null;
        changed.run();
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
        double distance = stride();
        moveTo(camera.pannedBy(right * distance, down * distance).flownBy(ahead * distance));
    }

    /** A look around from the photograph's place, turned about the scene's middle. */
    void peek(double yawDeg, double elevationDeg) {
        var seen = scene;
        if (seen == null || seen.content().shape().isEmpty()) return;
        aim = Aim.BY_HAND;
        camera = fromPhoto(seen).orbitedBy(yawDeg, elevationDeg);
        changed.run();
    }

    /** Within a panorama the pivot is right before the eye, and the way far. */
    private double stride() {
        var seen = scene;
        return seen != null && seen.form() == SceneForm.SPHERE
                ? Math.max(camera.distance(), STRIDE_INSIDE * seen.bounds().radius())
                : camera.distance();
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
        var seen = scene;
        if (seen != null && !seen.content().shape().isEmpty()) {
            camera =
                    switch (aim) {
                        case FIRST_VIEW ->
                                FirstView.of(
                                        seen.form(),
                                        seen.content().parts().getFirst().coarsest(),
                                        seen.lens(),
                                        seen.photoAspect(),
                                        pane);
                        case WHOLE_SCENE ->
                                CameraFit.of(seen.content().shape(), seen.lens(), camera, pane);
                        case PHOTO -> fromPhoto(seen);
                        case BY_HAND -> camera;
                    };
        }
        changed.run();
    }

    private OrbitCamera fromPhoto(ShownScene seen) {
        return FirstView.fromPhoto(
                seen.form(), seen.content().shape(), seen.lens(), seen.photoAspect(), pane);
    }
}
