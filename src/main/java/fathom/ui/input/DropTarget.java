package fathom.ui.input;

import fathom.ui.controls.Sheets;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The whole window takes dropped files, and says while they hover what they will become. */
public final class DropTarget {
    private final Planner planner;
    private final Label words = new Label();
    private final StackPane hint = new StackPane(words);

    /** Asked for once while files hover: every question goes to the program that drags them. */
    private List<Path> hovering = List.of();

    private @Nullable Node under;

    /** Decides by the files and by the place where they are dropped. */
    @FunctionalInterface
    public interface Planner {
        /**
         * @param files at least one
         */
        Drop plan(Node target, List<Path> files);
    }

    private DropTarget(Planner planner) {
        this.planner = planner;
        words.setWrapText(true);
        hint.getStyleClass().add("drop-overlay");
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        hint.getStylesheets().add(Sheets.named("drop.css"));
    }

    /** Adds the hint to {@code root} as its last child. */
    public static void install(StackPane root, Planner planner) {
        var target = new DropTarget(planner);
        root.getChildren().add(target.hint);
        root.addEventHandler(DragEvent.DRAG_OVER, target::over);
        root.addEventHandler(DragEvent.DRAG_EXITED_TARGET, event -> target.left(root, event));
        root.addEventHandler(DragEvent.DRAG_DROPPED, target::dropped);
    }

    private void over(DragEvent event) {
        if (!event.getDragboard().hasFiles()) return;
        if (hovering.isEmpty()) hovering = filesOf(event.getDragboard());
        if (hovering.isEmpty()) return;
        event.acceptTransferModes(TransferMode.COPY);
        if (event.getTarget() instanceof Node target && !target.equals(under)) {
            under = target;
            words.setText(planner.plan(target, hovering).words());
        }
        hint.toFront();
        hint.setVisible(true);
        event.consume();
    }

    private void left(Node root, DragEvent event) {
        if (root.equals(event.getTarget())) end();
    }

    private void end() {
        hint.setVisible(false);
        hovering = List.of();
        under = null;
    }

    private void dropped(DragEvent event) {
        end();
        var files = filesOf(event.getDragboard());
        if (files.isEmpty() || !(event.getTarget() instanceof Node target)) return;
        event.setDropCompleted(true);
        event.consume();
        planner.plan(target, files).action().run();
    }

    private static List<Path> filesOf(Dragboard board) {
        return board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.of();
    }
}
