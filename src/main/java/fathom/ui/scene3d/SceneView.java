package fathom.ui.scene3d;

import fathom.job.UserFacingException;
import fathom.render.Pane;
import fathom.render.Vector;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.CameraCommand;
import fathom.ui.state.PixelPosition;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneShot;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;
import fathom.ui.text.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The 3D pane: shows the depth of the selected tile in space. Follows the view models, and obeys
 * their camera commands.
 */
public final class SceneView extends StackPane {
    private static final double REACH_PX = 4;

    private final SceneViewModel model;
    private final ViewportViewModel viewport;
    private final SceneOrders orders;
    private final ScenePicture picture;
    private final SceneBuilds builds;
    private final CameraControl control = new CameraControl(this::draw);
    private final SceneMotion motion = new SceneMotion(control);
    private final Guides guides;
    private final AxesGizmo axes = new AxesGizmo();
    private final CursorMark cursor;
    private final SceneMeasure measure = new SceneMeasure();
    private final PhotoOverlay photo = new PhotoOverlay();
    private final SceneOverlay overlay;
    private @Nullable SceneContent content;
    private ScenePicture.@Nullable Drawn drawn;

    /**
     * @param jobs builds and draws scenes on two threads, and delivers on the toolkit's thread
     */
    public SceneView(
            SceneSources sources,
            SceneViewModel model,
            ViewportViewModel viewport,
            JobRunner jobs) {
        this.model = model;
        this.viewport = viewport;
        orders = new SceneOrders(sources, model);
        picture = new ScenePicture(jobs, new Pictures());
        builds = new SceneBuilds(jobs, new Arrivals());
        guides = new Guides(model);
        cursor = new CursorMark(viewport);
        overlay = new SceneOverlay(model);
        buildNodes();
        listen(sources);
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
                .setAll(
                        guides.behind(),
                        picture.node(),
                        photo,
                        guides.before(),
                        cursor,
                        measure,
                        axes,
                        overlay);
    }

