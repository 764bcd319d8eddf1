package fathom.ui.export;

import fathom.export.Sidecar;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.Sheets;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.settings.ExportChoices;
import fathom.ui.state.SceneShot;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;
import fathom.ui.text.SizeText;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A picture or film of the scene as the 3D view shows it: a card over the window. */
public final class FilmDialog extends Overlay {
    private static final Object SIZE = FilmPlan.class;

    private final WorkbenchViewModel workbench;
    private final JobRunner runner;
    private final ObjectProperty<ExportChoices> remembered;
    private final Sidecar.Software software;
    private final List<Path> bundled;
    private final FilmForm form = new FilmForm();
    private final ExportTarget target;
    private final ExportRun run;
    private Optional<ExportSubject> subject = Optional.empty();
    private Optional<SceneShot> shot = Optional.empty();

    /**
     * @param remembered where something was exported last
     * @param runner its delivery is the toolkit's thread
     */
    public FilmDialog(
            WorkbenchViewModel workbench,
            ObjectProperty<ExportChoices> remembered,
            JobRunner runner,
            ExportDialog.Outside outside,
            Sidecar.Software software) {
        this.workbench = workbench;
        this.runner = runner;
        this.remembered = remembered;
        this.software = software;
        this.bundled = List.copyOf(outside.bundled());
        target = new ExportTarget(outside.chooseFolder());
        run = new ExportRun(Messages.text("film.run"), runner, outside.showInFolder());
        getStylesheets().add(Sheets.named("export.css"));
        var title = new Label(Messages.text("film.title"));
        title.getStyleClass().add("overlay-title");
        var note = new Label(Messages.text("film.note"));
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        var content = new VBox(title, note, form, target, run);
        content.getStyleClass().add("film");
        fill(Messages.text("film.title"), content);
        form.onChange(this::describe);
        target.onChange(this::describe);
        run.onStart(this::start);
        run.onClose(this::close);
        run.onEnd(
                () -> {
                    target.replaceNoMore();
                    describe();
                    // What was written is told, not what could be.
                    runner.cancel(SIZE::equals);
                });
    }

    @Override
    public void open() {
        if (isOpen()) return;
        subject = ExportSubject.of(workbench, software);
        shot = workbench.scene().shot();
        subject.ifPresent(
                now ->
                        target.restore(
                                remembered
                                        .get()
                                        .folder()
                                        .orElseGet(() -> now.defaultFolder(bundled)),
                                now.defaultName() + ".view"));
        target.replaceNoMore();
        run.reset();
        describe();
        super.open();
    }

    /** Closing cancels what is being written; a file that is not complete is not left. */
    @Override
    public void close() {
        runner.cancel(SIZE::equals);
        run.cancel();
        super.close();
    }

    @Override
    protected Node firstFocus() {
        return run.focus();
    }

    private Optional<FilmPlan> plan() {
        boolean complete =
                subject.isPresent()
                        && shot.isPresent()
                        && target.folder().isPresent()
                        && target.name().isPresent()
                        && form.isSizePossible();
        if (!complete) return Optional.empty();
        Path begin = target.folder().get().resolve(target.name().get());
        return Optional.of(
                new FilmPlan(
                        shot.get(),
                        form.take(),
                        form.format(),
                        form.size().width(),
                        form.size().height(),
                        form.background(),
                        begin,
                        subject.get().provenance()));
    }

    private void describe() {
        if (run.isRunning()) return;
        var plan = plan();
        boolean free = target.ask(plan.map(now -> now.conflicts().size()).orElse(0));
        boolean ready = plan.isPresent() && free;
        run.describe(plan.map(FilmDialog::summaryOf).orElseGet(this::missing), ready);
        if (plan.isEmpty()) runner.cancel(SIZE::equals);
        else estimate(plan.get(), ready);
    }

    /** Takes a while: pictures are drawn for it. */
    private void estimate(FilmPlan plan, boolean ready) {
        runner.run(
                SIZE,
                plan::estimateBytes,
                Outcome.of(
                        bytes ->
                                run.describe(
                                        Messages.text(
                                                "film.summary.size",
                                                summaryOf(plan),
                                                SizeText.of(bytes)),
                                        ready),
                        _ -> {}));
    }

    private String missing() {
        if (shot.isEmpty()) return Messages.text("film.noscene");
        if (form.isSizePossible()) return Messages.text("export.noname");
        return Messages.text("film.nosize." + form.format().extension());
    }

    private static String summaryOf(FilmPlan plan) {
        int frames = plan.take().map(take -> take.frames()).orElse(1);
        return Messages.text("film.summary", frames, plan.width(), plan.height());
    }

    private void start() {
        var plan = plan();
        if (plan.isEmpty()) return;
        boolean replace = target.replaces();
        runner.cancel(SIZE::equals);
        run.run(monitor -> plan.get().write(replace, monitor));
    }
}
