package fathom.ui.inspector;

import fathom.ui.controls.Segmented;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.state.ClipShares;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneLookViewModel;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The sections that say how a scene is drawn. */
final class SceneLookSections {
    /** The two ends of a clipped axis stay so far apart. */
    private static final double THINNEST = 0.02;

    private final SceneViewModel scene;
    private final SceneLookViewModel look;
    private final ObservableValue<Boolean> measured;

    /**
     * @param measured whether there is ground truth to tell errors by
     */
    SceneLookSections(SceneViewModel scene, ObservableValue<Boolean> measured) {
        this.scene = scene;
        this.measured = measured;
        this.look = scene.look();
    }

    Section colours() {
        var choice = new Segmented<>(Messages.text("inspector.colours"), look.coloursProperty());
        measured.subscribe(
                there -> {
                    choice.getStyleClass().remove("many");
                    if (there) choice.getStyleClass().add("many");
                });
        for (var colours : SceneColours.values()) {
            String key = "inspector.colours." + colours.name().toLowerCase(Locale.ROOT);
            choice.add(colours, Messages.text(key), Messages.text(key + ".hint"));
            if (colours == SceneColours.ERROR) {
                var button = choice.getChildren().getLast();
                button.visibleProperty().bind(measured);
                button.managedProperty().bind(measured);
            }
            if (colours == SceneColours.NORMAL) {
                // All around there is no one camera in whose axes normals could be.
                choice.getChildren()
                        .getLast()
                        .disableProperty()
                        .bind(scene.form().panoramaProperty());
            }
        }
        var lit = check("inspector.lit", look.litProperty());
        lit.disableProperty().bind(scene.modeProperty().map(mode -> mode != SceneMode.MESH));
        var size =
                new SliderRow(
                        Messages.text("inspector.pointsize"),
                        Messages.text("inspector.pointsize.hint"),
                        Scale.LOGARITHMIC,
                        SceneLookViewModel.SMALLEST_POINT,
                        SceneLookViewModel.LARGEST_POINT,
                        look.pointSizeProperty(),
                        look.pointSizeProperty()::set,
                        factor -> String.format(Locale.ENGLISH, "%.2f\u00d7", factor));
        size.disableProperty().bind(scene.modeProperty().map(mode -> mode != SceneMode.POINTS));
        var photo =
                new SliderRow(
                                Messages.text("inspector.overlay"),
                                Messages.text("inspector.overlay.hint"),
                                Scale.LINEAR,
                                0,
                                1,
                                look.photoOpacityProperty(),
                                this::overlayPhoto,
                                SceneLookSections::percent)
                        .inPercent();
        var form = scene.form();
        photo.disableProperty()
                .bind(
                        form.panoramaProperty()
                                .flatMap(
                                        around ->
                                                form.reliefProperty()
                                                        .map(closed -> around || closed)));
        return new Section(
                Messages.text("inspector.colours"),
                choice,
                check("inspector.allmodels", look.allModelsProperty()),
                lit,
                size,
                photo);
    }

    /** The photograph fits only the view from its own place. */
    private void overlayPhoto(double opacity) {
        if (look.photoOpacityProperty().get() == 0 && opacity > 0) scene.fromPhoto();
        look.photoOpacityProperty().set(opacity);
    }

    Section clip() {
        var reset = new Button(Messages.text("inspector.reset"));
        reset.getStyleClass().addAll("flat", "small");
        reset.setTooltip(new Tooltip(Messages.text("inspector.clip.reset")));
        reset.setOnAction(_ -> look.clipProperty().set(ClipShares.ALL));
        reset.visibleProperty()
                .bind(look.clipProperty().map(shares -> !shares.equals(ClipShares.ALL)));
        return new Section(
                        Messages.text("inspector.clip"),
                        side("near", ClipShares::near, this::setNear),
                        side("far", ClipShares::far, this::setFar),
                        side("left", ClipShares::left, this::setLeft),
                        side("right", ClipShares::right, this::setRight),
                        side("top", ClipShares::top, this::setTop),
                        side("bottom", ClipShares::bottom, this::setBottom))
                .withAction(reset);
    }

    private interface Change {
        void to(double share);
    }

    private Node side(String name, ToDoubleFunction<ClipShares> share, Change change) {
        return new SliderRow(
                        Messages.text("inspector.clip." + name),
                        Messages.text("inspector.clip.hint"),
                        Scale.LINEAR,
                        0,
                        1,
                        look.clipProperty().map(share::applyAsDouble),
                        change::to,
                        SceneLookSections::percent)
                .inPercent();
    }

    private static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.0f\u202f%%", 100 * share);
    }

    private void setNear(double share) {
        var now = look.clipProperty().get();
        double near = Math.min(share, now.far() - THINNEST);
        set(now.left(), now.right(), now.top(), now.bottom(), near, now.far());
    }

    private void setFar(double share) {
        var now = look.clipProperty().get();
        double far = Math.max(share, now.near() + THINNEST);
        set(now.left(), now.right(), now.top(), now.bottom(), now.near(), far);
    }

    private void setLeft(double share) {
        var now = look.clipProperty().get();
        double left = Math.min(share, now.right() - THINNEST);
        set(left, now.right(), now.top(), now.bottom(), now.near(), now.far());
    }

    private void setRight(double share) {
        var now = look.clipProperty().get();
        double right = Math.max(share, now.left() + THINNEST);
        set(now.left(), right, now.top(), now.bottom(), now.near(), now.far());
    }

    private void setTop(double share) {
        var now = look.clipProperty().get();
        double top = Math.min(share, now.bottom() - THINNEST);
        set(now.left(), now.right(), top, now.bottom(), now.near(), now.far());
    }

    private void setBottom(double share) {
        var now = look.clipProperty().get();
        double bottom = Math.max(share, now.top() + THINNEST);
        set(now.left(), now.right(), now.top(), bottom, now.near(), now.far());
    }

    private void set(
            double left, double right, double top, double bottom, double near, double far) {
        look.clipProperty().set(new ClipShares(left, right, top, bottom, near, far));
    }

    private static CheckBox check(String key, BooleanProperty value) {
        var box = new CheckBox(Messages.text(key));
        box.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }
}
