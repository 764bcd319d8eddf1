package fathom.ui.inspector;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** A titled group of rows. */
final class Section extends VBox {
    private final HBox header = new HBox();

    Section(String title, Node... rows) {
        getStyleClass().add("section");
        var label = new Label(title.toUpperCase(Locale.ENGLISH));
        label.getStyleClass().add("section-title");
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren().setAll(label, spring());
        getChildren().add(header);
        getChildren().addAll(rows);
    }

    /** Puts a small control at the right of the title; returns this. */
    Section withAction(Node action) {
        header.getChildren().add(action);
        return this;
    }

    /** A name at the left, a control at the right. */
    static HBox row(String name, Node control) {
        var row = new HBox(new Label(name), spring(), control);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
