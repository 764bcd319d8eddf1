package fathom.ui.scene3d;

import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;
import fathom.ui.text.Messages;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The 3D pane: shows the depth of the selected tile in space, in the photograph's colours. Follows
 * the view models, and obeys their camera commands.
 */
public final class SceneView extends StackPane {
    private final ObservableValue<@Nullable DepthResult> result;
    private final SceneViewModel model;
    private final SceneRenderer renderer;
    private final SceneBuilds builds;
    private final CameraControl control = new CameraControl(this::draw);
    private final Guides guides;
    private final AxesGizmo axes = new AxesGizmo();
    private final CursorMark cursor;
    private final SceneOverlay overlay;
    private @Nullable SceneContent content;

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
        boolean drawsSpace = Platform.isSupported(ConditionalFeature.SCENE3D);
        renderer = drawsSpace ? new SubSceneRenderer() : new NoRenderer();
        builds = new SceneBuilds(jobs, new Arrivals());
        guides = new Guides(model);
        cursor = new CursorMark(viewport);
        overlay = new SceneOverlay(model);
        buildNodes();
        if (drawsSpace) {
            listen(viewport);
        } else {
            sayWhyThereIsNothing();
        }
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
                .setAll(guides.behind(), renderer.node(), guides.before(), cursor, axes, overlay);
    }

    private void sayWhyThereIsNothing() {
        axes.setVisible(false);
        overlay.hideControls();
        overlay.showState(
                Messages.text("scene.unsupported"), Messages.text("scene.unsupported.remedy"));
    }

    private void listen(ViewportViewModel viewport) {
        result.subscribe(_ -> request());
        for (var part : geometryParts()) part.subscribe(_ -> request());
        for (var guide : guides.shown()) guide.subscribe(_ -> draw());
        model.showAxesProperty().subscribe(_ -> draw());
        viewport.cursorProperty().subscribe(_ -> draw());
        model.fovDegProperty().subscribe(fov -> control.setPhotoFov(fov.doubleValue()));
        widthProperty().subscribe(_ -> control.resize(getWidth(), getHeight()));
        heightProperty().subscribe(_ -> control.resize(getWidth(), getHeight()));
        model.onCameraCommand(control::obey);
        new SceneMouse(this, control, this::turnAbout).listen();
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
            renderer.clear();
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

    private void draw() {
        var view = control.view();
        var shown = content;
        axes.setVisible(shown != null && model.showAxesProperty().get());
        axes.look(view);
        renderer.look(view, control.tanHalfFov());
        if (shown == null) {
            guides.clear();
            cursor.hide();
            return;
        }
        guides.draw(view, shown.geometry(), control.tanHalfFov());
        cursor.draw(view, shown.geometry(), control.tanHalfFov());
    }

    private void turnAbout(double xPx, double yPx) {
        var shown = content;
        if (shown == null) return;
        ScenePick.at(xPx, yPx, control.view(), shown.geometry(), control.tanHalfFov())
                .ifPresent(control::turnAbout);
    }

    private final class Arrivals implements SceneBuilds.Listener {
        @Override
        public void built(SceneContent arrived) {
            content = arrived;
            var geometry = arrived.geometry();
            renderer.show(arrived);
            model.summaryProperty().set(SceneText.summary(geometry));
            overlay.noteProperty().set(SceneText.note(geometry));
            if (geometry.triangleCount() > 0) {
                overlay.hideState();
            } else {
                overlay.showState(
                        Messages.text("scene.nothing"), Messages.text("scene.nothing.remedy"));
            }
            control.show(geometry);
            draw();
        }

        @Override
        public void failed(UserFacingException failure) {
            overlay.showState(failure.problem(), failure.remedy());
        }
    }
}
