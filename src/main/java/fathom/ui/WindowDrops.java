package fathom.ui;

import fathom.ui.input.DepthFiles;
import fathom.ui.input.Drop;
import fathom.ui.input.DropTarget;
import fathom.ui.library.FilmstripView;
import fathom.ui.session.Sessions;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.Notice;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.scene.Node;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What dropped files become: photographs, a session, a model, or the measured depth of the
 * photograph on which they fall. Beside the pictures that is the current one; only among the
 * thumbnails a picture that may hold depth is opened as what it may be, too.
 */
final class WindowDrops implements DropTarget.Planner {
    private final WorkbenchViewModel workbench;
    private final Function<Node, Optional<LibraryItem>> tileAt;
    private final Consumer<Path> openSession;
    private final Consumer<List<Path>> addModels;

    /**
     * @param tileAt whose picture it is at a node among the tiles
     */
    WindowDrops(
            WorkbenchViewModel workbench,
            Function<Node, Optional<LibraryItem>> tileAt,
            Consumer<Path> openSession,
            Consumer<List<Path>> addModels) {
        this.workbench = workbench;
        this.tileAt = tileAt;
        this.openSession = openSession;
        this.addModels = addModels;
    }

    @Override
    public Drop plan(Node target, List<Path> files) {
        return session(files).or(() -> depth(target, files)).orElseGet(() -> others(files));
    }

    private Optional<Drop> session(List<Path> files) {
        return files.stream()
                .filter(Sessions::isSession)
                .findFirst()
                .map(
                        file ->
                                new Drop(
                                        Messages.text("drop.session", name(file)),
                                        () -> openSession.accept(file)));
    }

    private Optional<Drop> depth(Node target, List<Path> files) {
        var file = files.getFirst();
        if (files.size() != 1 || !DepthFiles.isDepth(file)) return Optional.empty();
        var on = tileAt.apply(target).or(() -> FilmstripView.pictureAt(target));
        if (on.isPresent()) return Optional.of(measured(on.get(), file));
        if (FilmstripView.isAround(target) && !DepthFiles.isOnlyDepth(file)) {
            return Optional.empty();
        }
        return Optional.ofNullable(workbench.library().currentProperty().get())
                .map(shown -> measured(shown, file));
    }

    private Drop measured(LibraryItem photograph, Path file) {
        return new Drop(
                Messages.text("drop.depth", name(file), photograph.name()),
                () -> {
                    var library = workbench.library();
                    if (library.togetherProperty().get().contains(photograph)) {
                        library.lead(photograph);
                    } else {
                        library.select(photograph);
                    }
                    workbench.groundTruth().open(photograph, file);
                });
    }

    /** Depth without a photograph cannot be opened: that is said instead. */
    private Drop others(List<Path> files) {
        var models = files.stream().filter(WindowDrops::isModel).toList();
        var alone = files.stream().filter(DepthFiles::isOnlyDepth).toList();
        var pictures =
                files.stream()
                        .filter(file -> !models.contains(file) && !alone.contains(file))
                        .toList();
        Runnable action =
                () -> {
                    if (!pictures.isEmpty()) workbench.library().open(pictures);
                    if (!models.isEmpty()) addModels.accept(models);
                    if (!alone.isEmpty()) workbench.status().notify(needsPhotograph(alone));
                };
        return new Drop(words(pictures, models, alone), action);
    }

    private static String words(List<Path> pictures, List<Path> models, List<Path> alone) {
        if (pictures.isEmpty() && models.isEmpty()) return needsPhotograph(alone).message();
        if (pictures.isEmpty()) {
            return models.size() == 1
                    ? Messages.text("drop.model", name(models.getFirst()))
                    : Messages.text("drop.models", models.size());
        }
        String opening =
                pictures.size() == 1
                        ? Messages.text("drop.one", name(pictures.getFirst()))
                        : Messages.text("drop.several", pictures.size());
        if (models.isEmpty()) return opening;
        return models.size() == 1
                ? Messages.text("drop.and.model", opening, name(models.getFirst()))
                : Messages.text("drop.and.models", opening, models.size());
    }

    private static Notice needsPhotograph(List<Path> depth) {
        return Notice.warning(
                depth.size() == 1
                        ? Messages.text("drop.depth.alone", name(depth.getFirst()))
                        : Messages.text("drop.depth.several", depth.size()));
    }

    private static boolean isModel(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
