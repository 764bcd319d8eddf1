package fathom.ui.status;

import fathom.ui.state.Notice;
import fathom.ui.state.StatusViewModel;

import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What goes wrong while a card covers the window, over the card: it may be the answer to what was
 * just done there. Older notices, and those of what went well, wait until the card is closed.
 */
public final class CardNotices extends VBox {
    private final StatusViewModel status;
    private final Consumer<Path> showInFolder;
    private final ObservableBooleanValue covered;
    private final Set<Notice> fresh = new HashSet<>();

    /**
     * @param covered whether a card lies above the window
     */
    public CardNotices(
            StatusViewModel status, Consumer<Path> showInFolder, ObservableBooleanValue covered) {
        this.status = status;
        this.showInFolder = showInFolder;
        this.covered = covered;
        getStyleClass().add("notices");
        setAlignment(Pos.TOP_CENTER); // the buttons of a card are at its foot
        setPickOnBounds(false);
        setFillWidth(false);
        setViewOrder(-1); // cards come to the front when they open
        status.notices().addListener((ListChangeListener<Notice>) this::follow);
        covered.subscribe(this::begin);
    }

    private void begin() {
        fresh.clear();
        refresh();
    }

    private void follow(Change<? extends Notice> change) {
        while (change.next()) {
            if (covered.get()) fresh.addAll(change.getAddedSubList());
        }
        refresh();
    }

    private void refresh() {
        getChildren()
                .setAll(
                        status.notices().stream()
                                .filter(notice -> notice.tone() != Notice.Tone.SUCCESS)
                                .filter(fresh::contains)
                                .map(this::bar)
                                .toList());
    }

    private NoticeBar bar(Notice notice) {
        return new NoticeBar(notice, showInFolder, () -> status.dismiss(notice));
    }
}
