package fathom.ui.library;

import fathom.ui.state.LibraryItem;
import fathom.ui.state.LibraryViewModel;
import fathom.ui.text.Messages;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The open pictures as a column of thumbnails, and below them the place to drop more. */
public final class FilmstripView extends VBox {
    private static final double CELL_HEIGHT = 76;
    private static final double HINT_HEIGHT = 110;

    private final ListView<LibraryItem> list = new ListView<>();

    public FilmstripView(LibraryViewModel library) {
        getStyleClass().add("filmstrip");
        list.setItems(library.items());
        list.setFixedCellSize(CELL_HEIGHT);
        list.setCellFactory(_ -> new ThumbnailCell(library));
        list.setAccessibleText(Messages.text("filmstrip.name"));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, item) -> showItem(library, item));
        library.currentProperty().subscribe(this::follow);
        library.items()
                .addListener(
                        (ListChangeListener<LibraryItem>)
                                _ -> follow(library.currentProperty().get()));
        setVgrow(list, Priority.SOMETIMES);
        list.prefHeightProperty().bind(Bindings.size(library.items()).multiply(CELL_HEIGHT).add(2));
        list.setMinHeight(0);
        getChildren().setAll(list, hint());
    }

    private static void showItem(LibraryViewModel library, LibraryItem item) {
        if (item != null && item != library.currentProperty().get()) library.select(item);
    }

    private void follow(LibraryItem item) {
        if (item == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(item);
            list.scrollTo(item);
        }
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
