package fathom.ui.dataset;

import fathom.evaluate.Metric;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.Sheets;
import fathom.ui.dataset.DatasetRunViewModel.State;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The card in which a data set is chosen, run and watched. Closing it does not stop the run: opened
 * again it shows how far that is.
 */
public final class DatasetDialog extends Overlay {
    private static final List<Metric> SHOWN =
            List.of(Metric.ABS_REL, Metric.RMSE, Metric.SILOG, Metric.DELTA_1, Metric.BOUNDARY_F1);

    /** What whole numbers usually are, in the words of the inspector, and steps a metre. */
    private static final Map<Double, String> SCALES =
            Map.of(1d, "metres", 1000d, "mm", 256d, "kitti", 5000d, "tum");

    private final DatasetRunViewModel run;
    private final WorkbenchViewModel workbench;
    private final Consumer<Path> showInFolder;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label step = new Label();
    private final GridPane table = new GridPane();
    private final ListView<String> reasons = new ListView<>();
    private final Label reasonsTitle = quiet("");
    private final Button folder = new Button(Messages.text("dataset.folder"));
    private final Button start = new Button();
    private final Button stop = new Button(Messages.text("dataset.cancel"));
    private final Button show = new Button(Messages.text("notice.folder"));

    /** The system's dialogs. */
    public record Choosing(
            Supplier<Optional<Path>> folder,
            Supplier<Optional<Path>> file,
            Supplier<Optional<Path>> target) {}

    public DatasetDialog(
            DatasetRunViewModel run,
            WorkbenchViewModel workbench,
            Choosing choosing,
            Consumer<Path> showInFolder) {
        this.run = run;
        this.workbench = workbench;
        this.showInFolder = showInFolder;
        getStylesheets().add(Sheets.named("dataset.css"));
        fill(Messages.text("dataset.title"), content(choosing));
        run.stateProperty().subscribe(this::describe);
        run.placeProperty().subscribe(_ -> describe(run.stateProperty().get()));
        run.folderProperty().subscribe(_ -> describe(run.stateProperty().get()));
        run.scoresProperty().subscribe(this::fillTable);
        workbench
                .models()
                .selected()
                .addListener(
                        (ListChangeListener<Object>) _ -> fillTable(run.scoresProperty().get()));
    }

    @Override
    protected Node firstFocus() {
        return Stream.of(start, stop)
                .filter(button -> !button.isDisabled())
                .findFirst()
                .orElse(folder);
    }

    private Node content(Choosing choosing) {
        var title = new Label(Messages.text("dataset.title"));
        title.getStyleClass().add("overlay-title");
        var intro = quiet(Messages.text("dataset.intro"));
        table.getStyleClass().add("dataset-table");
        reasons.setPrefHeight(110);
        reasons.setCellFactory(_ -> new ReasonCell());
        reasons.setAccessibleText(Messages.text("dataset.skipped.list"));
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Messages.text("dataset.progress"));
        step.getStyleClass().add("quiet");
        step.setWrapText(true);
        step.setMinHeight(Region.USE_PREF_SIZE);
        var columns = new HBox(28, choices(choosing), results());
        columns.getStyleClass().add("dataset-columns");
        start.getStyleClass().add("accent");
        start.setOnAction(_ -> run.start());
        stop.setOnAction(_ -> run.cancel());
        show.setOnAction(_ -> showReport());
        var close = new Button(Messages.text("export.close"));
        close.setOnAction(_ -> close());
        for (var button : List.of(start, stop, show, close)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox.setHgrow(step, Priority.ALWAYS);
        step.setMaxWidth(Double.MAX_VALUE);
        var buttons = new HBox(10, step, show, stop, close, start);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var content = new VBox(title, intro, columns, progress, buttons);
        content.getStyleClass().add("dataset");
        return content;
    }

    private Node choices(Choosing choosing) {
        folder.setOnAction(_ -> choosing.folder().get().ifPresent(this::takePlace));
        var file = new Button(Messages.text("dataset.file"));
        file.setTooltip(new Tooltip(Messages.text("dataset.file.hint")));
        file.setOnAction(_ -> choosing.file().get().ifPresent(this::takePlace));
        var target = new Button(Messages.text("export.choose"));
        target.setOnAction(
                _ ->
                        choosing.target()
                                .get()
                                .ifPresent(path -> run.folderProperty().set(Optional.of(path))));
        var scale = new ComboBox<OptionalDouble>();
        scale.getItems().setAll(OptionalDouble.empty());
        SCALES.keySet().stream().sorted().map(OptionalDouble::of).forEach(scale.getItems()::add);
        scale.setConverter(ChoiceWords.of(DatasetDialog::scaleWords));
        scale.valueProperty().bindBidirectional(run.depthScaleProperty());
        scale.setMaxWidth(Double.MAX_VALUE);
        scale.setAccessibleText(Messages.text("dataset.scale"));
        scale.setTooltip(new Tooltip(Messages.text("dataset.scale.hint")));
        var fields =
                new VBox(
                        8,
                        heading("dataset.data"),
                        chosen(run.placeProperty(), "dataset.none"),
                        new HBox(8, folder, file),
                        scale,
                        heading("inspector.protocol"),
                        new ProtocolFields(workbench.evaluation()),
                        heading("dataset.target"),
                        chosen(run.folderProperty(), "dataset.target.none"),
                        new HBox(target));
        fields.getStyleClass().add("dataset-choices");
        fields.disableProperty().bind(run.stateProperty().map(State.Running.class::isInstance));
        return fields;
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
        return steps.isEmpty()
                ? Messages.text("dataset.scale.auto")
                : Messages.text(
                        "dataset.scale.steps",
                        Messages.text("inspector.truth.steps." + SCALES.get(steps.getAsDouble())));
    }

