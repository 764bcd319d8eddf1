package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.AmbientLight;
import javafx.scene.Group;
import javafx.scene.ParallelCamera;
import javafx.scene.Scene;
import javafx.scene.SceneAntialiasing;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.Box;

import org.junit.jupiter.api.Test;

@Window3dTest
class ToolkitWindow3dTest {
    @Test
    void theNearerBoxHidesTheFartherWhateverTheirOrder() throws Exception {
        var scene =
                Fx.onFx(
                        () -> {
                            var light = new AmbientLight(Color.WHITE);
                            var root = new Group(box(Color.RED, 20), box(Color.BLUE, 60), light);
                            var made = new Scene(root, 60, 60, true, SceneAntialiasing.DISABLED);
                            made.setCamera(new ParallelCamera());
                            return made;
                        });

        var picture = Fx.snapshot(scene).getPixelReader();

        assertThat(picture.getColor(30, 30)).isEqualTo(Color.RED);
    }

    private static Box box(Color color, double z) {
        var box = new Box(20, 20, 10);
        box.setMaterial(new PhongMaterial(color));
        box.setTranslateX(30);
        box.setTranslateY(30);
        box.setTranslateZ(z);
        return box;
    }
}
