package fathom.ui.controls;

import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import java.util.Objects;
import java.util.function.Consumer;

/** A row of joined buttons of which one is pressed: the value of a property. */
public final class Segmented<T> extends HBox {
    private final ObservableValue<T> value;
    private final Consumer<T> onChoice;
    private final ToggleGroup group = new ToggleGroup();

    public Segmented(String accessibleName, Property<T> value) {
        this(accessibleName, value, value::setValue);
    }

    /**
     * @param value what the pressed button stands for; none is pressed for a value without one
     * @param onChoice takes what the user presses
     */
    public Segmented(String accessibleName, ObservableValue<T> value, Consumer<T> onChoice) {
        this.value = value;
        this.onChoice = onChoice;
        getStyleClass().add("segmented");
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(accessibleName);
        group.selectedToggleProperty()
                .addListener(
                        (_, before, now) -> {
                            // one is always pressed: pressing it again does not release it
                            if (now == null && before != null && stands(before)) {
                                before.setSelected(true);
                            }
                        });
    }

    /** Adds a button; returns this. */
    public Segmented<T> add(T choice, String text, String tooltip) {
        var button = new ToggleButton(text);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(tooltip);
        button.setFocusTraversable(true);
        button.setUserData(choice);
        button.setOnAction(
                _ -> {
                    onChoice.accept(choice);
                    button.setSelected(choice.equals(value.getValue()));
                });
        Runnable follow = () -> button.setSelected(choice.equals(value.getValue()));
        value.subscribe(_ -> follow.run());
        getChildren().add(button);
        markEnds();
        return this;
    }

    private boolean stands(Toggle toggle) {
        return Objects.equals(toggle.getUserData(), value.getValue());
    }

    private void markEnds() {
        for (int i = 0; i < getChildren().size(); i++) {
            var classes = getChildren().get(i).getStyleClass();
            classes.removeAll("left-pill", "center-pill", "right-pill");
            classes.add(
                    i == 0
                            ? "left-pill"
                            : i == getChildren().size() - 1 ? "right-pill" : "center-pill");
        }
    }
}
