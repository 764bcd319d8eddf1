package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.pipeline.DepthResult;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;

/** JavaFX's headless platform has no 3D. */
@WindowTest
class SceneViewWindowTest {
    @Test
    void aMachineWithout3dIsToldWhyAndWhatToDo() throws Exception {
        var result = new SimpleObjectProperty<DepthResult>(Scenes3d.twoWalls());
        try (var jobs = new JobRunner("scene", 1, JobRunner.fxThread())) {
            var view =
                    Fx.onFx(
                            () -> {
                                var made =
                                        new SceneView(
                                                result,
                                                new SceneViewModel(),
                                                new ViewportViewModel(),
                                                jobs);
                                var scene = new Scene(made, 400, 300);
                                scene.getStylesheets().add(PlainTheme.stylesheet());
                                made.applyCss();
                                return made;
                            });

            assertThat(labels(view, ".scene-problem")).contains("OpenGL");
            assertThat(labels(view, ".scene-remedy")).contains("Install a graphics driver");
            assertThat(view.lookup(".scene-state").isVisible()).isTrue();
            assertThat(view.lookup(".scene-controls").isVisible()).isFalse();
        }
    }

    private static String labels(SceneView view, String selector) {
        return ((Label) view.lookup(selector)).getText();
    }
}
