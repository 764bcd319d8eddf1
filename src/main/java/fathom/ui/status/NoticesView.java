package fathom.ui.status;

import fathom.ui.state.Notice;
import fathom.ui.state.StatusViewModel;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Notices over the lower edge of the pictures, each dismissible, never in the way of the rest. What
 * went well goes by itself, unless the pointer or the focus is on it. While a card covers the
 * window they wait, and what went well has its full time afterwards: below the card they would be
 * dim, out of reach, and gone before they were read.
 */
public final class NoticesView extends VBox {
    /** Long enough to read two lines and to reach for the button. */
    private static final Duration SUCCESS_STAYS = Duration.seconds(8);

    private final StatusViewModel status;
    private final Consumer<Path> showInFolder;
    private final ObservableBooleanValue covered;
    private final Duration successStays;
    private final Map<Notice, PauseTransition> leaving = new HashMap<>();

    /**
     * @param covered whether a card lies above the window
     */
    public NoticesView(
            StatusViewModel status, Consumer<Path> showInFolder, ObservableBooleanValue covered) {
        this(status, showInFolder, covered, SUCCESS_STAYS);
    }

    NoticesView(
            StatusViewModel status,
            Consumer<Path> showInFolder,
            ObservableBooleanValue covered,
            Duration successStays) {
        this.status = status;
        this.showInFolder = showInFolder;
        this.covered = covered;
        this.successStays = successStays;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setFillWidth(false);
        status.notices().addListener((ListChangeListener<Notice>) _ -> refresh());
        covered.subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        leaving.entrySet()
                .removeIf(
                        entry -> {
                            boolean gone = !status.notices().contains(entry.getKey());
                            if (gone) entry.getValue().stop();
                            return gone;
                        });
        setVisible(!covered.get());
        getChildren().setAll(status.notices().stream().map(this::bar).toList());
    }

    private NoticeBar bar(Notice notice) {
        var bar = new NoticeBar(notice, showInFolder, () -> status.dismiss(notice));
        if (notice.tone() == Notice.Tone.SUCCESS) leaveLater(notice, bar);
        return bar;
    }

    private void leaveLater(Notice notice, NoticeBar bar) {
        var pause = leaving.computeIfAbsent(notice, _ -> new PauseTransition(successStays));
        pause.setOnFinished(
                _ -> {
                    if (bar.isHover() || bar.isFocusWithin()) pause.playFromStart();
                    else status.dismiss(notice);
                });
        if (covered.get()) pause.stop();
        else pause.play();
    }
}
