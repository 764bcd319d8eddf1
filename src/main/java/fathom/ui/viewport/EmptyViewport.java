package fathom.ui.viewport;

import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the middle of the window while nothing is open. */
final class EmptyViewport extends VBox {
    EmptyViewport() {
        getStyleClass().addAll("tile-notice", "viewport-empty");
        setAlignment(Pos.CENTER);
        var icon = new FontIcon("fth-image");
        icon.getStyleClass().add("tile-notice-icon");
        var headline = new Label(Messages.text("viewport.empty"));
        headline.getStyleClass().add("tile-notice-headline");
        var hint = new Label(Messages.text("viewport.empty.hint"));
        hint.getStyleClass().add("tile-notice-detail");
        getChildren().setAll(icon, headline, hint);
    }
}
