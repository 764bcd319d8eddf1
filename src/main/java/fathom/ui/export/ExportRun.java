package fathom.ui.export;

import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.jobs.Work;
import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes, and says what will be, is being, and was written. */
final class ExportRun extends VBox {
    private static final Object JOB = ExportRun.class;
    private static final int NAMED_FILES = 8;

    private final Label summary = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button start;
    private final Button close = new Button(Messages.text("export.close"));
    private final Button show = new Button(Messages.text("notice.folder"));
    private final JobRunner runner;
    private Runnable after = () -> {};
    private Optional<Path> written = Optional.empty();

    /**
     * @param runner its delivery is the toolkit's thread
     */
    ExportRun(String startText, JobRunner runner, Consumer<Path> showInFolder) {
        this.runner = runner;
        start = new Button(startText);
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        show.setOnAction(_ -> written.ifPresent(showInFolder));
        summary.getStyleClass().add("export-summary");
        summary.setWrapText(true);
        summary.setMinHeight(34);
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Messages.text("status.progress"));
        for (var button : new Button[] {show, close, start}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var row = new HBox(10, summary, show, close, start);
        row.setAlignment(Pos.CENTER_RIGHT);
        setSpacing(10);
        getChildren().setAll(progress, row);
    }

    void onStart(Runnable action) {
        start.setOnAction(_ -> action.run());
    }

    /** While something is written, the button that closes the card cancels it instead. */
    void onClose(Runnable action) {
        close.setOnAction(
                _ -> {
                    if (isRunning()) stop();
                    else action.run();
                });
    }

    private void stop() {
        cancel();
        ended();
        summary.setText(Messages.text("export.cancelled"));
    }

    /** Is called when nothing runs any more, before the outcome is told. */
    void onEnd(Runnable action) {
        after = action;
    }

    void reset() {
        progress.setVisible(false);
        close.setText(Messages.text("export.close"));
        show.setVisible(false);
    }

    boolean isRunning() {
        return runner.isWanted(JOB);
    }

    /**
     * @param text what will be written, or what is missing
     */
    void describe(String text, boolean ready) {
        summary.setText(text);
        start.setDisable(!ready || isRunning());
    }

    Button focus() {
        return start.isDisabled() ? close : start;
    }

    /** Files that are complete stay. */
    void cancel() {
        runner.cancel(JOB::equals);
    }

    void run(Work<ExportPlan.Written> work) {
        start.setDisable(true);
        progress.setProgress(0);
        progress.setVisible(true);
        close.setText(Messages.text("export.cancel"));
        show.setVisible(false);
        runner.run(JOB, work, new Ending());
    }

    private void ended() {
        progress.setVisible(false);
        close.setText(Messages.text("export.close"));
        after.run();
    }

    private final class Ending implements Outcome<ExportPlan.Written> {
        @Override
        public void succeeded(ExportPlan.Written result) {
            written = result.files().stream().findFirst();
            ended();
            var lines = new ArrayList<>(List.of(names(result.files())));
            lines.addAll(result.warnings());
            summary.setText(String.join("\n", lines));
            show.setVisible(true);
            close.requestFocus();
        }

        @Override
        public void failed(UserFacingException failure) {
            ended();
            summary.setText(failure.problem() + " " + failure.remedy());
        }

        @Override
        public void progressed(double fraction, String step) {
            progress.setProgress(fraction);
            summary.setText(Messages.text("export.writing", step));
        }
    }

    private static String names(List<Path> files) {
        if (files.size() > NAMED_FILES) {
            return Messages.text("export.done.many", files.size(), files.getFirst().getFileName());
        }
        return Messages.text(
                "export.done",
                files.stream()
                        .map(path -> String.valueOf(path.getFileName()))
                        .collect(Collectors.joining(", ")));
    }
}
