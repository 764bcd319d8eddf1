package fathom.ui.status;

import fathom.ui.state.Notice;
import fathom.ui.state.StatusViewModel;
import fathom.ui.text.Messages;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Notices over the lower edge of the pictures, each dismissible, never in the way of the rest. What
 * went well goes by itself, unless the pointer or the focus is on it.
 */
public final class NoticesView extends VBox {
    /** Long enough to read two lines and to reach for the button. */
    private static final Duration SUCCESS_STAYS = Duration.seconds(8);

    private final StatusViewModel status;
    private final Consumer<Path> showInFolder;
    private final Duration successStays;
    private final Map<Notice, PauseTransition> leaving = new HashMap<>();

    public NoticesView(StatusViewModel status, Consumer<Path> showInFolder) {
        this(status, showInFolder, SUCCESS_STAYS);
    }

    NoticesView(StatusViewModel status, Consumer<Path> showInFolder, Duration successStays) {
        this.status = status;
        this.successStays = successStays;
        this.showInFolder = showInFolder;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setFillWidth(false);
        status.notices().addListener((ListChangeListener<Notice>) _ -> refresh());
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
        getChildren().setAll(status.notices().stream().map(this::bar).toList());
    }

    private void leaveLater(Notice notice, HBox bar) {
        var pause = leaving.computeIfAbsent(notice, _ -> new PauseTransition(successStays));
        pause.setOnFinished(
                _ -> {
                    if (bar.isHover() || bar.isFocusWithin()) pause.playFromStart();
                    else status.dismiss(notice);
                });
        pause.play();
    }

    private HBox bar(Notice notice) {
        var icon =
                new FontIcon(
                        switch (notice.tone()) {
                            case ERROR -> "fth-alert-circle";
                            case WARNING -> "fth-alert-triangle";
                            case SUCCESS -> "fth-check-circle";
                        });
        var message = new Label(notice.message());
        message.getStyleClass().add("notice-message");
        message.setWrapText(true);
        var words = new VBox(message);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!notice.remedy().isEmpty()) {
            var remedy = new Label(notice.remedy());
            remedy.getStyleClass().add("notice-remedy");
            remedy.setWrapText(true);
            words.getChildren().add(remedy);
        }
        var bar = new HBox(icon, words);
        bar.getStyleClass()
                .addAll("notice", "notice-" + notice.tone().name().toLowerCase(Locale.ROOT));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(640);
        notice.file().ifPresent(file -> bar.getChildren().add(folderButton(file)));
        bar.getChildren().add(closeButton(notice));
        if (notice.tone() == Notice.Tone.SUCCESS) leaveLater(notice, bar);
        return bar;
    }

    private Button folderButton(Path file) {
        var button = new Button(Messages.text("notice.folder"));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> showInFolder.accept(file));
        return button;
    }

    private Button closeButton(Notice notice) {
        var button = new Button();
        button.setGraphic(new FontIcon("fth-x"));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(Messages.text("notice.dismiss"));
        button.setTooltip(new Tooltip(Messages.text("notice.dismiss")));
        button.setOnAction(_ -> status.dismiss(notice));
        return button;
    }
}
