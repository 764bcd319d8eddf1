package fathom.ui.scene3d;

import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;
import fathom.render.ClipBox;
import fathom.render.Layer;
import fathom.render.Projection;
import fathom.render.Rasterizer;
import fathom.render.Vector;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The 3D pane: shows the depth of the selected tile in space, in the photograph's colours. Follows
 * the view models, and obeys their camera commands.
 */
public final class SceneView extends StackPane {
    private static final double REACH_PX = 4;

    private final ObservableValue<@Nullable DepthResult> result;
    private final SceneViewModel model;
    private final ScenePicture picture;
    private final SceneBuilds builds;
    private final CameraControl control = new CameraControl(this::draw);
    private final Guides guides;
    private final AxesGizmo axes = new AxesGizmo();
    private final CursorMark cursor;
    private final SceneOverlay overlay;
    private @Nullable SceneContent content;
    private ScenePicture.@Nullable Drawn drawn;

    /**
     * @param result what is shown; null for nothing
     * @param jobs builds geometry, and delivers on the toolkit's thread
     */
    public SceneView(
            ObservableValue<@Nullable DepthResult> result,
            SceneViewModel model,
            ViewportViewModel viewport,
            JobRunner jobs) {
        this.result = result;
        this.model = model;
        picture = new ScenePicture(jobs, new Pictures());
        builds = new SceneBuilds(jobs, new Arrivals());
        guides = new Guides(model);
        cursor = new CursorMark(viewport);
        overlay = new SceneOverlay(model);
        buildNodes();
        listen(viewport);
    }

    private void buildNodes() {
        getStyleClass().add("scene-view");
        getStylesheets()
                .add(
                        Objects.requireNonNull(SceneView.class.getResource("scene.css"))
                                .toExternalForm());
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Messages.text("scene.accessible"));
        setAlignment(axes, Pos.TOP_RIGHT);
        getChildren()
                .setAll(guides.behind(), picture.node(), guides.before(), cursor, axes, overlay);
    }

    private void listen(ViewportViewModel viewport) {
        result.subscribe(_ -> request());
        for (var part : geometryParts()) part.subscribe(_ -> request());
        for (var guide : guides.shown()) guide.subscribe(_ -> drawGuides());
        model.showAxesProperty().subscribe(_ -> drawGuides());
        viewport.cursorProperty().subscribe(_ -> drawGuides());
        model.fovDegProperty().subscribe(this::stretch);
        widthProperty().subscribe(_ -> control.resize(getWidth(), getHeight()));
        heightProperty().subscribe(_ -> control.resize(getWidth(), getHeight()));
        model.onCameraCommand(control::obey);
        new SceneMouse(this, control, this::turnAbout).listen();
    }

    private void stretch() {
        control.setPhotoFov(model.getFovDeg());
        showScene();
    }

    private ObservableValue<?>[] geometryParts() {
        return new ObservableValue<?>[] {
            model.modeProperty(),
            model.nearFarProperty(),
            model.edgeJumpProperty(),
            model.edgesCutProperty(),
            model.stepProperty()
        };
    }

    private void request() {
        var shown = result.getValue();
        if (shown == null) {
            builds.forget();
            content = null;
            drawn = null;
            picture.show(List.of());
            model.summaryProperty().set("");
            overlay.noteProperty().set("");
            overlay.showState(Messages.text("scene.empty"), Messages.text("scene.empty.remedy"));
            draw();
            return;
        }
        if (content == null) overlay.showState(Messages.text("scene.building"), "");
        builds.request(
                new SceneRequest(
                        shown.photo(),
                        shown.networkMap(),
                        model.modeProperty().get(),
                        model.nearFarProperty().get(),
                        model.edgeCut(),
                        model.stepProperty().get()));
    }

    /** Asks for a picture; what lies over it follows when the picture is there. */
    private void draw() {
        if (content == null) {
            axes.setVisible(false);
            guides.clear();
            cursor.hide();
            return;
        }
        picture.look(
                new ScenePicture.View(
                        control.camera(), control.width(), control.height(), screenScale()));
        drawGuides();
    }

    private void drawGuides() {
        var shown = content;
        var seen = drawn;
        axes.setVisible(shown != null && seen != null && model.showAxesProperty().get());
        if (shown == null || seen == null) return;
        var view = projectionOf(seen);
        axes.look(view);
        guides.draw(view, shown, control.tanHalfFov());
        cursor.draw(view, shown, control.tanHalfFov());
    }

    private static Projection projectionOf(ScenePicture.Drawn drawn) {
        var view = drawn.view();
        return new Projection(view.camera(), view.width(), view.height());
    }

    private double screenScale() {
        var window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        return Double.isFinite(scale) && scale > 0 ? scale : 1;
    }

    private void showScene() {
        var shown = content;
        if (shown == null) return;
        picture.show(
                shown.levels().stream()
                        .map(shape -> new Layer(shape, shown.texture(), false, 1))
                        .map(
                                layer ->
                                        new Rasterizer.Scene(
                                                List.of(layer), control.tanHalfFov(), ClipBox.ALL))
                        .toList());
    }

    private void turnAbout(double xPx, double yPx) {
        pointAt(xPx, yPx).ifPresent(control::turnAbout);
    }

    /** What lies in space under a place of the pane, or right beside it. */
    private Optional<Vector> pointAt(double xPx, double yPx) {
        var seen = drawn;
        if (seen == null) return Optional.empty();
        double scale = seen.view().scale();
        var frame = seen.frame();
        var found =
                frame.nearestAround(
                        (int) (xPx * scale), (int) (yPx * scale), (int) (REACH_PX * scale));
        if (found.isEmpty()) return Optional.empty();
        int x = found.getAsInt() % frame.width();
        int y = found.getAsInt() / frame.width();
        return Optional.of(
                projectionOf(seen)
                        .toSpace((x + 0.5) / scale, (y + 0.5) / scale, frame.depthAt(x, y)));
    }

    /** Whether all that was asked for is drawn with care. */
    boolean isFinished() {
        return !builds.isBusy() && picture.isFinished();
    }

    private final class Pictures implements ScenePicture.Listener {
        @Override
        public void drawn(ScenePicture.Drawn arrived) {
            drawn = arrived;
            drawGuides();
        }

        @Override
        public void failed(UserFacingException failure) {
            overlay.showState(failure.problem(), failure.remedy());
        }
    }

    private final class Arrivals implements SceneBuilds.Listener {
        @Override
        public void built(SceneContent arrived) {
            content = arrived;
            model.summaryProperty().set(SceneText.summary(arrived));
            overlay.noteProperty().set(SceneText.note(arrived));
            if (arrived.shape().isEmpty()) {
                overlay.showState(
                        Messages.text("scene.nothing"), Messages.text("scene.nothing.remedy"));
            } else {
                overlay.hideState();
            }
            showScene();
            control.show(arrived);
        }

        @Override
        public void failed(UserFacingException failure) {
            overlay.showState(failure.problem(), failure.remedy());
        }
    }
}
