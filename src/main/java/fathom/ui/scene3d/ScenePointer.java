package fathom.ui.scene3d;

import fathom.render.Lens;
import fathom.render.Vector;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;

import java.util.List;
import java.util.Optional;

/** What pointing at the scene does: the tiles' cursor follows, and clicks go to the chosen tool. */
final class ScenePointer implements SceneMouse.Pointer {
    /** From one side of the pane to the other: the eye goes with the mouse. */
    private static final double PEEK_ACROSS_DEG = 20;

    private static final double PEEK_DOWN_DEG = 12;

    private final SceneViewModel model;
    private final ViewportViewModel viewport;
    private final CameraControl control;
    private final Tools tools;
    private final Shown shown;

    /** What is pointed at. */
    interface Shown {
        Optional<ShownScene> scene();

        /** What lies in space under a place of the pane, or right beside it. */
        Optional<Vector> pointAt(double xPx, double yPx);
    }

    /**
     * What clicks are for.
     *
     * @param plumb for the line that is to be upright or level
     * @param changed is called when one has changed
     */
    record Tools(SceneMeasure measure, SceneMeasure plumb, Runnable changed) {}

    ScenePointer(
            SceneViewModel model,
            ViewportViewModel viewport,
            CameraControl control,
            Tools tools,
            Shown shown) {
        this.model = model;
        this.viewport = viewport;
        this.control = control;
        this.tools = tools;
        this.shown = shown;
    }

    @Override
    public void turnAbout(double xPx, double yPx) {
        shown.pointAt(xPx, yPx).ifPresent(control::turnAbout);
    }

    @Override
    public void choose(double xPx, double yPx) {
        var scene = shown.scene();
        var point = shown.pointAt(xPx, yPx);
        if (scene.isEmpty() || point.isEmpty()) return;
        var lens = scene.get().lens();
        if (model.form().levellingByClicksProperty().get()) {
            tools.plumb.choose(lens, point.get());
            level(lens, tools.plumb.chosen(lens));
        } else if (model.look().measuringProperty().get()) {
            tools.measure.choose(lens, point.get());
        }
        tools.changed.run();
    }

    /** By the line between two points, as the camera saw it. */
    private void level(Lens lens, List<Vector> points) {
        if (points.size() < 2) return;
        var line = lens.toCamera(points.getLast().minus(points.getFirst()));
        if (line.length() == 0) return;
        model.form().level(model.form().angles().with(line.x(), line.y(), line.z()));
    }

    /** The tiles' cursor goes where the photograph has seen the point. */
    @Override
    public void hover(double xPx, double yPx) {
        var scene = shown.scene();
        if (scene.isEmpty()) return;
        if (model.look().parallaxProperty().get()) {
            var pane = control.pane();
            control.peek(
                    PEEK_ACROSS_DEG * (0.5 - xPx / pane.width()),
                    PEEK_DOWN_DEG * (0.5 - yPx / pane.height()));
        }
        var pixel = shown.pointAt(xPx, yPx).flatMap(scene.get()::pixelOf);
        viewport.cursorProperty().set(pixel.orElse(null));
    }

    @Override
    public void leave() {
        viewport.cursorProperty().set(null);
    }
}
