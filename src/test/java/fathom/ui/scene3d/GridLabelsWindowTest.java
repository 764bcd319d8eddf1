package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.geometry.recipe.LengthUnit;
import fathom.render.OrbitCamera;
import fathom.render.Projection;
import fathom.render.Vector;
import fathom.ui.Fx;
import fathom.ui.WindowTest;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.util.List;

@WindowTest
class GridLabelsWindowTest {
    /**
     * Seen from 4 above and 1 before the grid, down to 15 degrees below the horizon: the farthest
     * mark in sight is at 4 / tan 15° − 1 = 13.9. Near ones lie apart, far ones close together.
     */
    private static final OrbitCamera FROM_ABOVE =
            new OrbitCamera(new Vector(0, 0, 3), 0, 45, 5.65, 60);

    @Test
    void labelsThatWouldTouchGiveWayAndTheFarthestStays() throws Exception {
        var texts = texts(200, 100, 20);

        assertThat(texts).hasSizeBetween(2, 12);
        assertThat(texts.stream().map(Text::getText)).contains("13.0", "1.00");
        for (int i = 0; i < texts.size(); i++) {
            var one = texts.get(i);
            for (var other : texts.subList(0, i)) {
                assertThat(one.getBoundsInParent().intersects(other.getBoundsInParent()))
                        .as("%s and %s", one.getText(), other.getText())
                        .isFalse();
            }
        }
    }

    @Test
    void whereThereIsRoomAllDistancesAreSaid() throws Exception {
        assertThat(texts(1200, 900, 6).stream().map(Text::getText))
                .containsExactlyInAnyOrder("1.00", "2.00", "3.00", "4.00", "5.00", "6.00");
    }

    private static List<Text> texts(double width, double height, int marks) throws Exception {
        return Fx.onFx(
                () -> {
                    var labels =
                            new GridLabels(
                                    new Projection(FROM_ABOVE, width, height), LengthUnit.NONE);
                    for (int i = 1; i <= marks; i++) labels.add(new Vector(0, 0, i), i);
                    var pane = new Pane();
                    var scene = new Scene(pane, width, height);
                    labels.putInto((Pane) scene.getRoot());
                    return pane.getChildren().stream().map(Text.class::cast).toList();
                });
    }
}