    private void listen(SceneSources sources) {
        var look = model.look();
        for (var cause : orders.causes()) cause.subscribe(_ -> order());
        for (var cause : orders.colourCauses()) {
            cause.subscribe(
                    _ -> {
                        if (look.coloursProperty().get() == SceneColours.DEPTH) order();
                    });
        }
        sources.tiles()
                .addListener(
                        (ListChangeListener<Object>)
                                _ -> {
                                    if (look.allModelsProperty().get()) order();
                                });
        for (var guide : guides.shown()) guide.subscribe(_ -> drawGuides());
        model.showAxesProperty().subscribe(_ -> drawGuides());
        viewport.cursorProperty().subscribe(_ -> drawGuides());
        model.fovDegProperty().subscribe(this::stretch);
        stretch();
        widthProperty().subscribe(this::frame);
        heightProperty().subscribe(this::frame);
        overlay.onCoverChanged(this::frame);
        model.onCameraCommand(control::obey);
        model.onShot(this::shot);
        look.litProperty().subscribe(this::showScene);
        look.pointSizeProperty().subscribe(this::showScene);
        look.clipProperty().subscribe(this::showScene);
        look.photoOpacityProperty().subscribe(this::drawGuides);
        look.turntableProperty().subscribe(motion::turn);
        look.parallaxProperty()
                .subscribe(
                        (_, wanted) -> {
                            if (!wanted) control.obey(CameraCommand.FROM_PHOTO);
                        });
        look.measuringProperty()
                .subscribe(
                        wanted -> {
                            if (!wanted) measure.forget();
                        });
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) motion.releaseAll();
                        });
        new SceneMouse(this, control, motion, new Pointing()).listen();
    }

    private void frame() {
        control.resize(
                new Pane(getWidth(), getHeight(), overlay.coveredTop(), overlay.coveredBottom()));
    }

    private void stretch() {
        control.setPhotoFov(model.getFovDeg());
        if (model.look().coloursProperty().get() == SceneColours.NORMAL) order();
        showScene();
    }

    private void order() {
        var order = orders.now();
        if (order.isPresent()) {
            if (content == null) overlay.showState(Messages.text("scene.building"), "");
            builds.order(order.get());
            return;
        }
        builds.forget();
        content = null;
        drawn = null;
        picture.show(List.of());
        measure.forget();
        model.summaryProperty().set("");
        overlay.noteProperty().set("");
        overlay.showState(Messages.text("scene.empty"), Messages.text("scene.empty.remedy"));
        draw();
    }

    /** Asks for a picture; what lies over it follows when the picture is there. */
    private void draw() {
        if (content == null) {
            axes.setVisible(false);
            guides.clear();
            cursor.hide();
            photo.hide();
            return;
        }
        var pane = control.pane();
        picture.look(
                new ScenePicture.View(
                        control.camera(), pane.width(), pane.height(), screenScale()));
        drawGuides();
    }

    private void drawGuides() {
        var shown = content;
        var seen = drawn;
        axes.setVisible(shown != null && seen != null && model.showAxesProperty().get());
        if (shown == null || seen == null) return;
        var view = seen.projection();
        axes.look(view);
        guides.draw(view, shown, control.tanHalfFov());
        cursor.draw(view, shown, control.tanHalfFov());
        measure.draw(view, shown.surface().metric());
        double opacity = control.isAtPhoto() ? model.look().photoOpacityProperty().get() : 0;
        photo.draw(shown.request().photo(), opacity, view.width(), view.height());
    }

    private double screenScale() {
        var window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        return Double.isFinite(scale) && scale > 0 ? scale : 1;
    }

    private void showScene() {
        var shown = content;
        if (shown == null) return;
        picture.show(SceneLevels.scenes(shown, model.look(), control.tanHalfFov()));
    }

    private Optional<SceneShot> shot() {
        var shown = content;
        if (shown == null || shown.shape().isEmpty()) return Optional.empty();
        var scene = SceneLevels.scenes(shown, model.look(), control.tanHalfFov()).getFirst();
        return Optional.of(new SceneShot(scene, control.camera(), control.pane().aspect()));
    }

    /** What lies in space under a place of the pane, or right beside it. */
    private Optional<Vector> pointAt(double xPx, double yPx) {
        var seen = drawn;
        return seen == null ? Optional.empty() : seen.pointAt(xPx, yPx, REACH_PX);
    }

    /** Whether all that was asked for is drawn with care. */
    boolean isFinished() {
        return !builds.isBusy() && picture.isFinished();
    }

    /** What the mouse points at. */
    private final class Pointing implements SceneMouse.Pointer {
        @Override
        public void turnAbout(double xPx, double yPx) {
            pointAt(xPx, yPx).ifPresent(control::turnAbout);
        }

        @Override
        public void choose(double xPx, double yPx) {
            if (!model.look().measuringProperty().get()) return;
            pointAt(xPx, yPx).ifPresent(measure::choose);
            drawGuides();
        }

        /** The tiles' cursor goes where the photograph has seen the point. */
        @Override
        public void hover(double xPx, double yPx) {
            var shown = content;
            if (shown == null) return;
            if (model.look().parallaxProperty().get()) {
                control.peek(xPx / getWidth() - 0.5, yPx / getHeight() - 0.5);
            }
            viewport.cursorProperty()
                    .set(pointAt(xPx, yPx).flatMap(point -> pixelOf(point, shown)).orElse(null));
        }

        @Override
        public void leave() {
            viewport.cursorProperty().set(null);
        }

        private Optional<PixelPosition> pixelOf(Vector point, SceneContent shown) {
            var picture = shown.request().photo();
            double focalPx = picture.width() / 2.0 / control.tanHalfFov();
            if (point.z() <= 0) return Optional.empty();
            int x = (int) Math.floor(picture.width() / 2.0 + focalPx * point.x() / point.z());
            int y = (int) Math.floor(picture.height() / 2.0 + focalPx * point.y() / point.z());
            return x < 0 || y < 0 || x >= picture.width() || y >= picture.height()
                    ? Optional.empty()
                    : Optional.of(new PixelPosition(x, y));
        }
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
            var before = content;
            content = arrived;
            if (before == null || before.request().photo() != arrived.request().photo()) {
                measure.forget();
            }
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
