package fathom.ui.inspector;

import fathom.geometry.refine.Density;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;

import java.util.Locale;
import java.util.OptionalInt;

/** Where the surface ends, how dense and how smooth it is. */
final class SurfaceSections {
    private static final int COARSE_CELLS = 160;
    private static final int FINE_CELLS = 1200;
    private static final int FEWEST_TRIANGLES = 1_000;

    /** The end of the slider leaves all triangles. */
    private static final int ALL_TRIANGLES = 1_000_000;

    private static final double MOST_SMOOTHING = 0.03;

    private final SceneViewModel scene;

    SurfaceSections(SceneViewModel scene) {
        this.scene = scene;
    }

    Section edges() {
        var cut = check("inspector.edges.cut", scene.edgesCutProperty());
        var jump =
                new SliderRow(
                                Messages.text("inspector.edges.jump"),
                                Messages.text("inspector.edges.jump.hint"),
                                Scale.LOGARITHMIC,
                                SceneViewModel.SMALLEST_JUMP,
                                SceneViewModel.LARGEST_JUMP,
                                scene.edgeJumpProperty(),
                                scene.edgeJumpProperty()::set,
                                SurfaceSections::percent)
                        .inPercent();
        // A solid has no cuts, and only looks at jumps to snap them.
        var uncut = scene.form().reliefProperty().and(scene.snapEdgesProperty().not());
        cut.disableProperty().bind(uncut);
        jump.disableProperty().bind(scene.edgesCutProperty().not().or(uncut));
        var preview = check("inspector.edges.show", scene.showCutProperty());
        preview.disableProperty()
                .bind(
                        scene.edgesCutProperty()
                                .not()
                                .or(scene.modeProperty().isEqualTo(SceneMode.POINTS))
                                .or(scene.form().reliefProperty()));
        return new Section(
                Messages.text("inspector.edges"),
                cut,
                jump,
                preview,
                check("inspector.edges.snap", scene.snapEdgesProperty()),
                backfill());
    }

    private CheckBox backfill() {
        var box = check("inspector.edges.fill", scene.backfillProperty());
        box.disableProperty()
                .bind(
                        scene.modeProperty()
                                .isEqualTo(SceneMode.POINTS)
                                .or(scene.form().reliefProperty()));
        return box;
    }

    Section surface() {
        var density =
                new Segmented<Density>(Messages.text("inspector.density"), scene.densityProperty());
        add(density, "coarse", new Density.LongSide(COARSE_CELLS));
        add(density, "model", new Density.Network());
        add(density, "fine", new Density.LongSide(FINE_CELLS));
        add(density, "photo", new Density.Photograph());
        var smoothing =
                new SliderRow(
                                Messages.text("inspector.smoothing"),
                                Messages.text("inspector.smoothing.hint"),
                                Scale.LINEAR,
                                0,
                                MOST_SMOOTHING,
                                scene.smoothingProperty(),
                                scene.smoothingProperty()::set,
                                SurfaceSections::percent)
                        .inPercent();
        var triangles =
                new SliderRow(
                        Messages.text("inspector.triangles"),
                        Messages.text("inspector.triangles.hint"),
                        Scale.LOGARITHMIC,
                        FEWEST_TRIANGLES,
                        ALL_TRIANGLES,
                        scene.mostTrianglesProperty().map(most -> most.orElse(ALL_TRIANGLES)),
                        this::limit,
                        SurfaceSections::triangles);
        triangles.disableProperty().bind(scene.modeProperty().isEqualTo(SceneMode.POINTS));
        return new Section(
                Messages.text("inspector.surface"),
                density,
                smoothing,
                triangles,
                check("inspector.sky", scene.dropSkyProperty()));
    }

    private static void add(Segmented<Density> choice, String name, Density density) {
        String key = "inspector.density." + name;
        choice.add(density, Messages.text(key), Messages.text(key + ".hint"));
    }

    /** Two digits, so that a drag asks for few meshes that look the same. */
    private void limit(double most) {
        if (most >= ALL_TRIANGLES) {
            scene.mostTrianglesProperty().set(OptionalInt.empty());
            return;
        }
        int unit = (int) Math.pow(10, Math.floor(Math.log10(most)) - 1);
        int rounded = (int) Math.round(most / unit) * unit;
        scene.mostTrianglesProperty().set(OptionalInt.of(rounded));
    }

    private static String triangles(double most) {
        if (most >= ALL_TRIANGLES) return Messages.text("inspector.triangles.all");
        String thousands = most < 10_000 ? "%.1f" : "%.0f";
        return String.format(Locale.ENGLISH, thousands + "\u202fk", most / 1000);
    }

    private static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.1f\u202f%%", 100 * share);
    }

    private static CheckBox check(String key, BooleanProperty value) {
        var box = new CheckBox(Messages.text(key));
        box.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }
}
