package fathom.ui.export;

import fathom.export.Sidecar;
import fathom.job.UserFacingException;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.Sheets;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.settings.ExportChoices;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What to write of the selected depth, where, and how far it is: a card over the window. */
public final class ExportDialog extends Overlay {
    private static final Object JOB = "export";

    private final WorkbenchViewModel workbench;
    private final ObjectProperty<ExportChoices> remembered;
    private final JobRunner runner;
    private final Consumer<Path> showInFolder;
    private final Sidecar.Software software;

    private final ExportFormats formats = new ExportFormats();
    private final PreviewColumn preview = new PreviewColumn();
    private final CheckBox sidecar = new CheckBox(Messages.text("export.sidecar"));
    private final TextField folder = new TextField();
    private final TextField name = new TextField();
    private final CheckBox overwrite = new CheckBox();
    private final Label summary = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button export = new Button(Messages.text("export.run"));
    private final Button close = new Button(Messages.text("export.close"));
    private final Button show = new Button(Messages.text("notice.folder"));
    private Optional<ExportSubject> subject = Optional.empty();
    private Optional<Path> written = Optional.empty();

    /** How the dialog reaches the world outside the window. */
    public record Outside(
            Function<Path, Optional<Path>> chooseFolder, Consumer<Path> showInFolder) {}

    /**
     * @param remembered what was ticked last, and where it went
     * @param runner its delivery is the toolkit's thread
     */
    public ExportDialog(
            WorkbenchViewModel workbench,
            ObjectProperty<ExportChoices> remembered,
            JobRunner runner,
            Outside outside,
            Sidecar.Software software) {
        this.workbench = workbench;
        this.remembered = remembered;
        this.runner = runner;
        this.showInFolder = outside.showInFolder();
        this.software = software;
        getStylesheets().add(Sheets.named("export.css"));
        var scroll = new ScrollPane(content(outside.chooseFolder()));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("overlay-scroll");
        fill(Messages.text("export.title"), scroll);
        listen();
    }

    @Override
    public void open() {
        if (isOpen()) return;
        subject = ExportSubject.of(workbench, software);
        restore(remembered.get());
        subject.ifPresent(
                now -> {
                    Path last = remembered.get().folder().orElseGet(now::defaultFolder);
                    folder.setText(last.toString());
                    name.setText(now.defaultName());
                });
        progress.setVisible(false);
        show.setVisible(false);
        describe();
        super.open();
    }

    /** Closing cancels what is being written; files that are complete stay. */
    @Override
    public void close() {
        runner.cancel(JOB::equals);
        super.close();
    }

    @Override
    protected Node firstFocus() {
        return export.isDisabled() ? close : export;
    }

