package fathom.ui.inspector;

import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.compare.Histogram;
import fathom.compare.LineProfile;
import fathom.depth.DepthKind;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.controls.SliderRow;
import fathom.ui.controls.SliderRow.Scale;
import fathom.ui.inspector.CurveChart.Curve;
import fathom.ui.inspector.CurveChart.Point;
import fathom.ui.state.ComparedMap;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.MarkingViewModel;
import fathom.ui.state.PointerTool;
import fathom.ui.state.ProfileLine;
import fathom.ui.state.TileLook;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How models are aligned, where they fail, and their curves along a line and over all values. */
final class ComparePanel extends VBox {
    private static final int PROFILE_SAMPLES = 256;

    private final WorkbenchViewModel workbench;
    private final ComparisonViewModel comparison;
    private final MarkingViewModel marking;
    private final CurveChart profile = new CurveChart(Messages.text("inspector.profile"), "", "");
    private final CurveChart histogram =
            new CurveChart(Messages.text("inspector.histogram"), "", "");
    private final Section profileSection;
    private final PairSection pairSection;

    ComparePanel(WorkbenchViewModel workbench, InspectorActions actions) {
        this.workbench = workbench;
        this.comparison = workbench.comparison();
        this.marking = comparison.marking();
        this.profileSection = profile();
        this.pairSection = new PairSection(workbench, actions);
        getChildren()
                .setAll(
                        alignment(),
                        new CursorTable(workbench),
                        failures(),
                        isolines(),
                        slice(),
                        profileSection,
                        new Section(Messages.text("inspector.histogram"), histogram),
                        pairSection);
        workbench.images().compared().subscribe(this::showCurves);
        marking.profileProperty().subscribe(this::showProfile);
    }

    /** Where what the pointer marks is told. */
    Region sectionOf(PointerTool tool) {
        return switch (tool) {
            case MOVE -> this;
            case PROFILE -> profileSection;
            case PAIR -> pairSection;
        };
    }

    // Alignment

    private Section alignment() {
        var choice = new ComboBox<Optional<Alignment>>();
        choice.getItems().add(Optional.empty());
        for (var alignment : Alignment.values()) choice.getItems().add(Optional.of(alignment));
        choice.setConverter(
                ChoiceWords.of(
                        one ->
                                one.map(Alignment::label)
                                        .orElse(Messages.text("inspector.alignment.usual"))));
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(Messages.text("inspector.alignment"));
        choice.setTooltip(new Tooltip(Messages.text("inspector.alignment.hint")));
        choice.valueProperty().bindBidirectional(comparison.alignmentProperty());
        var robust = new CheckBox(Messages.text("inspector.robust"));
        robust.setTooltip(new Tooltip(Messages.text("inspector.robust.hint")));
        robust.setOnAction(
                _ ->
                        comparison
                                .estimatorProperty()
                                .set(
                                        robust.isSelected()
                                                ? Estimator.ROBUST
                                                : Estimator.LEAST_SQUARES));
        comparison
                .estimatorProperty()
                .subscribe(now -> robust.setSelected(now == Estimator.ROBUST));
        return new Section(Messages.text("inspector.alignment"), choice, robust);
    }

    // Where models fail

    private Section failures() {
        var buttons =
                new FlowPane(
                        6,
                        6,
                        look(TileLook.DISAGREEMENT, "inspector.failing.disagreement"),
                        look(TileLook.FLIP, "inspector.failing.flip"),
                        whereGiven(look(TileLook.CONFIDENCE, "inspector.failing.confidence")),
                        look(TileLook.DEPTH, "inspector.failing.depth"));
        return new Section(
                Messages.text("inspector.failing"),
                Section.quiet(Messages.text("inspector.failing.note")),
                buttons);
    }

    /** Few models say how sure they are. */
    private Button whereGiven(Button confidence) {
        Runnable follow =
                () -> {
                    boolean given =
                            workbench.tiles().stream()
                                    .anyMatch(tile -> tile.has(TileLook.CONFIDENCE));
                    confidence.setVisible(given);
                    confidence.setManaged(given);
                };
        workbench.tiles().subscribe(follow);
        follow.run();
        return confidence;
    }

