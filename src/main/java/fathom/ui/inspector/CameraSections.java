package fathom.ui.inspector;

import fathom.geometry.CameraChoice;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.Projection;
import fathom.image.Photo;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.controls.TypedValue;
import fathom.ui.state.SceneFormViewModel;
import fathom.ui.state.SceneFormViewModel.PanoramaHint;
import fathom.ui.state.SceneFormViewModel.PrincipalPoint;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;
import fathom.ui.text.TypedNumber;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What the photograph's camera was like, and how it was held. */
final class CameraSections {
    private static final double FULL_FRAME_WIDTH_MM = 36;
    private static final double STEEPEST_PITCH_DEG = 60;
    private static final double LARGEST_ROLL_DEG = 45;

    /** A levelling that is set by hand, whatever its angles. */
    private enum Way {
        NONE,
        GROUND,
        ANGLES
    }

    private final SceneViewModel scene;
    private final SceneFormViewModel form;
    private final ObservableValue<@Nullable Photo> photo;
    private final ObservableValue<Boolean> solid;

    /**
     * @param photo the shown one; null for none
     */
    CameraSections(SceneViewModel scene, ObservableValue<@Nullable Photo> photo) {
        this.scene = scene;
        this.photo = photo;
        form = scene.form();
        solid =
                scene.modeProperty()
                        .flatMap(
                                mode ->
                                        form.reliefProperty()
                                                .map(on -> on && mode != SceneMode.POINTS));
    }

    Section camera() {
        var reset = small("inspector.reset", "inspector.fov.reset.hint", this::reset);
        reset.visibleProperty()
                .bind(
                        scene.focalSourceProperty()
                                .flatMap(
                                        from ->
                                                form.principalPointProperty()
                                                        .map(point -> isChanged(from, point))));
        var way =
                new Segmented<>(Messages.text("inspector.projection"), form.projectionProperty())
                        .add(
                                Projection.PINHOLE,
                                Messages.text("inspector.projection.lens"),
                                Messages.text("inspector.projection.lens.hint"))
                        .add(
                                Projection.PANORAMA,
                                Messages.text("inspector.projection.panorama"),
                                Messages.text("inspector.projection.panorama.hint"));
        way.disableProperty().bind(solid);
        var fov =
                new SliderRow(
                        Messages.text("inspector.fov"),
                        Messages.text("inspector.fov.hint"),
                        Scale.LINEAR,
                        SceneViewModel.SMALLEST_FOV_DEG,
                        SceneViewModel.LARGEST_FOV_DEG,
                        scene.fovDegProperty(),
                        scene::setFovDeg,
                        CameraSections::degrees);
        var focal =
                new TypedValue(
                        Messages.text("inspector.focal.frame"),
                        scene.fovDegProperty().map(CameraSections::equivalentMm),
                        this::takeFocal);
        var source = new Label();
        source.textProperty()
                .bind(scene.focalSourceProperty().map(from -> word("inspector.focal.", from)));
        Node[] ofLens = {
            fov,
            Section.row(Messages.text("inspector.focal"), new FocalField(scene, photo)),
            Section.row(Messages.text("inspector.focal.frame"), focal),
            Section.row(Messages.text("inspector.focal.source"), source),
            axis("inspector.axis.across", true),
            axis("inspector.axis.down", false),
            Section.row(Messages.text("inspector.axis.at"), new AxisFields(form, photo))
        };
        var noLens =
                form.panoramaProperty().flatMap(around -> solid.map(closed -> around || closed));
        for (var node : ofLens) node.disableProperty().bind(noLens);
        var section = new Section(Messages.text("inspector.camera"), way, hint());
        section.getChildren().addAll(ofLens);
        return section.withAction(reset);
    }

    private static boolean isChanged(CameraChoice.Source from, PrincipalPoint point) {
        return from == CameraChoice.Source.USER_FOV
                || from == CameraChoice.Source.USER_FOCAL
                || !point.equals(PrincipalPoint.MIDDLE);
    }

    private void reset() {
        scene.resetFov();
        form.principalPointProperty().set(PrincipalPoint.MIDDLE);
    }

