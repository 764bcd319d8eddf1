package fathom.ui.export;

import fathom.export.Sidecar;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.Sheets;
import fathom.ui.jobs.JobRunner;
import fathom.ui.settings.ExportChoices;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;
import fathom.ui.text.SizeText;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What to write of the selected depth, where, and how far it is: a card over the window. */
public final class ExportDialog extends Overlay {
    private final WorkbenchViewModel workbench;
    private final ObjectProperty<ExportChoices> remembered;
    private final Sidecar.Software software;
    private final List<Path> bundled;

    private final ExportFormats formats = new ExportFormats();
    private final PreviewColumn preview = new PreviewColumn();
    private final CheckBox sidecar = new CheckBox(Messages.text("export.sidecar"));
    private final ExportTarget target;
    private final ExportRun run;
    private Optional<ExportSubject> subject = Optional.empty();

    /**
     * How the dialog reaches the world outside the window.
     *
     * @param bundled photographs that lie in the program's folder, where nothing is to be written
     */
    public record Outside(
            List<Path> bundled,
            Function<Path, Optional<Path>> chooseFolder,
            Consumer<Path> showInFolder) {}

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
        this.software = software;
        this.bundled = List.copyOf(outside.bundled());
        target = new ExportTarget(outside.chooseFolder());
        run = new ExportRun(Messages.text("export.run"), runner, outside.showInFolder());
        getStylesheets().add(Sheets.named("export.css"));
        var scroll = new ScrollPane(content());
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
        formats.offerMaps(subject.map(now -> !now.bake().isNothing()).orElse(true));
        formats.offerLayers(subject.map(ExportSubject::isSeenByLens).orElse(true));
        subject.ifPresent(
                now -> {
                    Path last =
                            remembered.get().folder().orElseGet(() -> now.defaultFolder(bundled));
                    target.restore(last, now.defaultName());
                });
        run.reset();
        describe();
        super.open();
    }

    /** Closing cancels what is being written; files that are complete stay. */
    @Override
    public void close() {
        run.cancel();
        super.close();
    }

    @Override
    protected Node firstFocus() {
        return run.focus();
    }

    private Node content() {
        var title = new Label(Messages.text("export.title"));
        title.getStyleClass().add("overlay-title");
        var columns = new HBox(formats, preview);
        columns.getStyleClass().add("export-columns");
        var content = new VBox(title, columns, target, sidecar, run);
        sidecar.setTooltip(new Tooltip(Messages.text("export.sidecar.hint")));
        content.getStyleClass().add("export");
        return content;
    }

    private void listen() {
        formats.onChange(this::describe);
        sidecar.selectedProperty().subscribe(this::describe);
        preview.directionProperty().subscribe(this::describe);
        target.onChange(this::describe);
        run.onStart(this::start);
        run.onClose(this::close);
        run.onEnd(
                () -> {
                    target.replaceNoMore();
                    describe();
                });
    }

    private void restore(ExportChoices choices) {
        formats.restore(choices);
        sidecar.setSelected(choices.sidecar());
        preview.pngScaleProperty().set(choices.pngScale());
        preview.directionProperty().set(choices.direction());
        target.replaceNoMore();
    }

    private ExportChoices choices() {
        return new ExportChoices(
                target.folder(),
                formats.depth(),
                formats.meshes(),
                formats.points(),
                formats.geometry(),
                formats.sheets(),
                sidecar.isSelected(),
                preview.pngScaleProperty().get(),
                preview.directionProperty().get());
    }

    /** Empty where something that is needed is missing. */
    private Optional<ExportPlan> plan() {
        boolean named = target.folder().isPresent() && target.name().isPresent();
        if (subject.isEmpty() || !named || !formats.isSound()) {
            return Optional.empty();
        }
        return Optional.of(
                new ExportPlan(
                        subject.get(), choices(), target.folder().get(), target.name().get()));
    }

    private void describe() {
        var plan = plan();
        boolean free = target.ask(plan.map(now -> now.conflicts().size()).orElse(0));
        boolean ready = plan.isPresent() && !plan.get().files().isEmpty();
        run.describe(plan.map(ExportDialog::summaryOf).orElseGet(this::missing), ready && free);
        subject.ifPresent(this::drawPreview);
    }

    private String missing() {
        if (subject.isEmpty()) return Messages.text("export.nodepth");
        return Messages.text(formats.isSound() ? "export.noname" : "export.noscale");
    }

    private static String summaryOf(ExportPlan plan) {
        int count = plan.fileCount();
        if (count == 0) return Messages.text("export.nothing");
        return Messages.text("export.summary", count, SizeText.of(plan.estimateBytes()));
    }

    private void drawPreview(ExportSubject now) {
        preview.draw(now, workbench.depth().spreadOf(now.result().map()).extent());
        sidecar.setDisable(formats.depth().isEmpty());
    }

    private void start() {
        var plan = plan();
        if (plan.isEmpty()) return;
        remembered.set(choices());
        boolean replace = target.replaces();
        run.run(monitor -> plan.get().write(replace, monitor));
    }
}
