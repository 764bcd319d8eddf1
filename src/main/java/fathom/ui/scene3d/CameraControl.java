package fathom.ui.scene3d;

import fathom.geometry.recipe.SceneForm;
import fathom.render.CameraFit;
import fathom.render.FirstView;
import fathom.render.HeldOrbit;
import fathom.render.Lens;
import fathom.render.OrbitCamera;
import fathom.render.Pane;
import fathom.render.SceneCylinder;
import fathom.render.Shape;
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
        /** Only turned since: what was in sight stays there. */
        ORBIT,
        BY_HAND
    }

    private static final double STRIDE_INSIDE = 0.3;

    /** Of the way to the turntable's circle, what is left after a second is e to the minus this. */
    private static final double EASE_PER_S = 3;

    private final Runnable changed;
    private Aim aim = Aim.FIRST_VIEW;
    private OrbitCamera camera = OrbitCamera.ofPhoto(Lens.NONE, 1, 1, 1);
    private Pane pane = Pane.free(1, 1);
    private @Nullable ShownScene scene;
    private @Nullable HeldOrbit orbit;
    private double orbitYawDeg;
    private @Nullable SceneCylinder cylinder;

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
        orbit = null;
        aimAgain();
    }

    /**
     * A new photograph, and the same one as something else, is looked at afresh; the same one,
     * built anew, from where the user is.
     */
    void show(ShownScene next) {
        var before = scene;
        scene = next;
        orbit = null;
        cylinder = null;
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
        orbit = null;
        cylinder = null;
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
        orbit = null;
        aimAgain();
    }

    /** Keeps in sight what is, unless the user has gone to a place of his own. */
    void orbitBy(double yawDeg, double elevationDeg) {
        var seen = scene;
        if (seen == null || !holdsAll(seen)) {
            moveTo(camera.orbitedBy(yawDeg, elevationDeg));
            return;
        }
        if (orbit == null) {
            orbit = new HeldOrbit(coarse(seen), seen.lens(), camera, pane);
            orbitYawDeg = 0;
        }
        orbitYawDeg += yawDeg;
        double above = camera.elevationDeg() - orbit.start().elevationDeg() + elevationDeg;
        camera = orbit.at(orbitYawDeg, above);
        aim = Aim.ORBIT;
        changed.run();
    }

    /**
     * A step of the turntable: glides to a circle from which all is always in sight, unless the
     * user has gone to a place of his own.
     */
    void turnBy(double yawDeg, double seconds) {
        var seen = scene;
        if (seen == null || !holdsAll(seen)) {
            moveTo(camera.orbitedBy(yawDeg, 0));
            return;
        }
        if (cylinder == null) cylinder = SceneCylinder.of(coarse(seen), seen.lens());
        double share = -Math.expm1(-EASE_PER_S * seconds);
        camera = camera.towards(cylinder.cameraAround(camera, pane), share).orbitedBy(yawDeg, 0);
        orbit = null;
        aim = Aim.ORBIT;
        changed.run();
    }

    private boolean holdsAll(ShownScene seen) {
        return aim != Aim.BY_HAND
                && seen.form() != SceneForm.SPHERE
                && !seen.content().shape().isEmpty();
    }

    private static Shape coarse(ShownScene seen) {
        return seen.content().parts().getFirst().coarsest();
    }

    /** Moves through the scene, by shares of the distance to the pivot. */
    void flyBy(double right, double down, double ahead) {
        double distance = stride();
        moveTo(camera.pannedBy(right * distance, down * distance).flownBy(ahead * distance));
    }

    /** Turns the view to the right and downwards about the eye. */
    void lookBy(double rightDeg, double downDeg) {
        moveTo(camera.turnedAboutEyeBy(rightDeg, downDeg));
    }

    /** A look around from the photograph's place, turned about the scene's middle. */
    void peek(double yawDeg, double elevationDeg) {
        var seen = scene;
        if (seen == null || seen.content().shape().isEmpty()) return;
        aim = Aim.BY_HAND;
        orbit = null;
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
        orbit = null;
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
                                        coarse(seen),
                                        seen.lens(),
                                        seen.photoAspect(),
                                        pane);
                        case WHOLE_SCENE ->
                                CameraFit.of(seen.content().shape(), seen.lens(), camera, pane);
                        case PHOTO -> fromPhoto(seen);
                        case ORBIT, BY_HAND -> camera;
                    };
        }
        changed.run();
    }

    private OrbitCamera fromPhoto(ShownScene seen) {
        return FirstView.fromPhoto(
                seen.form(), seen.content().shape(), seen.lens(), seen.photoAspect(), pane);
    }
}