    private Button look(TileLook look, String key) {
        var button = new Button(Messages.text(key));
        button.getStyleClass().addAll("small", "preset");
        button.setTooltip(new Tooltip(Messages.text(key + ".hint")));
        button.setOnAction(_ -> comparison.lookOfAll(look));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    // Views with settings

    private Node isolines() {
        var count =
                new SliderRow(
                        Messages.text("inspector.isolines"),
                        Messages.text("inspector.isolines.hint"),
                        Scale.LINEAR,
                        2,
                        40,
                        comparison.isolinesProperty(),
                        lines -> comparison.isolinesProperty().set((int) Math.rint(lines)),
                        lines -> Long.toString(Math.round(lines)));
        return whileShown(
                TileLook.ISOLINES, new Section(Messages.text("inspector.isolines"), count));
    }

    private Node slice() {
        var near =
                new SliderRow(
                        Messages.text("inspector.slice.near"),
                        Messages.text("inspector.slice.near.hint"),
                        Scale.LINEAR,
                        0,
                        100,
                        comparison.sliceNearProperty(),
                        comparison::setSliceNear,
                        DepthText::rank);
        var far =
                new SliderRow(
                        Messages.text("inspector.slice.far"),
                        Messages.text("inspector.slice.far.hint"),
                        Scale.LINEAR,
                        0,
                        100,
                        comparison.sliceFarProperty(),
                        comparison::setSliceFar,
                        DepthText::rank);
        return whileShown(TileLook.SLICE, new Section(Messages.text("inspector.slice"), near, far));
    }

    private Section whileShown(TileLook look, Section section) {
        Runnable follow =
                () -> {
                    boolean shown = comparison.looks().containsValue(look);
                    section.setVisible(shown);
                    section.setManaged(shown);
                };
        comparison.looks().addListener((MapChangeListener<String, TileLook>) _ -> follow.run());
        follow.run();
        return section;
    }

    // Curves

    private Section profile() {
        var draw = new ToggleButton(Messages.text("inspector.profile.draw"));
        draw.getStyleClass().add("small");
        draw.setTooltip(new Tooltip(Messages.text("inspector.profile.draw.hint")));
        draw.setOnAction(_ -> marking.drawProfile());
        marking.toolProperty().subscribe(tool -> draw.setSelected(tool == PointerTool.PROFILE));
        var remove = new Button(Messages.text("inspector.profile.remove"));
        remove.getStyleClass().addAll("flat", "small");
        remove.setOnAction(_ -> marking.removeProfile());
        remove.visibleProperty().bind(marking.profileProperty().isNotNull());
        profile.visibleProperty().bind(marking.profileProperty().isNotNull());
        profile.managedProperty().bind(profile.visibleProperty());
        return new Section(Messages.text("inspector.profile"), draw, profile).withAction(remove);
    }

    private void showCurves(List<ComparedMap> maps) {
        var curves = new ArrayList<Curve>();
        for (var map : maps) {
            map.histogram().ifPresent(counts -> curves.add(curveOf(map, counts)));
        }
        histogram.nameAxes(quantity(maps), Messages.text("inspector.histogram.share"));
        histogram.show(curves);
        showProfile();
    }

    private static Curve curveOf(ComparedMap map, Histogram histogram) {
        int bins = histogram.bins();
        var points = new ArrayList<Point>();
        var range = histogram.range();
        for (int i = 0; i < bins; i++) {
            double middle = range.low() + (i + 0.5) / bins * ((double) range.high() - range.low());
            double percent = 100.0 * histogram.countAt(i) / Math.max(1, histogram.total());
            points.add(new Point(middle, percent));
        }
        return new Curve(map.tile().title(), colourOf(map), points);
    }

    private void showProfile() {
        var line = marking.profileProperty().get();
        var maps = workbench.images().compared().get();
        var curves = new ArrayList<Curve>();
        if (line != null) {
            for (var map : maps) curves.add(curveOf(map, line));
        }
        profile.nameAxes(Messages.text("inspector.profile.along"), quantity(maps));
        profile.show(curves);
    }

    private Curve curveOf(ComparedMap map, ProfileLine line) {
        var grid = map.map().grid();
        double across = grid.width() / workbench.viewport().getPhotoWidth();
        double down = grid.height() / workbench.viewport().getPhotoHeight();
        var samples =
                LineProfile.sample(
                        grid,
                        line.fromX() * across,
                        line.fromY() * down,
                        line.toX() * across,
                        line.toY() * down,
                        PROFILE_SAMPLES);
        double length = Math.hypot(line.toX() - line.fromX(), line.toY() - line.fromY());
        var points = new ArrayList<Point>();
        for (int i = 0; i < PROFILE_SAMPLES; i++) {
            points.add(new Point(length * i / (PROFILE_SAMPLES - 1), samples.valueAt(i)));
        }
        return new Curve(map.tile().title(), colourOf(map), points);
    }

    private static String colourOf(ComparedMap map) {
        String colour = map.tile().dotColour();
        return colour.isEmpty() ? "-fathom-fg" : colour;
    }

    /** The numbers of the reference, with their unit. */
    private static String quantity(List<ComparedMap> maps) {
        if (maps.isEmpty()) return "";
        DepthKind kind = maps.getFirst().map().kind();
        return kind.unit().isEmpty() ? kind.label() : kind.label() + ", " + kind.unit();
    }
}
