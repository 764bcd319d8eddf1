package fathom.ui.controls;

import fathom.ui.text.TypedNumber;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;

/**
 * A name, a slider and the value in words, in one line. A click on the words, or F2, lets the value
 * be typed.
 */
public final class SliderRow extends HBox {
    /** How the slider's way is divided among the values. */
    public enum Scale {
        LINEAR,
        /** Equal ways are equal factors. */
        LOGARITHMIC
    }

    private final Slider slider = new Slider(0, 1, 0);
    private final Scale scale;
    private final double low;
    private final double high;
    private final DoubleConsumer onChange;
    private final DoubleFunction<String> words;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private double perTyped = 1;
    private boolean following;

    /**
     * @param value what the slider shows
     * @param onChange takes what the user wants, at display rate
     */
    public SliderRow(
            String name,
            String tooltip,
            Scale scale,
            double low,
            double high,
            ObservableValue<Number> value,
            DoubleConsumer onChange,
            DoubleFunction<String> words) {
        this.scale = scale;
        this.low = low;
        this.high = high;
        this.onChange = onChange;
        this.words = words;
        getStyleClass().add("slider-row");
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label(name);
        label.getStyleClass().add("slider-name");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(slider);
        var typed = new TypedValue(name, text, this::take);
        typed.getStyleClass().add("slider-value");
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(tooltip));
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(40);
        slider.setBlockIncrement(0.02);
        slider.valueProperty()
                .addListener(
                        (_, _, position) -> {
                            if (!following) onChange.accept(valueAt(position.doubleValue()));
                        });
        value.subscribe(
                number -> {
                    following = true;
                    slider.setValue(positionOf(number.doubleValue()));
                    following = false;
                    text.set(words.apply(number.doubleValue()));
                    slider.setAccessibleHelp(text.get());
                });
        slider.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() != KeyCode.F2) return;
                    event.consume();
                    typed.edit();
                });
        getChildren().setAll(label, slider, typed);
    }

    /** The words tell a hundred times the value, so what is typed is a hundredth of it. */
    public SliderRow inPercent() {
        perTyped = 0.01;
        return this;
    }

    void focusSlider() {
        slider.requestFocus();
    }

    private void take(String typed) {
        String said = typed.strip();
        if (said.equalsIgnoreCase(words.apply(high))) onChange.accept(high);
        else if (said.equalsIgnoreCase(words.apply(low))) onChange.accept(low);
        else {
            TypedNumber.of(said)
                    .ifPresent(number -> onChange.accept(Math.clamp(number * perTyped, low, high)));
        }
    }

    private double valueAt(double position) {
        return switch (scale) {
            case LINEAR -> low + position * (high - low);
            case LOGARITHMIC -> low * Math.pow(high / low, position);
        };
    }

    private double positionOf(double value) {
        double position =
                switch (scale) {
                    case LINEAR -> (value - low) / (high - low);
                    case LOGARITHMIC -> Math.log(value / low) / Math.log(high / low);
                };
        return Math.clamp(position, 0, 1);
    }
}
