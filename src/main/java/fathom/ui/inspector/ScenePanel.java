package fathom.ui.inspector;

import fathom.depth.DepthKind;
import fathom.geometry.NearFar;
import fathom.geometry.NearFarPreset;
import fathom.pipeline.DepthResult;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** How depth becomes a scene in space, and what of it is drawn. */
final class ScenePanel extends VBox {
    private static final double NEAREST = 0.1;
    private static final double FARTHEST = 100;
    private static final double LEAST_RATIO = 1.05;

    private final SceneViewModel scene;

    ScenePanel(WorkbenchViewModel workbench) {
        this.scene = workbench.scene();
        var distances = distances();
        distances
                .visibleProperty()
                .bind(workbench.activeResult().map(ScenePanel::isRelative).orElse(true));
        distances.managedProperty().bind(distances.visibleProperty());
        var look =
                new SceneLookSections(
                        scene,
                        workbench.groundTruth().loadedProperty().map(_ -> true).orElse(false));
        var camera = new CameraSections(scene, workbench.photoProperty());
        var surface = new SurfaceSections(scene);
        getChildren()
                .setAll(
                        shape(),
                        look.colours(),
                        camera.camera(),
                        camera.level(),
                        distances,
                        surface.edges(),
                        surface.surface(),
                        new ReliefSection(scene).section(),
                        look.clip(),
                        extras());
    }

    private static boolean isRelative(@Nullable DepthResult result) {
        return result == null || result.map().kind() != DepthKind.METRIC_DEPTH;
    }

    private Section shape() {
        var mode =
                new Segmented<>(Messages.text("inspector.shape"), scene.modeProperty())
                        .add(
                                SceneMode.POINTS,
                                Messages.text("inspector.points"),
                                Messages.text("inspector.points.hint"))
                        .add(
                                SceneMode.MESH,
                                Messages.text("inspector.mesh"),
                                Messages.text("inspector.mesh.hint"))
                        .add(
                                SceneMode.WIREFRAME,
                                Messages.text("inspector.wire"),
                                Messages.text("inspector.wire.hint"));
        var summary = Section.quiet("");
        summary.textProperty().bind(scene.summaryProperty());
        return new Section(Messages.text("inspector.shape"), mode, summary);
    }

    private Section distances() {
        var near =
                new SliderRow(
                        Messages.text("inspector.near.distance"),
                        Messages.text("inspector.near.distance.hint"),
                        Scale.LOGARITHMIC,
                        NEAREST,
                        FARTHEST,
                        scene.nearFarProperty().map(NearFar::near),
                        this::setNear,
                        DepthText::number);
        var far =
                new SliderRow(
                        Messages.text("inspector.far.distance"),
                        Messages.text("inspector.far.distance.hint"),
                        Scale.LOGARITHMIC,
                        NEAREST,
                        FARTHEST,
                        scene.nearFarProperty().map(NearFar::far),
                        this::setFar,
                        DepthText::number);
        var presets = new MenuButton(Messages.text("inspector.presets"));
        presets.getStyleClass().addAll("flat", "small");
        presets.setTooltip(new Tooltip(Messages.text("inspector.presets.hint")));
        presets.getItems().add(preset("default", NearFar.DEFAULT));
        for (var each : NearFarPreset.values()) {
            presets.getItems().add(preset(each.id(), each.nearFar()));
        }
        return new Section(
                        Messages.text("inspector.distances"),
                        near,
                        far,
                        Section.quiet(Messages.text("inspector.distances.note")))
                .withAction(presets);
    }

    private MenuItem preset(String id, NearFar distances) {
        String text = Messages.text("inspector.presets." + id, distances.near(), distances.far());
        var item = new MenuItem(text);
        item.setOnAction(_ -> scene.setNearFar(distances));
        return item;
    }

    private void setNear(double near) {
        double far = Math.max(scene.nearFarProperty().get().far(), near * LEAST_RATIO);
        scene.setNearFar(new NearFar(near, far));
    }

    private void setFar(double far) {
        double near = Math.min(scene.nearFarProperty().get().near(), far / LEAST_RATIO);
        scene.setNearFar(new NearFar(near, far));
    }

    private Section extras() {
        return new Section(
                Messages.text("inspector.extras"),
                check("inspector.grid", scene.showGridProperty()),
                check("inspector.axes", scene.showAxesProperty()),
                frustum());
    }

    /** Only a surface has been seen by one lens. */
    private CheckBox frustum() {
        var box = check("inspector.frustum", scene.showFrustumProperty());
        var form = scene.form();
        box.disableProperty()
                .bind(
                        form.panoramaProperty()
                                .flatMap(
                                        around ->
                                                form.reliefProperty()
                                                        .map(closed -> around || closed)));
        return box;
    }

    private static CheckBox check(String key, BooleanProperty value) {
        var box = new CheckBox(Messages.text(key));
        box.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }
}
