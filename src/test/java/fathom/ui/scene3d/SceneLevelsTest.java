package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.depth.DepthRange;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.RefineRecipe;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthResult;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneMode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class SceneLevelsTest {
    @Test
    void theSummarySaysWhatIsDrawnAndWhatIsCut() {
        assertThat(SceneText.summary(content(Scenes3d.twoWalls(), SceneMode.MESH)))
                .isEqualTo("6,144 vertices · 11,844 triangles · edges cut at 4 %");
        assertThat(SceneText.summary(content(Scenes3d.twoWalls(), SceneMode.POINTS)))
                .isEqualTo("6,144 points · edges cut at 4 %");
    }

    /** One column of 63 squares lies between the walls. */
    @Test
    void whatTheEdgesLeaveOutIsThereToBeSeen() {
        var content = content(Scenes3d.twoWalls(), SceneMode.MESH);

        assertThat(content.cut())
                .hasValueSatisfying(cut -> assertThat(cut.triangleCount()).isEqualTo(126));
        assertThat(content(Scenes3d.twoWalls(), SceneMode.POINTS).cut()).isEmpty();
    }

    @Test
    void aLimitOfTrianglesHoldsForTheFinestLevel() {
        var recipe = MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(500));

        var shape = content(wall(300, 200), SceneMode.WIREFRAME, recipe).shape();

        assertThat(shape.triangleCount()).isBetween(2, 500);
        assertThat(shape.bounds().max().x()).isCloseTo(2 * 299.0 / 300, within(1e-3));
    }

    @Test
    void theDensityIsThatOfTheRecipe() {
        var photo = Scenes3d.photo(300, 200, (x, y) -> Scenes3d.RED);
        var result = Scenes3d.result(photo, Scenes3d.metres(60, 40, (x, y) -> 2));
        var refine = new RefineRecipe(new Density.Photograph(), true, 0);

        var content = content(result, SceneMode.MESH, MeshRecipe.DEFAULT.withRefine(refine));

        assertThat(content.shape().vertexCount()).isEqualTo(300 * 200);
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
        return content(result, mode, MeshRecipe.DEFAULT);
    }

    private static SceneContent content(DepthResult result, SceneMode mode, MeshRecipe recipe) {
        var request = new SceneRequest(result.photo(), result.networkMap(), mode, recipe);
        var scale =
                ColorScale.of(Colormaps.defaultMap(), result.map().kind(), new DepthRange(0, 10));
        var colouring =
                new SceneColouring(
                        SceneColours.PHOTO, scale, 0, Optional.empty(), Optional.empty());
        var order =
                new SceneOrder(
                        List.of(new SceneOrder.Part(request, colouring)), true, Optional.empty());
        return new SceneWorkshop().build(order, JobMonitor.NONE);
    }
}
