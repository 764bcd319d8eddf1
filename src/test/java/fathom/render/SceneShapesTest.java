package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.EdgeCut;
import fathom.geometry.recipe.MeshRecipe;

import org.junit.jupiter.api.Test;

class SceneShapesTest {
    /** Two halves of 48 columns and 64 rows each, with no triangles between them. */
    @Test
    void aMeshHasTwoTrianglesForEachSquareThatDoesNotBridgeTheJump() {
        var shape = Walls.shape(Shape.Style.SURFACE);

        assertThat(shape.vertexCount()).isEqualTo(96 * 64);
        assertThat(shape.triangleCount()).isEqualTo(2 * 2 * 47 * 63);
    }

    @Test
    void withoutACutTheJumpIsBridged() {
        var shape =
                SceneShapes.build(
                        Walls.surface(),
                        Walls.photo(),
                        MeshRecipe.DEFAULT.withCut(EdgeCut.NONE),
                        Shape.Style.SURFACE,
                        1);

        assertThat(shape.triangleCount()).isEqualTo(2 * 95 * 63);
    }

    /** At 90 degrees x / z runs from −1 to 1 over the photograph; the first cell is half in. */
    @Test
    void verticesLieInTheirCellsDirections() {
        var shape = Walls.shape(Shape.Style.SURFACE);

        assertThat(shape.xyz()[0] / shape.xyz()[2]).isCloseTo(-1 + 1 / 96f, within(1e-6f));
        assertThat(shape.xyz()[1] / shape.xyz()[2])
                .isCloseTo(64 / 96f * (-1 + 1 / 64f), within(1e-6f));
        assertThat(shape.xyz()[2]).isEqualTo(2f);
        assertThat(shape.uv()[0]).isCloseTo(0.5f / 96, within(1e-7f));
        assertThat(shape.uv()[1]).isCloseTo(0.5f / 64, within(1e-7f));
    }

    /** A cell at depth 1 is 2 / 96 wide at 90 degrees, and as high, for pixels are square. */
    @Test
    void aPointIsAsLargeAsItsCell() {
        var shape = Walls.shape(Shape.Style.POINTS);

        assertThat(shape.vertexCount()).isEqualTo(96 * 64);
        assertThat(shape.cellWidth()).isCloseTo(2 / 96.0, within(1e-9));
        assertThat(shape.cellHeight()).isCloseTo(2 / 96.0, within(1e-9));
        assertThat(shape.uv()[2]).isCloseTo(1.5f / 96, within(1e-7f));
    }

    /** Half of the cells at 2, half at 5: the inverse of the mean of 1/2 and 1/5. */
    @Test
    void thePivotLiesAtTheHarmonicMeanOfAllDepths() {
        assertThat(Walls.shape(Shape.Style.POINTS).pivot().z())
                .isCloseTo(1 / ((0.5 + 0.2) / 2), within(1e-6));
    }
}