    private Node content(Function<Path, Optional<Path>> chooseFolder) {
        var title = new Label(Messages.text("export.title"));
        title.getStyleClass().add("overlay-title");
        var columns = new HBox(formats, preview);
        columns.getStyleClass().add("export-columns");
        var choose = new Button(Messages.text("export.choose"));
        choose.setOnAction(
                _ ->
                        chosenFolder()
                                .flatMap(chooseFolder)
                                .ifPresent(path -> folder.setText(path.toString())));
        HBox.setHgrow(folder, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        var content =
                new VBox(
                        title,
                        columns,
                        field("export.folder", folder, choose),
                        field("export.name", name),
                        sidecar,
                        overwrite,
                        buttons());
        sidecar.setTooltip(new Tooltip(Messages.text("export.sidecar.hint")));
        content.getStyleClass().add("export");
        return content;
    }

    private static Node field(String key, TextField field, Node... after) {
        var label = new Label(Messages.text(key));
        label.getStyleClass().add("export-field");
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        var row = new HBox(10, label, field);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().addAll(after);
        return row;
    }

    private Node buttons() {
        export.getStyleClass().add("accent");
        export.setDefaultButton(true);
        export.setOnAction(_ -> start());
        close.setOnAction(_ -> close());
        show.setOnAction(_ -> written.ifPresent(showInFolder));
        summary.setWrapText(true);
        summary.setMinHeight(34);
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Messages.text("status.progress"));
        for (var button : new Button[] {show, close, export}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var row = new HBox(10, summary, show, close, export);
        row.setAlignment(Pos.CENTER_RIGHT);
        return new VBox(10, progress, row);
    }

    private void listen() {
        formats.onChange(this::describe);
        sidecar.selectedProperty().subscribe(this::describe);
        overwrite.selectedProperty().subscribe(this::describe);
        preview.directionProperty().subscribe(this::describe);
        folder.textProperty().subscribe(this::describe);
        name.textProperty().subscribe(this::describe);
    }

    private void restore(ExportChoices choices) {
        formats.restore(choices);
        sidecar.setSelected(choices.sidecar());
        preview.pngScaleProperty().set(choices.pngScale());
        preview.directionProperty().set(choices.direction());
        overwrite.setSelected(false);
    }

    private ExportChoices choices() {
        return new ExportChoices(
                chosenFolder(),
                formats.depth(),
                formats.meshes(),
                formats.points(),
                formats.geometry(),
                formats.sheets(),
                sidecar.isSelected(),
                preview.pngScaleProperty().get(),
                preview.directionProperty().get());
    }

    private Optional<Path> chosenFolder() {
        try {
            return folder.getText().isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(folder.getText().strip()).toAbsolutePath());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Empty where something that is needed is missing. */
    private Optional<ExportPlan> plan() {
        String begin = name.getText().strip();
        if (begin.isEmpty() || begin.contains("/") || begin.contains("\\")) return Optional.empty();
        return subject.flatMap(
                now -> chosenFolder().map(path -> new ExportPlan(now, choices(), path, begin)));
    }

    private void describe() {
        var plan = plan();
        int conflicts = plan.map(now -> now.conflicts().size()).orElse(0);
        overwrite.setText(Messages.text("export.overwrite", conflicts));
        overwrite.setVisible(conflicts > 0);
        overwrite.setManaged(conflicts > 0);
        boolean ready = plan.isPresent() && !plan.get().files().isEmpty();
        export.setDisable(!ready || (conflicts > 0 && !overwrite.isSelected()));
        summary.setText(plan.map(ExportDialog::summaryOf).orElseGet(this::missing));
        subject.ifPresent(this::drawPreview);
    }

    private String missing() {
        return Messages.text(subject.isEmpty() ? "export.nodepth" : "export.noname");
    }

    private static String summaryOf(ExportPlan plan) {
        int count = plan.files().size();
        if (count == 0) return Messages.text("export.nothing");
        double megabytes = plan.estimateBytes() / 1e6;
        return Messages.text(
                "export.summary", count, String.format(Locale.ENGLISH, "%.1f", megabytes));
    }

    private void drawPreview(ExportSubject now) {
        preview.draw(now, workbench.depth().spreadOf(now.result().map()).extent());
        sidecar.setDisable(formats.depth().isEmpty());
    }

    private void start() {
        var plan = plan();
        if (plan.isEmpty()) return;
        remembered.set(choices());
        boolean replace = overwrite.isSelected();
        export.setDisable(true);
        progress.setProgress(0);
        progress.setVisible(true);
        show.setVisible(false);
        runner.run(JOB, monitor -> plan.get().write(replace, monitor), new Ending());
    }

    private final class Ending implements Outcome<ExportPlan.Written> {
        @Override
        public void succeeded(ExportPlan.Written result) {
            written = result.files().stream().findFirst();
            progress.setVisible(false);
            overwrite.setSelected(false);
            describe();
            var names = result.files().stream().map(path -> String.valueOf(path.getFileName()));
            String text = Messages.text("export.done", names.collect(Collectors.joining(", ")));
            var lines = new ArrayList<>(List.of(text));
            lines.addAll(result.warnings());
            summary.setText(String.join("\n", lines));
            show.setVisible(true);
            close.requestFocus();
        }

        @Override
        public void failed(UserFacingException failure) {
            progress.setVisible(false);
            describe();
            summary.setText(failure.problem() + " " + failure.remedy());
        }

        @Override
        public void progressed(double fraction, String step) {
            progress.setProgress(fraction);
            summary.setText(Messages.text("export.writing", step));
        }
    }
}
