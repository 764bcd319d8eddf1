package fathom.ui.models;

import fathom.model.ModelCard;
import fathom.ui.text.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;

/** Whether a model may earn money: sign, colour and words say the same. */
final class CommercialMark {
    private CommercialMark() {}

    static Label of(ModelCard card) {
        String use = card.licence().commercialUse();
        String icon =
                switch (use) {
                    case "yes" -> "fth-check-circle";
                    case "no" -> "fth-x-circle";
                    default -> "fth-help-circle";
                };
        var mark = new Label(ModelText.commercialUse(card), new FontIcon(icon));
        mark.setTooltip(new Tooltip(Messages.text("models.commercial." + use + ".hint")));
        mark.getStyleClass().addAll("commercial", "commercial-" + use);
        return mark;
    }
}
