package fathom.ui.scene3d;

import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.SceneForm;
import fathom.geometry.recipe.SceneMeshes;
import fathom.job.UserFacingException;
import fathom.render.Lens;
import fathom.render.Pane;
import fathom.render.SceneShapes;
import fathom.render.Vector;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.CameraCommand;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneShot;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;
import fathom.ui.text.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
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
    private static final double AXES_FROM_EDGE_PX = 6;

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
    private final SceneMeasure plumb = new SceneMeasure();
    private final PhotoOverlay photo = new PhotoOverlay();
    private final SceneOverlay overlay;
    private @Nullable ShownScene scene;
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
        setMargin(axes, new Insets(0, AXES_FROM_EDGE_PX, 0, 0));
        getChildren()
                .setAll(
                        guides.behind(),
                        picture.node(),
                        photo,
                        guides.before(),
                        cursor,
                        measure,
                        plumb,
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
        var form = model.form();
        model.fovDegProperty().subscribe(this::stretch);
        form.principalPointProperty().subscribe(this::stretch);
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
                            else form.levellingByClicksProperty().set(false);
                        });
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) motion.releaseAll();
                        });
        form.levellingByClicksProperty()
                .subscribe(
                        wanted -> {
                            plumb.forget();
                            if (wanted) look.measuringProperty().set(false);
                        });
        new SceneMouse(this, control, motion, pointer()).listen();
    }

    private ScenePointer pointer() {
        return new ScenePointer(
                model,
                viewport,
                control,
                new ScenePointer.Tools(measure, plumb, this::drawGuides),
                new Pointed());
    }

    private void frame() {
        control.resize(
                new Pane(getWidth(), getHeight(), overlay.coveredTop(), overlay.coveredBottom()));
    }

    private void stretch() {
        if (orders.dependOnCamera()) order();
        if (scene != null) show(scene.content());
    }

    private void order() {
        var order = orders.now();
        orders.explain(overlay.legend());
        if (order.isPresent()) {
            if (scene == null) overlay.showState(Messages.text("scene.building"), "");
            builds.order(order.get());
            return;
        }
        builds.forget();
        scene = null;
        drawn = null;
        picture.show(List.of());
        measure.forget();
        plumb.forget();
        model.summaryProperty().set("");
        model.amountProperty().set(Optional.empty());
        model.form().groundMissingProperty().set(false);
        overlay.noteProperty().set("");
        overlay.showState(Messages.text("scene.empty"), Messages.text("scene.empty.remedy"));
        control.showNothing();
    }

    /** Asks for a picture; what lies over it follows when the picture is there. */
    private void draw() {
        if (scene == null) {
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
        var shown = scene;
        var seen = drawn;
        axes.setVisible(shown != null && seen != null && model.showAxesProperty().get());
        if (shown == null || seen == null) return;
        var view = seen.projection();
        axes.look(view);
        guides.draw(view, shown);
        cursor.draw(view, shown);
        measure.draw(view, shown);
        plumb.draw(view, shown);
        boolean fits = control.isAtPhoto() && shown.form() == SceneForm.SURFACE;
        double opacity = fits ? model.look().photoOpacityProperty().get() : 0;
        photo.draw(shown, opacity, view);
    }

    private double screenScale() {
        var window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        return Double.isFinite(scale) && scale > 0 ? scale : 1;
    }

    private void showScene() {
        if (scene != null) picture.show(SceneLevels.scenes(scene, model.look()));
    }

    /** Through the lens that is chosen now. */
    private void show(SceneContent content) {
        var shown = ShownScene.of(content, lens(content));
        scene = shown;
        showScene();
        control.show(shown);
    }

    private Lens lens(SceneContent content) {
        var camera = model.cameraChoiceFor(content.request().photo());
        var rotation =
                model.recipe().levelling() instanceof Levelling.Ground
                        ? content.ground()
                        : SceneMeshes.rotation(content.surface(), camera, model.recipe());
        return SceneShapes.lens(content.form(), camera, rotation.orElse(Rotation.NONE));
    }

    private Optional<SceneShot> shot() {
        var shown = scene;
        if (shown == null || shown.content().shape().isEmpty()) return Optional.empty();
        var drawn = SceneLevels.scenes(shown, model.look()).getFirst();
        return Optional.of(new SceneShot(drawn, control.camera(), control.pane().aspect()));
    }

    private final class Pointed implements ScenePointer.Shown {
        @Override
        public Optional<ShownScene> scene() {
            return Optional.ofNullable(scene);
        }

        @Override
        public Optional<Vector> pointAt(double xPx, double yPx) {
            var seen = drawn;
            return seen == null ? Optional.empty() : seen.pointAt(xPx, yPx, REACH_PX);
        }
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
            var before = scene;
            if (before == null
                    || before.photo() != arrived.request().photo()
                    || before.form() != arrived.form()) {
                measure.forget();
                plumb.forget();
            }
            model.form().groundMissingProperty().set(arrived.groundMissing());
            model.form().groundProperty().set(arrived.ground());
            model.summaryProperty().set(SceneText.summary(arrived));
            model.amountProperty().set(arrived.amount());
            overlay.noteProperty().set(SceneText.note(arrived));
            if (arrived.shape().isEmpty()) {
                overlay.showState(
                        Messages.text("scene.nothing"), Messages.text("scene.nothing.remedy"));
            } else {
                overlay.hideState();
            }
            show(arrived);
        }

        @Override
        public void failed(UserFacingException failure) {
            overlay.showState(failure.problem(), failure.remedy());
        }
    }
}
