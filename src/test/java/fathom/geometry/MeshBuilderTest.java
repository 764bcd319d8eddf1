package fathom.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

class MeshBuilderTest {
    private static ZSurface surface(int width, int height, float... z) {
        return new ZSurface(FloatGrid.copyOf(width, height, z), true);
    }

    private static DepthMesh mesh(ZSurface surface, EdgeCut cut, int step) {
        int width = surface.z().width();
        int height = surface.z().height();
        return MeshBuilder.build(surface, Intrinsics.centred(100, width, height), cut, step);
    }

    @Test
    void aWallIsTwoTrianglesASquareAndFacesTheCamera() {
        var mesh = mesh(new ZSurface(FloatGrid.filled(300, 200, 2), true), EdgeCut.DEFAULT, 1);

        assertThat(mesh.vertexCount()).isEqualTo(300 * 200);
        assertThat(mesh.triangleCount()).isEqualTo(2 * 299 * 199);
        float[] normals = VertexNormals.of(mesh);
        for (int i = 0; i < normals.length; i += 3) {
            assertThat(normals[i + 2]).isCloseTo(-1f, within(1e-6f));
        }
    }

    @Test
    void textureCoordinatesAreTheCentresOfTheCells() {
        var mesh = mesh(surface(2, 2, 1, 1, 1, 1), EdgeCut.DEFAULT, 1);

        assertThat(mesh.copyUv()).containsExactly(.25f, .25f, .75f, .25f, .25f, .75f, .75f, .75f);
        assertThat(mesh.xAt(0)).isCloseTo(-0.005f, within(1e-9f));
        assertThat(mesh.yAt(3)).isCloseTo(0.005f, within(1e-9f));
    }

    @Test
    void noTriangleBridgesAStep() {
        var step = surface(4, 3, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2);
        var cut = mesh(step, EdgeCut.DEFAULT, 1);

        assertThat(cut.triangleCount()).isEqualTo(2 * 2 * 2);
        assertThat(cut.vertexCount()).isEqualTo(12);
        assertThat(mesh(step, EdgeCut.NONE, 1).triangleCount()).isEqualTo(2 * 3 * 2);
    }

    @Test
    void cellsWithoutDistanceTakeOneCornerOfTheirSquaresAndUnusedVerticesAreDropped() {
        float none = Float.NaN;

        assertThat(mesh(surface(2, 2, none, 1, 1, 1), EdgeCut.NONE, 1).triangleCount())
                .isEqualTo(1);
        assertThat(mesh(surface(2, 2, 1, none, 1, 1), EdgeCut.NONE, 1).triangleCount())
                .isEqualTo(1);
        assertThat(mesh(surface(2, 2, 1, 1, none, 1), EdgeCut.NONE, 1).triangleCount())
                .isEqualTo(1);
        assertThat(mesh(surface(2, 2, 1, 1, 1, none), EdgeCut.NONE, 1).vertexCount()).isEqualTo(3);
        assertThat(mesh(surface(2, 2, 1, none, none, 1), EdgeCut.NONE, 1).vertexCount()).isZero();
        assertThat(mesh(surface(1, 1, 1), EdgeCut.NONE, 1).vertexCount()).isZero();
    }

    @Test
    void theDiagonalFollowsACrease() {
        var falling = mesh(surface(2, 2, 1, 1.3f, 1.2f, 1), EdgeCut.NONE, 1);
        var rising = mesh(surface(2, 2, 1.3f, 1, 1, 1.2f), EdgeCut.NONE, 1);

        assertThat(falling.copyTriangles()).containsExactly(0, 2, 3, 0, 3, 1);
        assertThat(rising.copyTriangles()).containsExactly(0, 2, 1, 3, 1, 2);
    }

    @Test
    void everyTriangleOfASphereTurnsTowardsTheCamera() {
        int side = 101;
        var camera = Intrinsics.centred(100, side, side);
        var z = new float[side * side];
        for (int i = 0; i < z.length; i++) {
            double a = (i % side + 0.5 - side / 2.0) / 100;
            double b = ((double) (i / side) + 0.5 - side / 2.0) / 100;
            double q = 1 + a * a + b * b; // |t (a, b, 1) - (0, 0, 5)| = 1
            double root = 25 - q * 24;
            z[i] = root < 0 ? Float.NaN : (float) ((5 - Math.sqrt(root)) / q);
        }
        var mesh = MeshBuilder.build(surface(side, side, z), camera, EdgeCut.NONE, 1);
        float[] normals = VertexNormals.of(mesh);

        assertThat(mesh.triangleCount()).isPositive();
        for (int i = 0; i < mesh.vertexCount(); i++) {
            double outward =
                    normals[3 * i] * mesh.xAt(i)
                            + normals[3 * i + 1] * mesh.yAt(i)
                            + normals[3 * i + 2] * (mesh.zAt(i) - 5);
            double towardsViewer =
                    normals[3 * i] * mesh.xAt(i)
                            + normals[3 * i + 1] * mesh.yAt(i)
                            + normals[3 * i + 2] * mesh.zAt(i);
            assertThat(towardsViewer).isNegative();
            assertThat(outward).isGreaterThan(0.9); // a unit sphere's normal is its own position
        }
    }

    @Test
    void aStepKeepsTheLastColumnAndRow() {
        var mesh = mesh(new ZSurface(FloatGrid.filled(6, 4, 1), true), EdgeCut.DEFAULT, 2);

        assertThat(mesh.vertexCount()).isEqualTo(4 * 3); // columns 0 2 4 5, rows 0 2 3
        assertThat(mesh.uAt(3)).isCloseTo(5.5f / 6, within(1e-6f));
    }
}
