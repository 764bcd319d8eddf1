package fathom.geometry.simplify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.AnalyticScenes;
import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.Topology;
import fathom.job.JobMonitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.concurrent.CancellationException;

class MeshSimplifierTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final Intrinsics CAMERA = Intrinsics.fromHorizontalFov(60, WIDTH, HEIGHT);

    private static DepthMesh mesh(AnalyticScenes.Scene scene) {
        var surface = AnalyticScenes.render(scene, CAMERA, WIDTH, HEIGHT);
        return MeshBuilder.build(surface, CAMERA, EdgeCut.DEFAULT, 1);
    }

    private static DepthMesh simplified(DepthMesh mesh, int most) {
        return MeshSimplifier.simplify(mesh, most, ErrorMeasure.SEEN_FROM_CAMERA, JobMonitor.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 100, 1000, 10_000})
    void theTargetIsReachedAndNotMuchUndercut(int most) {
        var result = simplified(mesh(AnalyticScenes.room()), most);

        assertThat(result.triangleCount()).isBetween(most * 9 / 10, most);
    }

    @Test
    void theRoomKeepsItsPlanesItsFrameAndItsSilhouettes() {
        var full = mesh(AnalyticScenes.room());
        var result = simplified(full, 200);

        for (int v = 0; v < result.vertexCount(); v++) {
            double floor = Math.abs(result.yAt(v) - 1.5);
            double wall = Math.abs(result.zAt(v) - 4);
            double box = Math.abs(result.zAt(v) - 2);
            assertThat(Math.min(floor, Math.min(wall, box))).isLessThan(1e-5);
        }
        assertThat(Bounds.of(result).min()).isEqualTo(Bounds.of(full).min());
        assertThat(Bounds.of(result).max()).isEqualTo(Bounds.of(full).max());
        double area = new Topology(full).area();
        assertThat(new Topology(result).area()).isCloseTo(area, within(0.001 * area));
    }

    @Test
    void aSphereLosesLittleOfItsRoundness() {
        var result = simplified(mesh(AnalyticScenes.sphere(4, 1)), 500);

        double worst = 0;
        for (int t = 0; t < result.triangleCount(); t++) {
            double x = 0;
            double y = 0;
            double z = 0;
            for (int k = 0; k < 3; k++) {
                int v = result.vertexOf(t, k);
                x += result.xAt(v) / 3;
                y += result.yAt(v) / 3;
                z += result.zAt(v) / 3;
            }
            worst = Math.max(worst, 1 - Math.sqrt(x * x + y * y + (z - 4) * (z - 4)));
        }
        // 500 equal triangles over the seen cap of 2 pi (1 - 1/4) have sides of 0.15: a chord of
        // that length lies 0.15^2 / 8 below the sphere, a triangle's middle 0.15^2 / 6.
        assertThat(worst).isLessThan(3 * 0.15 * 0.15 / 6);
    }

    @Test
    void moreTrianglesStayWhereTheSurfaceBends() {
        // Left half flat, right half waves.
        var waves = mesh((x, y) -> x < 0 ? 3 : 3 + 0.02 * Math.sin(60 * x) * Math.sin(60 * y));
        var result = simplified(waves, 4000);

        int flat = 0;
        for (int t = 0; t < result.triangleCount(); t++) {
            if (result.xAt(result.vertexOf(t, 0)) < 0) flat++;
        }
        assertThat(flat).isLessThan(400);
    }

    @Test
    void topologyIsKeptAndNoTriangleTurnsAway() {
        var random = new Random(1);
        var rough = mesh((x, y) -> 2 + 0.05 * random.nextDouble() + (x > 0.2 ? 3 : 0));
        var result = simplified(rough, rough.triangleCount() / 20);
        var topology = new Topology(result);

        assertThat(topology.isManifold()).isTrue();
        assertThat(topology.eulerNumber()).isEqualTo(2); // two discs
        for (int t = 0; t < result.triangleCount(); t++) {
            assertThat(seenArea(result, t)).isPositive();
        }
    }

    /** Twice the triangle's area in the picture, positive in DepthMesh's winding. */
    private static double seenArea(DepthMesh mesh, int triangle) {
        int a = mesh.vertexOf(triangle, 0);
        int b = mesh.vertexOf(triangle, 1);
        int c = mesh.vertexOf(triangle, 2);
        return -((mesh.uAt(b) - mesh.uAt(a)) * (mesh.vAt(c) - mesh.vAt(a))
                - (mesh.vAt(b) - mesh.vAt(a)) * (mesh.uAt(c) - mesh.uAt(a)));
    }

    @Test
    void everyVertexKeepsItsPlaceInThePhotograph() {
        var result = simplified(mesh(AnalyticScenes.room()), 300);

        for (int v = 0; v < result.vertexCount(); v++) {
            double u = result.xAt(v) / result.zAt(v) * CAMERA.fxPx() + CAMERA.cxPx();
            double row = result.yAt(v) / result.zAt(v) * CAMERA.fyPx() + CAMERA.cyPx();
            assertThat(result.uAt(v) * WIDTH).isCloseTo((float) u, within(1e-3f));
            assertThat(result.vAt(v) * HEIGHT).isCloseTo((float) row, within(1e-3f));
        }
    }

    @Test
    void thePhotographSwimsLittleOnASlantedPlane() {
        var slanted = mesh(AnalyticScenes.plane(0, 1, 1, 3)); // from 2.1 to 5.3 away
        double aware = swimmingPx(simplified(slanted, 200));
        double unaware =
                swimmingPx(
                        MeshSimplifier.simplify(
                                slanted, 200, ErrorMeasure.UNIFORM, JobMonitor.NONE));

        // Squares of 200 triangles are 14 pixels wide, their diagonals 20 of f = 139; z = 3 / (1 +
        // y)
        // changes by 20/139 along one, which moves the middle by 20 * (20/139) / 4 pixels.
        assertThat(aware).isLessThan(2 * 20 * (20 / 139.0) / 4);
        assertThat(unaware).isGreaterThan(2 * aware);
    }

    /** How far the texture in the middle of an edge is from what is seen there, at worst. */
    private static double swimmingPx(DepthMesh result) {
        double worst = 0;
        for (int t = 0; t < result.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) {
                int a = result.vertexOf(t, k);
                int b = result.vertexOf(t, (k + 1) % 3);
                double y = (result.yAt(a) + result.yAt(b)) / (result.zAt(a) + result.zAt(b));
                double seen = y * CAMERA.fyPx() + CAMERA.cyPx();
                double textured = (result.vAt(a) + result.vAt(b)) / 2 * HEIGHT;
                worst = Math.max(worst, Math.abs(seen - textured));
            }
        }
        return worst;
    }

    @Test
    void piecesThatHangTogetherByAPointAreParted() {
        float[] xyz = {0, 0, 1, 1, 0, 1, 0, 1, 1, -1, 0, 1, 0, -1, 1};
        var bowTie = DepthMesh.adopt(xyz, new float[10], new int[] {0, 2, 1, 0, 4, 3});

        assertThat(FanSplitter.split(WorkingMesh.unsplit(bowTie)))
                .containsExactly(0, 1, 2, 3, 4, 0);
    }

    @Test
    void aMeshThatIsSmallEnoughIsLeftAlone() {
        var wall = mesh(AnalyticScenes.plane(0, 0, 1, 2));

        assertThat(simplified(wall, wall.triangleCount())).isSameAs(wall);
        assertThatThrownBy(() -> simplified(wall, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itStopsWhenCancelled() {
        var cancelled =
                new JobMonitor() {
                    @Override
                    public void report(long done, long total, String step) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        var wall = mesh(AnalyticScenes.plane(0, 0, 1, 2));

        assertThatThrownBy(() -> MeshSimplifier.simplify(wall, 10, ErrorMeasure.UNIFORM, cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
