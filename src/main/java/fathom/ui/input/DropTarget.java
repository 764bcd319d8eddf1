package fathom.ui.input;

import fathom.ui.controls.Sheets;
import fathom.ui.state.LibraryViewModel;
import fathom.ui.text.Messages;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The whole window takes dropped photographs and folders, and says so while they hover. */
public final class DropTarget {
    private final LibraryViewModel library;
    private final Consumer<Path> onModel;
    private final Taker taker;
    private final StackPane hint = new StackPane(new Label(Messages.text("drop.hint")));

    /** Takes files that are no photographs, depending on where they are dropped. */
    @FunctionalInterface
    public interface Taker {
        /** Whether the files were taken. */
        boolean take(Node target, List<Path> files);
    }

    private DropTarget(LibraryViewModel library, Consumer<Path> onModel, Taker taker) {
        this.library = library;
        this.onModel = onModel;
        this.taker = taker;
        hint.getStyleClass().add("drop-overlay");
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        hint.getStylesheets().add(Sheets.named("drop.css"));
    }

    /**
     * Adds the hint to {@code root} as its last child.
     *
     * @param onModel takes a dropped ONNX file
     * @param taker is asked first
     */
    public static void install(
            StackPane root, LibraryViewModel library, Consumer<Path> onModel, Taker taker) {
        var target = new DropTarget(library, onModel, taker);
        root.getChildren().add(target.hint);
        root.addEventHandler(DragEvent.DRAG_OVER, target::over);
        root.addEventHandler(DragEvent.DRAG_EXITED_TARGET, event -> target.left(root, event));
        root.addEventHandler(DragEvent.DRAG_DROPPED, target::dropped);
    }

    /** Opens what was dropped; false when there is nothing. One model is taken at a time. */
    static boolean open(List<File> files, LibraryViewModel library, Consumer<Path> onModel) {
        List<Path> paths = files.stream().map(File::toPath).toList();
        var models = paths.stream().filter(DropTarget::isModel).toList();
        var pictures = paths.stream().filter(path -> !isModel(path)).toList();
        if (!pictures.isEmpty()) library.open(pictures);
        models.stream().findFirst().ifPresent(onModel);
        return !paths.isEmpty();
    }

    private static boolean isModel(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    private void over(DragEvent event) {
        if (!event.getDragboard().hasFiles()) return;
        event.acceptTransferModes(TransferMode.COPY);
        hint.toFront();
        hint.setVisible(true);
        event.consume();
    }

    private void left(Node root, DragEvent event) {
        if (root.equals(event.getTarget())) hint.setVisible(false);
    }

    private void dropped(DragEvent event) {
        hint.setVisible(false);
        if (!event.getDragboard().hasFiles()) return;
        var files = event.getDragboard().getFiles();
        boolean taken =
                event.getTarget() instanceof Node target
                        && taker.take(target, files.stream().map(File::toPath).toList());
        event.setDropCompleted(taken || open(files, library, onModel));
        event.consume();
    }
}
