package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.SceneViewModel;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.BorderPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

@WindowTest
class SceneBarWindowTest {
    private static List<ButtonBase> buttons(SceneBar bar) {
        return bar.getChildren().stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .toList();
    }

    private static SceneBar laidOut(double width) throws Exception {
        return Fx.onFx(
                () -> {
                    var bar = new SceneBar(new SceneViewModel());
                    var scene = new Scene(bar, width, 200);
                    for (int i = 0; i < 3; i++) {
                        bar.applyCss();
                        bar.resize(width, bar.prefHeight(width));
                        bar.layout();
                    }
                    assertThat(bar.getScene()).isSameAs(scene);
                    return bar;
                });
    }

    @Test
    void whereThereIsRoomTheButtonsHaveWords() throws Exception {
        var bar = laidOut(1200);

        assertThat(buttons(bar))
                .allMatch(button -> button.getContentDisplay() == ContentDisplay.TEXT_ONLY);
    }

    @Test
    void wordsComeBackWholeInAWiderPane() throws Exception {
        var bar = Fx.onFx(() -> new SceneBar(new SceneViewModel()));
        Fx.onFx(
                () -> {
                    var pane = new BorderPane();
                    pane.setTop(bar);
                    assertThat(new Scene(pane, 480, 200).getRoot()).isSameAs(pane);
                    for (double width : new double[] {480, 480, 1200}) {
                        pane.applyCss();
                        pane.resize(width, 200);
                        pane.layout();
                    }
                });

        assertThat(buttons(bar))
                .allMatch(button -> button.getContentDisplay() == ContentDisplay.TEXT_ONLY)
                .allMatch(button -> button.getWidth() >= button.prefWidth(-1) - 0.5);
    }

    /** The narrowest window leaves the pane about 600 pixels, 64 of which the axes take. */
    @ParameterizedTest
    @ValueSource(doubles = {480, 540})
    void inANarrowPaneTheButtonsStandInOneRowAndStillSayWhatTheyDo(double width) throws Exception {
        var bar = laidOut(width);

        var places = bar.getChildren().stream().map(Node::getBoundsInParent).toList();
        assertThat(places).allMatch(place -> place.getMaxX() <= width);
        assertThat(places)
                .allMatch(
                        place -> Math.abs(place.getCenterY() - places.getFirst().getCenterY()) < 6);
        assertThat(buttons(bar)).extracting(Node::getAccessibleText).contains("Fit", "Turn");
        assertThat(buttons(bar))
                .extracting(button -> button.getTooltip().getText())
                .contains("Fit: Bring everything in sight");
    }
}
