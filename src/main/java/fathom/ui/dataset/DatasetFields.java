package fathom.ui.dataset;

import fathom.ui.controls.ChoiceWords;
import fathom.ui.dataset.DatasetRunViewModel.State;
import fathom.ui.state.EvaluationViewModel;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which data set, how it is read and scored, and where the reports go. */
final class DatasetFields extends VBox {
    /** What whole numbers usually are, in the words of the inspector, and steps a metre. */
    private static final Map<Double, String> SCALES =
            Map.of(1d, "metres", 1000d, "mm", 256d, "kitti", 5000d, "tum");

    private final DatasetRunViewModel run;
    private final Button folder = new Button(Messages.text("dataset.folder"));

    DatasetFields(
            DatasetRunViewModel run,
            EvaluationViewModel evaluation,
            DatasetDialog.Outside outside) {
        super(8);
        this.run = run;
        folder.setOnAction(_ -> outside.folder().get().ifPresent(this::takePlace));
        var file = new Button(Messages.text("dataset.file"));
        file.setTooltip(new Tooltip(Messages.text("dataset.file.hint")));
        file.setOnAction(_ -> outside.file().get().ifPresent(this::takePlace));
        var target = new Button(Messages.text("export.choose"));
        target.setOnAction(
                _ ->
                        outside.target()
                                .get()
                                .ifPresent(path -> run.folderProperty().set(Optional.of(path))));
        getChildren()
                .setAll(
                        DatasetDialog.heading("dataset.data"),
                        chosen(run.placeProperty(), "dataset.none"),
                        new HBox(8, folder, file),
                        pair(),
                        scale(),
                        DatasetDialog.heading("inspector.protocol"),
                        new ProtocolFields(evaluation),
                        DatasetDialog.heading("dataset.target"),
                        chosen(run.folderProperty(), "dataset.target.none"),
                        new HBox(target));
        getStyleClass().add("dataset-choices");
        disableProperty().bind(run.stateProperty().map(State.Running.class::isInstance));
    }

    /** Where the choosing begins. */
    Button first() {
        return folder;
    }

    private Node pair() {
        var field = new TextField();
        field.textProperty().bindBidirectional(run.pairProperty());
        field.setId("dataset-pair");
        field.setPromptText(Messages.text("dataset.pair.prompt"));
        field.setAccessibleText(Messages.text("dataset.pair"));
        field.setTooltip(new Tooltip(Messages.text("dataset.pair.hint")));
        var words = new Label(Messages.text("dataset.pair"));
        words.getStyleClass().add("quiet");
        var box = new VBox(4, words, field);
        box.visibleProperty()
                .bind(
                        run.placeProperty()
                                .map(place -> place.filter(Files::isDirectory).isPresent()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node scale() {
        var scale = new ComboBox<OptionalDouble>();
        scale.getItems().setAll(OptionalDouble.empty());
        SCALES.keySet().stream().sorted().map(OptionalDouble::of).forEach(scale.getItems()::add);
        scale.setConverter(ChoiceWords.of(DatasetFields::scaleWords));
        scale.valueProperty().bindBidirectional(run.depthScaleProperty());
        scale.setMaxWidth(Double.MAX_VALUE);
        scale.setAccessibleText(Messages.text("dataset.scale"));
        scale.setTooltip(new Tooltip(Messages.text("dataset.scale.hint")));
        return scale;
    }

    private static Label chosen(ObservableValue<Optional<Path>> path, String none) {
        var label = new Label();
        label.getStyleClass().add("dataset-path");
        label.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        label.textProperty()
                .bind(path.map(one -> one.map(Path::toString).orElse(Messages.text(none))));
        return label;
    }

    private static String scaleWords(OptionalDouble steps) {
        if (steps.isEmpty()) return Messages.text("dataset.scale.auto");
        String known = SCALES.get(steps.getAsDouble());
        return Messages.text(
                "dataset.scale.steps",
                known == null
                        ? DepthText.number(steps.getAsDouble())
                        : Messages.text("inspector.truth.steps." + known));
    }

    private void takePlace(Path path) {
        run.placeProperty().set(Optional.of(path));
        if (run.folderProperty().get().isEmpty()) {
            Path home = Path.of(System.getProperty("user.home", "."));
            run.folderProperty().set(Optional.of(home));
        }
    }
}
