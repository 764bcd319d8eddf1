package fathom.ui.library;

import fathom.ui.state.LibraryItem;
import fathom.ui.state.LibraryViewModel;
import fathom.ui.text.Messages;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The open pictures as a column of thumbnails, and below them the place to drop more. */
public final class FilmstripView extends VBox {
    private static final double CELL_HEIGHT = 76;
    private static final double HINT_HEIGHT = 110;

    private final ListView<LibraryItem> list = new ListView<>();
    private final LibraryViewModel library;
    private boolean following;

    public FilmstripView(LibraryViewModel library) {
        this.library = library;
        getStyleClass().add("filmstrip");
        list.setItems(library.items());
        list.setFixedCellSize(CELL_HEIGHT);
        list.setCellFactory(_ -> new ThumbnailCell(library));
        list.setAccessibleText(Messages.text("filmstrip.name"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<LibraryItem>) _ -> showSelected());
        library.currentProperty().subscribe(this::follow);
        library.togetherProperty().subscribe(this::follow);
        library.items().addListener((ListChangeListener<LibraryItem>) _ -> follow());
        setVgrow(list, Priority.SOMETIMES);
        list.prefHeightProperty().bind(Bindings.size(library.items()).multiply(CELL_HEIGHT).add(2));
        list.setMinHeight(0);
        getChildren().setAll(list, hint());
    }

    /** The picture whose thumbnail a node belongs to. */
    public static Optional<LibraryItem> pictureAt(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof ThumbnailCell cell) return Optional.ofNullable(cell.getItem());
        }
        return Optional.empty();
    }

    /** Whether a node belongs to a filmstrip. */
    public static boolean isAround(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof FilmstripView) return true;
        }
        return false;
    }

    private void showSelected() {
        var selected = List.copyOf(list.getSelectionModel().getSelectedItems());
        if (following || selected.isEmpty()) return;
        if (selected.size() > 1) library.selectTogether(selected);
        else if (!selected.equals(library.togetherProperty().get())) {
            library.select(selected.getFirst());
        }
    }

    /** What is selected in the list is what is shown. */
    private void follow() {
        var current = library.currentProperty().get();
        var together = library.togetherProperty().get();
        var selection = list.getSelectionModel();
        if (Set.copyOf(selection.getSelectedItems()).equals(Set.copyOf(together))) return;
        following = true;
        selection.clearSelection();
        for (var item : together) selection.select(item);
        following = false;
        if (current != null) list.scrollTo(current);
    }

    private static StackPane hint() {
        var text = new Label(Messages.text("filmstrip.hint"));
        text.setWrapText(true);
        var hint = new StackPane(text);
        hint.getStyleClass().add("drop-hint");
        hint.setMinHeight(HINT_HEIGHT);
        setVgrow(hint, Priority.ALWAYS);
        return hint;
    }
}