    /** Why the photograph may be a panorama, while it is not taken for one. */
    private Node hint() {
        var hint = Section.quiet("");
        hint.textProperty()
                .bind(
                        form.panoramaHintProperty()
                                .map(
                                        why ->
                                                why == PanoramaHint.NONE
                                                        ? ""
                                                        : word("inspector.panorama.", why)));
        hint.visibleProperty()
                .bind(
                        form.panoramaHintProperty()
                                .flatMap(
                                        why ->
                                                form.panoramaProperty()
                                                        .map(
                                                                around ->
                                                                        !around
                                                                                && why
                                                                                        != PanoramaHint
                                                                                                .NONE)));
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private SliderRow axis(String key, boolean across) {
        return new SliderRow(
                        Messages.text(key),
                        Messages.text("inspector.axis.hint"),
                        Scale.LINEAR,
                        0,
                        1,
                        form.principalPointProperty().map(point -> across ? point.x() : point.y()),
                        share -> moveAxis(share, across),
                        share -> String.format(Locale.ENGLISH, "%.1f\u202f%%", 100 * share))
                .inPercent();
    }

    private void moveAxis(double share, boolean across) {
        var now = form.principalPointProperty().get();
        form.principalPointProperty()
                .set(
                        across
                                ? new PrincipalPoint(share, now.y())
                                : new PrincipalPoint(now.x(), share));
    }

    Section level() {
        var way =
                new Segmented<Way>(
                                Messages.text("inspector.level"),
                                form.levellingProperty().map(CameraSections::wayOf),
                                this::choose)
                        .add(
                                Way.NONE,
                                Messages.text("inspector.level.none"),
                                Messages.text("inspector.level.none.hint"))
                        .add(
                                Way.GROUND,
                                Messages.text("inspector.level.ground"),
                                Messages.text("inspector.level.ground.hint"))
                        .add(
                                Way.ANGLES,
                                Messages.text("inspector.level.angles"),
                                Messages.text("inspector.level.angles.hint"));
        way.getChildren().get(1).disableProperty().bind(form.panoramaProperty());
        var missing = Section.quiet(Messages.text("inspector.level.missing"));
        missing.visibleProperty().bind(form.groundMissingProperty());
        missing.managedProperty().bind(missing.visibleProperty());
        var clicks = new ToggleButton(Messages.text("inspector.level.clicks"));
        clicks.getStyleClass().add("small");
        clicks.setTooltip(new Tooltip(Messages.text("inspector.level.clicks.hint")));
        clicks.selectedProperty().bindBidirectional(form.levellingByClicksProperty());
        var pitch = angle("inspector.level.pitch", STEEPEST_PITCH_DEG, true);
        var roll = angle("inspector.level.roll", LARGEST_ROLL_DEG, false);
        for (var row : new Node[] {pitch, roll}) {
            row.visibleProperty()
                    .bind(form.levellingProperty().map(now -> now instanceof Levelling.Angles));
            row.managedProperty().bind(row.visibleProperty());
        }
        var section =
                new Section(Messages.text("inspector.level"), way, missing, pitch, roll)
                        .withAction(clicks);
        section.disableProperty().bind(solid);
        return section;
    }

    private static Way wayOf(Levelling levelling) {
        return switch (levelling) {
            case Levelling.None _ -> Way.NONE;
            case Levelling.Ground _ -> Way.GROUND;
            case Levelling.Angles _ -> Way.ANGLES;
        };
    }

    private void choose(Way way) {
        form.level(
                switch (way) {
                    case NONE -> new Levelling.None();
                    case GROUND -> new Levelling.Ground();
                    case ANGLES -> form.angles();
                });
    }

    private SliderRow angle(String key, double most, boolean pitch) {
        return new SliderRow(
                Messages.text(key),
                Messages.text(key + ".hint"),
                Scale.LINEAR,
                -most,
                most,
                form.levellingProperty()
                        .map(_ -> pitch ? form.angles().pitchDeg() : form.angles().rollDeg()),
                degrees -> turn(degrees, pitch),
                CameraSections::degrees);
    }

    private void turn(double degrees, boolean pitch) {
        var now = form.angles();
        form.level(
                pitch
                        ? new Levelling.Angles(degrees, now.rollDeg())
                        : new Levelling.Angles(now.pitchDeg(), degrees));
    }

    private static Button small(String key, String hint, Runnable action) {
        var button = new Button(Messages.text(key));
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(Messages.text(hint)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static String word(String prefix, Enum<?> constant) {
        return Messages.text(prefix + constant.name().toLowerCase(Locale.ROOT));
    }

    private static String degrees(double degrees) {
        return String.format(Locale.ENGLISH, "%.1f\u00b0", degrees);
    }

    private void takeFocal(String typed) {
        TypedNumber.of(typed)
                .ifPresent(
                        mm ->
                                scene.setFovDeg(
                                        2
                                                * Math.toDegrees(
                                                        Math.atan(
                                                                FULL_FRAME_WIDTH_MM / (2 * mm)))));
    }

    /** The focal length that gives this field of view on a 36 mm wide frame. */
    private static String equivalentMm(Number degrees) {
        double mm = FULL_FRAME_WIDTH_MM / (2 * Math.tan(Math.toRadians(degrees.doubleValue()) / 2));
        return Messages.text("inspector.focal.mm", String.format(Locale.ENGLISH, "%.0f", mm));
    }
}
