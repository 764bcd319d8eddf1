package fathom.ui.viewport;

import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** Stands in the place of a second map where a difference is asked for and there is only one. */
final class SecondMapHint extends VBox {
    SecondMapHint(Runnable onChooseModels) {
        getStyleClass().addAll("tile-notice", "viewport-empty");
        setAlignment(Pos.CENTER);
        var icon = new FontIcon("fth-layers");
        icon.getStyleClass().add("tile-notice-icon");
        var choose = new Button(Messages.text("viewport.second.choose"));
        choose.setOnAction(_ -> onChooseModels.run());
        getChildren()
                .setAll(
                        icon,
                        label("viewport.second", "tile-notice-headline"),
                        label("viewport.second.hint", "tile-notice-detail"),
                        choose);
    }

    private static Label label(String key, String styleClass) {
        var label = new Label(Messages.text(key));
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMaxWidth(320);
        return label;
    }
}
