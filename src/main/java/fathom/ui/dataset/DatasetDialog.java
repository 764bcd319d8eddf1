package fathom.ui.dataset;

import fathom.evaluate.Metric;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.Sheets;
import fathom.ui.dataset.DatasetRunViewModel.State;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
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
import java.util.Optional;
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

    private final DatasetRunViewModel run;
    private final WorkbenchViewModel workbench;
    private final Outside outside;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label step = new Label();
    private final GridPane table = new GridPane();
    private final ListView<String> reasons = new ListView<>();
    private final Label reasonsTitle = quiet("");
    private final DatasetFields fields;
    private final Button start = new Button();
    private final Button stop = new Button(Messages.text("dataset.cancel"));
    private final Button report = new Button(Messages.text("dataset.report"));
    private final Button show = new Button(Messages.text("notice.folder"));

    /**
     * What the system does for the card.
     *
     * @param folder asks for a data set that is a folder
     * @param file asks for one that is a file
     * @param target asks where reports go
     * @param open shows a file in the program that the system has for it
     * @param showInFolder shows it in the file manager
     */
    public record Outside(
            Supplier<Optional<Path>> folder,
            Supplier<Optional<Path>> file,
            Supplier<Optional<Path>> target,
            Consumer<Path> open,
            Consumer<Path> showInFolder) {}

    public DatasetDialog(DatasetRunViewModel run, WorkbenchViewModel workbench, Outside outside) {
        this.run = run;
        this.workbench = workbench;
        this.outside = outside;
        fields = new DatasetFields(run, workbench.evaluation(), outside);
        getStylesheets().add(Sheets.named("dataset.css"));
        fill(Messages.text("dataset.title"), content());
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
                .orElse(fields.first());
    }

    private Node content() {
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
        var columns = new HBox(28, fields, results());
        columns.getStyleClass().add("dataset-columns");
        start.getStyleClass().add("accent");
        start.setOnAction(_ -> run.start());
        stop.setOnAction(_ -> run.cancel());
        report.setOnAction(_ -> withReport(outside.open()));
        show.setOnAction(_ -> withReport(outside.showInFolder()));
        var close = new Button(Messages.text("export.close"));
        close.setOnAction(_ -> close());
        for (var button : List.of(start, stop, report, show, close)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox.setHgrow(step, Priority.ALWAYS);
        step.setMaxWidth(Double.MAX_VALUE);
        var buttons = new HBox(10, step, report, show, stop, close, start);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var content = new VBox(title, intro, columns, progress, buttons);
        content.getStyleClass().add("dataset");
        return content;
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
        report.setVisible(show.isVisible());
        report.setManaged(show.isVisible());
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

    private void withReport(Consumer<Path> action) {
        if (run.stateProperty().get() instanceof State.Done(var files, _)) {
            files.html().ifPresent(action);
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

    static Label heading(String key) {
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
