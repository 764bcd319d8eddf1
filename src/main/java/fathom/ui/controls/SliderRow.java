package fathom.ui.controls;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;

/** A name, a slider and the value in words, in one line. */
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
        getStyleClass().add("slider-row");
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label(name);
        label.getStyleClass().add("slider-name");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(slider);
        var text = new Label();
        text.getStyleClass().add("slider-value");
        text.setMinWidth(USE_PREF_SIZE);
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
                    text.setText(words.apply(number.doubleValue()));
                    slider.setAccessibleHelp(text.getText());
                });
        getChildren().setAll(label, slider, text);
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
