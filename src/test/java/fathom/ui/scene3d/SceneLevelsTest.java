package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.depth.DepthRange;
import fathom.geometry.EdgeCut;
import fathom.geometry.NearFar;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthResult;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneMode;

import org.junit.jupiter.api.Test;

import java.util.List;

class SceneLevelsTest {
    @Test
    void theSummarySaysWhatIsDrawnAndWhatIsCut() {
        assertThat(SceneText.summary(content(Scenes3d.twoWalls(), SceneMode.MESH)))
                .isEqualTo("6,144 vertices · 11,844 triangles · edges cut at 4 %");
        assertThat(SceneText.summary(content(Scenes3d.twoWalls(), SceneMode.POINTS)))
                .isEqualTo("6,144 points · edges cut at 4 %");
    }

    @Test
    void aSmallSceneNeedsNoCoarserLevel() {
        assertThat(content(Scenes3d.twoWalls(), SceneMode.MESH).parts().getFirst().levels())
                .hasSize(1);
    }

    /** 600 x 400: whole, 300 x 200. The last row and column are always taken. */
    @Test
    void aLargeSceneHasLevelsOfAQuarterOfTheCellsEach() {
        var content = content(wall(600, 400), SceneMode.MESH);

        assertThat(content.step()).isEqualTo(1);
        assertThat(content.parts().getFirst().levels())
                .extracting(shape -> shape.vertexCount())
                .containsExactly(600 * 400, 301 * 201);
    }

    @Test
    void aWireframeIsCoarseEnoughToSeeThroughAndSaysSo() {
        var content = content(wall(600, 400), SceneMode.WIREFRAME);

        assertThat(content.shape().vertexCount()).isLessThan(21_000);
        assertThat(content.step()).isEqualTo(4);
        assertThat(SceneText.summary(content)).startsWith("every 4th value · ");
    }

    private static DepthResult wall(int width, int height) {
        var photo = Scenes3d.photo(width, height, (x, y) -> Scenes3d.RED);
        return Scenes3d.result(photo, Scenes3d.metres(width, height, (x, y) -> 2));
    }

    private static SceneContent content(DepthResult result, SceneMode mode) {
        var request =
                new SceneRequest(
                        result.photo(),
                        result.networkMap(),
                        mode,
                        NearFar.DEFAULT,
                        EdgeCut.DEFAULT,
                        1);
        var scale =
                ColorScale.of(Colormaps.defaultMap(), result.map().kind(), new DepthRange(0, 10));
        var colouring = new SceneColouring(SceneColours.PHOTO, scale, 0, 0);
        var order = new SceneOrder(List.of(new SceneOrder.Part(request, colouring)));
        return new SceneWorkshop().build(order, JobMonitor.NONE);
    }
}
