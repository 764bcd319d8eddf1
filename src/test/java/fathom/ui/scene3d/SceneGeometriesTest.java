package fathom.ui.scene3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.EdgeCut;
import fathom.geometry.NearFar;
import fathom.ui.state.SceneMode;

import org.junit.jupiter.api.Test;

class SceneGeometriesTest {
    /** Two halves of 48 columns and 64 rows each, with no triangles between them. */
    @Test
    void aMeshHasTwoTrianglesForEachSquareThatDoesNotBridgeTheJump() {
        var geometry = build(SceneMode.MESH, EdgeCut.DEFAULT);

        assertThat(geometry.vertexCount()).isEqualTo(96 * 64);
        assertThat(geometry.triangleCount()).isEqualTo(2 * 2 * 47 * 63);
        assertThat(SceneText.summary(geometry))
                .isEqualTo("6,144 vertices · 11,844 triangles · edges cut at 4 %");
    }

    @Test
    void withoutACutTheJumpIsBridged() {
        var geometry = build(SceneMode.MESH, EdgeCut.NONE);

        assertThat(geometry.triangleCount()).isEqualTo(2 * 95 * 63);
        assertThat(SceneText.summary(geometry))
                .isEqualTo("6,144 vertices · 11,970 triangles · edges kept");
    }

    @Test
    void everyFaceNamesAVertexTheOneNormalAndTheSameTextureCoordinate() {
        var geometry = build(SceneMode.MESH, EdgeCut.DEFAULT);
        int[] faces = geometry.faces();

        assertThat(faces).hasSize(9 * geometry.triangleCount());
        for (int i = 0; i < faces.length; i += 3) {
            assertThat(faces[i]).isBetween(0, geometry.vertexCount() - 1);
            assertThat(faces[i + 1]).isZero();
            assertThat(faces[i + 2]).isEqualTo(faces[i]);
        }
    }

    /** At 90 degrees x / z runs from −1 to 1 over the photograph; the first cell is half in. */
    @Test
    void verticesLieInTheirCellsDirections() {
        var geometry = build(SceneMode.MESH, EdgeCut.DEFAULT);

        assertThat(geometry.xyz()[0] / geometry.xyz()[2]).isCloseTo(-1 + 1 / 96f, within(1e-6f));
        assertThat(geometry.xyz()[1] / geometry.xyz()[2])
                .isCloseTo(64 / 96f * (-1 + 1 / 64f), within(1e-6f));
        assertThat(geometry.xyz()[2]).isEqualTo(2f);
        assertThat(geometry.uv()[0]).isCloseTo(0.5f / 96, within(1e-7f));
        assertThat(geometry.uv()[1]).isCloseTo(0.5f / 64, within(1e-7f));
    }

    /** A cell at 2 m is 2 · 2 / 96 m wide at 90 degrees; its point's triangle has that area. */
    @Test
    void aPointIsATriangleAroundItsPlaceWithTheAreaOfACell() {
        var geometry = build(SceneMode.POINTS, EdgeCut.DEFAULT);
        float[] xyz = geometry.xyz();

        assertThat(geometry.triangleCount()).isEqualTo(96 * 64);
        double centreX = (xyz[0] + xyz[3] + xyz[6]) / 3.0;
        double centreY = (xyz[1] + xyz[4] + xyz[7]) / 3.0;
        assertThat(centreX).isCloseTo(2 * (-1 + 1 / 96.0), within(1e-5));
        assertThat(centreY).isCloseTo(2 * 64 / 96.0 * (-1 + 1 / 64.0), within(1e-5));
        double area = Math.abs((xyz[6] - xyz[3]) * (xyz[4] - xyz[1])) / 2;
        assertThat(area).isCloseTo(Math.pow(4 / 96.0, 2), within(1e-6));
        assertThat(SceneText.summary(geometry)).isEqualTo("6,144 points · edges cut at 4 %");
    }

    @Test
    void aWireframeIsCoarseEnoughToSeeThroughAndSaysSo() {
        var photo = Scenes3d.photo(600, 400, (x, y) -> Scenes3d.RED);
        var wall = Scenes3d.result(photo, Scenes3d.metres(600, 400, (x, y) -> 2));

        var geometry = SceneGeometries.build(Scenes3d.request(wall, SceneMode.WIREFRAME));

        assertThat(geometry.vertexCount()).isLessThan(21_000);
        assertThat(geometry.step()).isEqualTo(4);
        assertThat(SceneText.summary(geometry)).startsWith("every 4th value · ");
    }

    private static SceneGeometry build(SceneMode mode, EdgeCut cut) {
        var result = Scenes3d.twoWalls();
        return SceneGeometries.build(
                new SceneRequest(
                        result.photo(), result.networkMap(), mode, NearFar.DEFAULT, cut, 1));
    }
}
