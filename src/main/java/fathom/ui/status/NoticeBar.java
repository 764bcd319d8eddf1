package fathom.ui.status;

import fathom.ui.state.Notice;
import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** One notice with its way out. */
final class NoticeBar extends HBox {
    private static final double MOST_WIDTH = 640;

    NoticeBar(Notice notice, Consumer<Path> showInFolder, Runnable dismiss) {
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
        getChildren().setAll(icon, words);
        getStyleClass().addAll("notice", "notice-" + notice.tone().name().toLowerCase(Locale.ROOT));
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(MOST_WIDTH);
        notice.file().ifPresent(file -> getChildren().add(folderButton(file, showInFolder)));
        getChildren().add(closeButton(dismiss));
    }

    private static Button folderButton(Path file, Consumer<Path> showInFolder) {
        var button = new Button(Messages.text("notice.folder"));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> showInFolder.accept(file));
        return button;
    }

    private static Button closeButton(Runnable dismiss) {
        var button = new Button();
        button.setGraphic(new FontIcon("fth-x"));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(Messages.text("notice.dismiss"));
        button.setTooltip(new Tooltip(Messages.text("notice.dismiss")));
        button.setOnAction(_ -> dismiss.run());
        return button;
    }
}
