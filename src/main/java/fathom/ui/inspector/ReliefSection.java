package fathom.ui.inspector;

import fathom.geometry.relief.ReliefRecipe;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.state.SceneFormViewModel;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;

/** A closed solid instead of a surface in space, as it will be printed or routed. */
final class ReliefSection {
    private static final double NARROWEST_MM = 10;
    private static final double WIDEST_MM = 1000;
    private static final double THINNEST_MM = 1;
    private static final double THICKEST_MM = 200;
    private static final double LEAST_BASE_MM = 0.2;
    private static final double MOST_BASE_MM = 50;

    /** Of the whole thickness, which leaves some for the relief itself. */
    private static final double MOST_BASE_SHARE = 0.9;

    private final SceneFormViewModel form;
    private final SceneViewModel scene;

    ReliefSection(SceneViewModel scene) {
        this.scene = scene;
        form = scene.form();
    }

    Section section() {
        var box = new CheckBox(Messages.text("inspector.relief.on"));
        box.setTooltip(new Tooltip(Messages.text("inspector.relief.on.hint")));
        box.selectedProperty().bindBidirectional(form.reliefProperty());
        box.disableProperty().bind(scene.modeProperty().isEqualTo(SceneMode.POINTS));
        return new Section(
                Messages.text("inspector.relief"),
                box,
                size("width", NARROWEST_MM, WIDEST_MM, ReliefRecipe::widthMm, this::setWidth),
                size(
                        "thickness",
                        THINNEST_MM,
                        THICKEST_MM,
                        ReliefRecipe::thicknessMm,
                        this::setThickness),
                size("base", LEAST_BASE_MM, MOST_BASE_MM, ReliefRecipe::baseMm, this::setBase));
    }

    private Node size(
            String name,
            double least,
            double most,
            ToDoubleFunction<ReliefRecipe> value,
            DoubleConsumer change) {
        String key = "inspector.relief." + name;
        var row =
                new SliderRow(
                        Messages.text(key),
                        Messages.text(key + ".hint"),
                        Scale.LOGARITHMIC,
                        least,
                        most,
                        form.reliefSizeProperty().map(value::applyAsDouble),
                        change,
                        ReliefSection::millimetres);
        row.visibleProperty().bind(form.reliefProperty());
        row.managedProperty().bind(row.visibleProperty());
        row.disableProperty().bind(scene.modeProperty().isEqualTo(SceneMode.POINTS));
        return row;
    }

    private void setWidth(double mm) {
        var now = form.reliefSizeProperty().get();
        set(rounded(mm), now.thicknessMm(), now.baseMm());
    }

    /** The base gives way, never the other way round. */
    private void setThickness(double mm) {
        var now = form.reliefSizeProperty().get();
        double thickness = rounded(mm);
        set(now.widthMm(), thickness, Math.min(now.baseMm(), MOST_BASE_SHARE * thickness));
    }

    private void setBase(double mm) {
        var now = form.reliefSizeProperty().get();
        double most = MOST_BASE_SHARE * now.thicknessMm();
        set(now.widthMm(), now.thicknessMm(), Math.min(rounded(mm), most));
    }

    private void set(double width, double thickness, double base) {
        form.reliefSizeProperty().set(new ReliefRecipe(width, thickness, base));
    }

    /** To what a person would type: whole millimetres where there are many. */
    private static double rounded(double mm) {
        return mm >= 20 ? Math.rint(mm) : Math.rint(10 * mm) / 10;
    }

    private static String millimetres(double mm) {
        return Messages.text(
                "inspector.relief.mm",
                String.format(Locale.ENGLISH, mm < 20 ? "%.1f" : "%.0f", mm));
    }
}