    private void takePlace(Path path) {
        run.placeProperty().set(Optional.of(path));
        if (run.folderProperty().get().isEmpty()) {
            Path home = Path.of(System.getProperty("user.home", "."));
            run.folderProperty().set(Optional.of(home));
        }
    }

    private Node results() {
        reasonsTitle.visibleProperty().bind(reasons.visibleProperty());
        reasonsTitle.managedProperty().bind(reasons.visibleProperty());
        reasons.managedProperty().bind(reasons.visibleProperty());
        reasons.setVisible(false);
        var box = new VBox(10, heading("dataset.results"), table, reasonsTitle, reasons);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void describe(State state) {
        boolean running = state instanceof State.Running;
        boolean ready =
                run.placeProperty().get().isPresent() && run.folderProperty().get().isPresent();
        start.setText(
                Messages.text(
                        state instanceof State.Cancelled ? "dataset.continue" : "dataset.start"));
        start.setDisable(running || !ready);
        stop.setVisible(running);
        stop.setManaged(running);
        show.setVisible(state instanceof State.Done);
        show.setManaged(show.isVisible());
        step.getStyleClass().remove("problem");
        switch (state) {
            case State.Idle() -> {
                progress.setProgress(0);
                step.setText(Messages.text(ready ? "dataset.ready" : "dataset.unready"));
            }
            case State.Running(double fraction, String what) -> {
                progress.setProgress(fraction);
                step.setText(what);
            }
            case State.Done(var files, int before) -> {
                progress.setProgress(1);
                String name =
                        files.html().map(file -> String.valueOf(file.getFileName())).orElse("");
                step.setText(
                        before > 0
                                ? Messages.text("dataset.done.resumed", name, before)
                                : Messages.text("dataset.done", name));
            }
            case State.Cancelled() -> step.setText(Messages.text("dataset.cancelled"));
            case State.Failed(var problem) -> {
                progress.setProgress(0);
                step.getStyleClass().add("problem");
                step.setText(problem.problem() + " " + problem.remedy());
            }
        }
        step.setTooltip(new Tooltip(step.getText()));
    }

    private void fillTable(PartialScores.Snapshot snapshot) {
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(130);
        table.getColumnConstraints().add(name);
        for (int i = 0; i < SHOWN.size() + 2; i++) {
            var column = new ColumnConstraints();
            column.setHalignment(HPos.RIGHT);
            column.setMinWidth(Region.USE_PREF_SIZE);
            table.getColumnConstraints().add(column);
        }
        table.add(quiet(Messages.text("dataset.images")), 1, 0);
        for (int i = 0; i < SHOWN.size(); i++) {
            var metric = SHOWN.get(i);
            var head = quiet(metric.id() + (metric.largerIsBetter() ? " \u2191" : " \u2193"));
            head.setTooltip(new Tooltip(metric.formula() + "\n" + metric.source()));
            table.add(head, i + 2, 0);
        }
        table.add(quiet("ms"), SHOWN.size() + 2, 0);
        int row = 1;
        for (var card : workbench.models().selected()) {
            addRow(
                    row++,
                    card.name(),
                    workbench.models().dotColour(card),
                    rowOf(snapshot, card.id()));
        }
        reasons.getItems().setAll(snapshot.reasons());
        reasons.setVisible(!snapshot.reasons().isEmpty());
        reasonsTitle.setText(Messages.text("dataset.skipped", snapshot.reasons().size()));
    }

    private static Optional<PartialScores.Row> rowOf(PartialScores.Snapshot snapshot, String id) {
        return snapshot.rows().stream().filter(one -> one.model().equals(id)).findFirst();
    }

    private void addRow(int row, String model, String colour, Optional<PartialScores.Row> scores) {
        var dot = new Region();
        dot.getStyleClass().add("model-dot");
        dot.setStyle("-fx-background-color: " + colour);
        table.add(new Label(model, dot), 0, row);
        int images = scores.map(PartialScores.Row::scored).orElse(0);
        table.add(new Label(Integer.toString(images)), 1, row);
        for (int i = 0; i < SHOWN.size(); i++) {
            var metric = SHOWN.get(i);
            table.add(new Label(number(scores.map(one -> one.means().get(metric)))), i + 2, row);
        }
        var ms = scores.map(PartialScores.Row::meanMs);
        table.add(
                new Label(
                        ms.filter(Double::isFinite)
                                .map(value -> String.format(Locale.ENGLISH, "%.0f", value))
                                .orElse("\u2013")),
                SHOWN.size() + 2,
                row);
    }

    private static String number(Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(one -> String.format(Locale.ENGLISH, one >= 100 ? "%.1f" : "%.3f", one))
                .orElse("\u2013");
    }

    private void showReport() {
        if (run.stateProperty().get() instanceof State.Done(var files, _)) {
            files.html().ifPresent(showInFolder);
        }
    }

    /** The whole reason, in as many lines as it takes. */
    private static final class ReasonCell extends ListCell<String> {
        private final Label words = quiet("");

        ReasonCell() {
            setPrefWidth(0);
            words.maxWidthProperty().bind(widthProperty().subtract(24));
        }

        @Override
        protected void updateItem(String reason, boolean empty) {
            super.updateItem(reason, empty);
            words.setText(empty || reason == null ? "" : reason);
            setGraphic(empty ? null : words);
        }
    }

    private static Label heading(String key) {
        var label = new Label(Messages.text(key).toUpperCase(Locale.ENGLISH));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }
}
