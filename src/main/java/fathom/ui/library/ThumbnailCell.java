package fathom.ui.library;

import fathom.image.Photo;
import fathom.ui.controls.PhotoImages;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.LibraryViewModel;
import fathom.ui.text.Messages;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One picture: its thumbnail cut to the cell, its name and how far it is. */
final class ThumbnailCell extends ListCell<@Nullable LibraryItem> {
    private static final double WIDTH = 94;
    private static final double HEIGHT = 68;
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final LibraryViewModel library;
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Region dot = new Region();
    private final FontIcon unread = new FontIcon("fth-alert-triangle");
    private final StackPane frame = new StackPane(picture, unread, name, dot);
    private final ContextMenu menu = new ContextMenu();
    private Subscription shown = Subscription.EMPTY;

    ThumbnailCell(LibraryViewModel library) {
        this.library = library;
        getStyleClass().add("thumbnail-cell");
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        var clip = new Rectangle(WIDTH, HEIGHT);
        clip.setArcWidth(12);
        clip.setArcHeight(12);
        picture.setClip(clip);
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        name.getStyleClass().add("thumbnail-name");
        name.setMaxWidth(WIDTH);
        StackPane.setAlignment(name, Pos.BOTTOM_LEFT);
        unread.getStyleClass().add("tile-notice-icon");
        dot.getStyleClass().add("state-dot");
        dot.setMaxSize(9, 9);
        dot.setMinSize(9, 9);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        var close = new MenuItem(Messages.text("filmstrip.remove"));
        close.setOnAction(
                _ -> {
                    var item = getItem();
                    if (item != null) library.remove(item);
                });
        menu.getItems().setAll(close);
    }

    @Override
    protected void updateItem(@Nullable LibraryItem item, boolean empty) {
        super.updateItem(item, empty);
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        setText(null);
        if (item == null || empty) {
            setGraphic(null);
            setContextMenu(null);
            setTooltip(null);
            return;
        }
        setGraphic(frame);
        setContextMenu(menu);
        name.setText(item.name());
        setAccessibleText(item.name());
        library.wantThumbnail(item);
        shown =
                Subscription.combine(
                        item.thumbnailProperty().subscribe(this::showPicture),
                        item.stateProperty().subscribe(_ -> showState(item)),
                        item.problemProperty().subscribe(_ -> showState(item)));
    }

    private void showPicture(@Nullable Photo small) {
        if (small == null) {
            picture.setImage(null);
            return;
        }
        picture.setImage(PhotoImages.of(small));
        double scale = Math.max(WIDTH / small.width(), HEIGHT / small.height());
        double width = WIDTH / scale;
        double height = HEIGHT / scale;
        picture.setViewport(
                new Rectangle2D(
                        (small.width() - width) / 2, (small.height() - height) / 2, width, height));
    }

    private void showState(LibraryItem item) {
        var state = item.stateProperty().get();
        dot.pseudoClassStateChanged(BUSY, state == LibraryItem.State.BUSY);
        dot.pseudoClassStateChanged(READY, state == LibraryItem.State.READY);
        dot.pseudoClassStateChanged(FAILED, state == LibraryItem.State.FAILED);
        frame.pseudoClassStateChanged(FAILED, state == LibraryItem.State.FAILED);
        unread.setVisible(
                state == LibraryItem.State.FAILED && item.thumbnailProperty().get() == null);
        var problem = item.problemProperty().get();
        var place = item.file().map(String::valueOf).orElse(item.name());
        setTooltip(
                new Tooltip(
                        problem == null
                                ? place
                                : place + "\n" + problem.problem() + "\n" + problem.remedy()));
    }
}
