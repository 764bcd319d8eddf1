package fathom.ui.keys;

import fathom.ui.controls.Overlay;
import fathom.ui.controls.Sheets;
import fathom.ui.text.Messages;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.Collectors;

/** All keys in groups, over the window; F1, ?, Esc or a click closes it. */
public final class HelpOverlay extends Overlay {
    /** The digits are shown as a span. */
    private static final int DIGITS = 9;

    public HelpOverlay() {
        getStylesheets().add(Sheets.named("keys.css"));
        var title = new Label(Messages.text("keys.title"));
        title.getStyleClass().add("overlay-title");
        var hint = new Label(Messages.text("keys.mouse"));
        hint.getStyleClass().add("keys-mouse");
        var space = new Label(Messages.text("keys.gestures3d"));
        space.getStyleClass().add("keys-mouse");
        for (var words : List.of(hint, space)) words.setWrapText(true);
        var columns =
                new HBox(
                        column(Command.Group.PICTURES, Command.Group.TILES),
                        column(Command.Group.VIEW, Command.Group.WINDOW));
        columns.getStyleClass().add("keys-columns");
        var content = new VBox(title, columns, hint, space);
        content.getStyleClass().add("keys-help");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("overlay-scroll");
        scroll.setOnMouseClicked(_ -> close());
        fill(Messages.text("keys.title"), scroll);
    }

    @Override
    protected boolean closesOn(KeyEvent event) {
        return super.closesOn(event)
                || event.getCode() == KeyCode.F1
                || event.getText().equals("?");
    }

    private static VBox column(Command.Group... groups) {
        var column = new VBox();
        column.getStyleClass().add("keys-column");
        for (var group : groups) column.getChildren().add(groupOf(group));
        return column;
    }

    private static Node groupOf(Command.Group group) {
        var title = new Label(group.title());
        title.getStyleClass().add("keys-group-title");
        var table = new GridPane();
        table.getStyleClass().add("keys-table");
        var text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        var keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().setAll(text, keys);
        int row = 0;
        for (var command : Commands.in(group)) {
            table.addRow(row++, new Label(command.text()), keycaps(command));
        }
        return new VBox(8, title, table);
    }

    private static HBox keycaps(Command command) {
        var box = new HBox();
        box.getStyleClass().add("keycaps");
        box.setAlignment(Pos.CENTER_RIGHT);
        var shown = shown(command);
        for (int i = 0; i < shown.size(); i++) {
            if (i > 0) box.getChildren().add(between(command));
            for (var cap : shown.get(i)) box.getChildren().add(keycap(cap));
        }
        box.setAccessibleText(
                shown.stream()
                        .map(caps -> String.join(" ", caps))
                        .collect(Collectors.joining(", ")));
        return box;
    }

    /** The keys once each; of the digits the first and the last. */
    private static List<List<String>> shown(Command command) {
        var all = command.keystrokes().stream().map(Keystroke::caps).distinct().toList();
        return all.size() == DIGITS ? List.of(all.getFirst(), all.getLast()) : all;
    }

    private static Label between(Command command) {
        var label =
                new Label(command.keystrokes().size() == DIGITS ? "–" : Messages.text("keys.or"));
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label keycap(String cap) {
        var label = new Label(cap);
        label.getStyleClass().add("keycap");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
