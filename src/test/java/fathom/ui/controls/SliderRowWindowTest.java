package fathom.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.ui.Fx;
import fathom.ui.WindowTest;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;

import java.util.Locale;

@WindowTest
class SliderRowWindowTest {
    private final DoubleProperty value = new SimpleDoubleProperty(0.2);

    @Test
    void aValueIsTypedInTheWordsUnit() throws Exception {
        var row = open();

        type(row, "43 %");

        assertThat(value.get()).isEqualTo(0.43);
        assertThat(Fx.onFx(() -> words(row))).isEqualTo("43 %");
    }

    @Test
    void whatGoesBeyondTheEndStopsThere() throws Exception {
        var row = open();

        type(row, "250");

        assertThat(value.get()).isEqualTo(1);
    }

    @Test
    void whatIsNoNumberChangesNothing() throws Exception {
        var row = open();

        type(row, "much");

        assertThat(value.get()).isEqualTo(0.2);
        assertThat(Fx.onFx(() -> words(row))).isEqualTo("20 %");
    }

    @Test
    void escapeLeavesTheValueAsItIs() throws Exception {
        var row = open();
        var field = edit(row);

        Fx.onFx(
                () -> {
                    field.setText("90");
                    press(field, KeyCode.ESCAPE);
                });

        assertThat(value.get()).isEqualTo(0.2);
        assertThat(Fx.onFx(() -> words(row))).isEqualTo("20 %");
    }

    private SliderRow open() throws Exception {
        return Fx.onFx(
                () -> {
                    var row =
                            new SliderRow(
                                            "Share",
                                            "How much",
                                            SliderRow.Scale.LINEAR,
                                            0,
                                            1,
                                            value,
                                            value::set,
                                            share ->
                                                    String.format(
                                                            Locale.ENGLISH, "%.0f %%", 100 * share))
                                    .inPercent();
                    var scene = new Scene(row, 300, 40);
                    row.applyCss();
                    row.layout();
                    assertThat(scene.getRoot()).isSameAs(row);
                    return row;
                });
    }

    private static void type(SliderRow row, String text) throws Exception {
        var field = edit(row);
        Fx.onFx(
                () -> {
                    field.setText(text);
                    press(field, KeyCode.ENTER);
                });
    }

    private static TextField edit(SliderRow row) throws Exception {
        return Fx.onFx(
                () -> {
                    press((Slider) row.lookup(".slider"), KeyCode.F2);
                    // A window in which nothing is drawn gives new controls no skins by itself.
                    row.applyCss();
                    return (TextField) row.lookup(".text-field");
                });
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static String words(SliderRow row) {
        return ((Label) row.lookup(".typed-value .label")).getText();
    }
}
