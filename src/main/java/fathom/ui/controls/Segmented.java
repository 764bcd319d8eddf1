package fathom.ui.controls;

import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A row of joined buttons of which one is pressed: the value of a property. */
public final class Segmented<T> extends HBox {
    private final Property<T> value;
    private final ToggleGroup group = new ToggleGroup();

    public Segmented(String accessibleName, Property<T> value) {
        this.value = value;
        getStyleClass().add("segmented");
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(accessibleName);
        group.selectedToggleProperty()
                .addListener(
                        (_, before, now) -> {
                            // one is always pressed: pressing it again does not release it
                            if (now == null && before != null) before.setSelected(true);
                        });
    }

    /** Adds a button; returns this. */
    public Segmented<T> add(T choice, String text, String tooltip) {
        var button = new ToggleButton(text);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(tooltip);
        button.setFocusTraversable(true);
        button.setOnAction(_ -> value.setValue(choice));
        Runnable follow = () -> button.setSelected(choice.equals(value.getValue()));
        value.addListener(_ -> follow.run());
        follow.run();
        getChildren().add(button);
        markEnds();
        return this;
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
