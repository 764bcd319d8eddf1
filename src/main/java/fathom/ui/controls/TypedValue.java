package fathom.ui.controls;

import fathom.ui.text.Messages;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import java.util.function.Consumer;

/** A value in words that becomes a field when it is clicked, so that it can be typed. */
public final class TypedValue extends StackPane {
    private final Label words = new Label();
    private final TextField field = new TextField();
    private final Consumer<String> onTyped;

    /**
     * @param name of what has the value
     * @param onTyped takes what was typed; what it does not understand changes nothing
     */
    public TypedValue(String name, ObservableValue<String> text, Consumer<String> onTyped) {
        this.onTyped = onTyped;
        getStyleClass().add("typed-value");
        setAlignment(Pos.CENTER_RIGHT);
        words.textProperty().bind(text);
        words.setMinWidth(USE_PREF_SIZE);
        words.setTooltip(new Tooltip(Messages.text("slider.type")));
        words.setOnMouseClicked(_ -> edit());
        field.getStyleClass().add("small");
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText(name);
        // A width of its own would push the slider aside.
        field.setPrefColumnCount(1);
        field.setMinWidth(0);
        field.setOnAction(_ -> end(true));
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.ESCAPE) return;
                    event.consume();
                    end(false);
                });
        field.focusedProperty()
                .subscribe(
                        (before, now) -> {
                            if (before && !now) end(true);
                        });
        getChildren().setAll(words);
    }

    /** Shows the field, all of it selected. */
    public void edit() {
        if (getChildren().contains(field)) return;
        field.setText(words.getText());
        getChildren().setAll(field);
        field.requestFocus();
        field.selectAll();
    }

    private void end(boolean taken) {
        if (!getChildren().contains(field)) return;
        boolean hadFocus = field.isFocused();
        String typed = field.getText();
        getChildren().setAll(words);
        if (taken && !typed.equals(words.getText())) onTyped.accept(typed);
        if (hadFocus && getParent() instanceof SliderRow row) row.focusSlider();
    }
}
