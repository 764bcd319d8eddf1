package fathom.ui.inspector;

import fathom.image.Photo;
import fathom.ui.state.GroundTruthViewModel;
import fathom.ui.state.GroundTruthViewModel.Loaded;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;
import fathom.ui.text.TypedNumber;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which file of measured depth belongs to the photograph, and how its numbers are read. */
final class TruthSection extends VBox {
    private static final List<String> USUAL_STEPS = List.of("mm", "kitti", "tum", "cm", "metres");

    private final GroundTruthViewModel truth;
    private final ObservableValue<@Nullable Photo> photo;
    private final Label file = new Label();
    private final Label range = Section.quiet("");
    private final Label note = Section.quiet("");
    private final ComboBox<String> steps = new ComboBox<>();
    private final HBox scale = Section.row(Messages.text("inspector.truth.steps"), steps);
    private boolean following;

    TruthSection(
            GroundTruthViewModel truth,
            ObservableValue<@Nullable Photo> photo,
            InspectorActions actions) {
        this.truth = truth;
        this.photo = photo;
        var open = new Button(Messages.text("inspector.truth.open"));
        open.getStyleClass().add("small");
        open.setTooltip(new Tooltip(Messages.text("inspector.truth.open.hint")));
        open.setOnAction(_ -> actions.openGroundTruth());
        var remove = new Button(Messages.text("inspector.truth.remove"));
        remove.getStyleClass().addAll("flat", "small");
        remove.setOnAction(_ -> truth.remove());
        remove.visibleProperty().bind(truth.loadedProperty().isNotNull());
        for (var usual : USUAL_STEPS) {
            steps.getItems().add(Messages.text("inspector.truth.steps." + usual));
        }
        steps.setEditable(true);
        steps.setPromptText(Messages.text("inspector.truth.steps.file"));
        steps.setPrefWidth(144);
        steps.setAccessibleText(Messages.text("inspector.truth.steps"));
        steps.setTooltip(new Tooltip(Messages.text("inspector.truth.steps.hint")));
        steps.setOnAction(_ -> choose());
        getChildren()
                .setAll(
                        new Section(
                                        Messages.text("inspector.truth"),
                                        file,
                                        range,
                                        scale,
                                        note,
                                        open)
                                .withAction(remove));
        truth.loadedProperty().subscribe(this::show);
    }

    private void show(@Nullable Loaded loaded) {
        boolean there = loaded != null;
        for (var row : new javafx.scene.Node[] {file, range, scale}) {
            row.setVisible(there);
            row.setManaged(there);
        }
        note.setText(there ? "" : Messages.text("inspector.truth.note"));
        if (loaded == null) return;
        var map = loaded.map();
        file.setText(String.valueOf(loaded.source().file().getFileName()));
        range.setText(
                DepthText.meaning(map.kind())
                        + " \u00b7 "
                        + Messages.text(
                                "inspector.truth.range",
                                DepthText.value(loaded.spread().extent().low(), map.kind()),
                                DepthText.value(loaded.spread().extent().high(), map.kind())));
        var shown = photo.getValue();
        var notes =
                Stream.concat(
                        shown == null ? Stream.empty() : loaded.mismatch(shown).stream(),
                        loaded.assumed()
                                ? Stream.of(Messages.text("inspector.truth.assumed"))
                                : Stream.empty());
        note.setText(notes.collect(Collectors.joining("\n")));
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(note.isVisible());
        following = true;
        var known = loaded.source().stepsAMetre();
        steps.setValue(
                known.isPresent()
                        ? words(known.getAsDouble())
                        : loaded.assumed() ? words(GroundTruthViewModel.ASSUMED_STEPS) : "");
        following = false;
    }

    private static String words(double stepsAMetre) {
        for (var usual : USUAL_STEPS) {
            String text = Messages.text("inspector.truth.steps." + usual);
            if (number(text) == stepsAMetre) return text;
        }
        return DepthText.number(stepsAMetre);
    }

    private void choose() {
        String text = steps.getValue();
        if (following || text == null) return;
        double number = number(text);
        if (number > 0) truth.setStepsAMetre(number);
    }

    /** The number in front; NaN where there is none. */
    private static double number(String text) {
        return TypedNumber.of(text.strip().split("\\s", 2)[0]).orElse(Double.NaN);
    }
}
