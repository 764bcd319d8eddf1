package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

@WindowTest
class ToolkitWindowTest {
    @Test
    void aSceneIsDrawnWithoutADisplay() throws Exception {
        var scene =
                Fx.onFx(
                        () ->
                                new Scene(
                                        new Group(new Rectangle(10, 10, 20, 20)),
                                        40,
                                        40,
                                        Color.ORANGE));

        var picture = Fx.snapshot(scene).getPixelReader();

        assertThat(picture.getColor(5, 5)).isEqualTo(Color.ORANGE);
        assertThat(picture.getColor(20, 20)).isEqualTo(Color.BLACK);
    }

    @Test
    void textHasASize() throws Exception {
        double width = Fx.onFx(() -> new Text("depth").getLayoutBounds().getWidth());

        assertThat(width).isGreaterThan(5);
    }
}
