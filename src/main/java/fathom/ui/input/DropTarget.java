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

/** The whole window takes dropped photographs and folders, and says so while they hover. */
public final class DropTarget {
    private final LibraryViewModel library;
    private final StackPane hint = new StackPane(new Label(Messages.text("drop.hint")));

    private DropTarget(LibraryViewModel library) {
        this.library = library;
        hint.getStyleClass().add("drop-overlay");
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        hint.getStylesheets().add(Sheets.named("drop.css"));
    }

    /** Adds the hint to {@code root} as its last child. */
    public static void install(StackPane root, LibraryViewModel library) {
        var target = new DropTarget(library);
        root.getChildren().add(target.hint);
        root.addEventHandler(DragEvent.DRAG_OVER, target::over);
        root.addEventHandler(DragEvent.DRAG_EXITED_TARGET, event -> target.left(root, event));
        root.addEventHandler(DragEvent.DRAG_DROPPED, target::dropped);
    }

    /** Opens what was dropped; false when there is nothing. */
    static boolean open(List<File> files, LibraryViewModel library) {
        List<Path> paths = files.stream().map(File::toPath).toList();
        library.open(paths);
        return !paths.isEmpty();
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
        event.setDropCompleted(open(event.getDragboard().getFiles(), library));
        event.consume();
    }
}
