package fathom.geometry.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.AnalyticScenes;
import fathom.geometry.CameraChoice;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.Topology;
import fathom.geometry.fill.FillRecipe;
import fathom.geometry.level.Levelling;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.RefineRecipe;
import fathom.geometry.relief.ReliefRecipe;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

class SceneMeshesTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final Photo PHOTO =
            Photo.adopt(
                    "made.png", WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT], null, PhotoFacts.NONE);
    private static final CameraChoice CAMERA =
            CameraChoice.choose(
                    WIDTH,
                    HEIGHT,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    PhotoFacts.NONE,
                    OptionalDouble.empty());

    private static DepthMap metric(AnalyticScenes.Scene scene) {
        var surface = AnalyticScenes.render(scene, CAMERA.intrinsics(), WIDTH, HEIGHT);
        return DepthMap.of(DepthKind.METRIC_DEPTH, surface.z());
    }

    private static SceneMesh build(DepthMap map, MeshRecipe recipe) {
        return SceneMeshes.build(map, PHOTO, CAMERA, recipe, JobMonitor.NONE);
    }

    @Test
    void aBoxCornerComesBackAsItsThreePlanes() {
        // A room's corner: floor, left and right wall under 45 degrees.
        double half = Math.sqrt(0.5);
        var corner =
                AnalyticScenes.nearer(
                        AnalyticScenes.plane(0, 1, 0, 1),
                        AnalyticScenes.nearer(
                                AnalyticScenes.plane(half, 0, half, 3),
                                AnalyticScenes.plane(-half, 0, half, 3)));
        var mesh = build(metric(corner), MeshRecipe.DEFAULT).mesh();

        assertThat(mesh.vertexCount()).isEqualTo(WIDTH * HEIGHT);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double floor = Math.abs(mesh.yAt(v) - 1);
            double left = Math.abs(half * (mesh.zAt(v) - mesh.xAt(v)) - 3);
            double right = Math.abs(half * (mesh.zAt(v) + mesh.xAt(v)) - 3);
            assertThat(Math.min(floor, Math.min(left, right))).isLessThan(2e-6);
        }
    }

    @Test
    void stairsComeBackWithTheirTreadsAndRisers() {
        // Six steps of 0.2 m height and 0.4 m depth, the first riser at 2 m, 1.2 m below the eye.
        AnalyticScenes.Scene stairs =
                (x, y) -> {
                    double nearest = Double.NaN;
                    for (int i = 0; i < 6; i++) {
                        double riser = 2 + 0.4 * i;
                        double low = 1.2 - 0.2 * i;
                        double atRiser = y * riser;
                        if (atRiser <= low && atRiser >= low - 0.2) {
                            nearest = Double.isNaN(nearest) ? riser : Math.min(nearest, riser);
                        }
                        double tread = (low - 0.2) / y;
                        if (y > 0 && tread >= riser && tread <= riser + 0.4) {
                            nearest = Double.isNaN(nearest) ? tread : Math.min(nearest, tread);
                        }
                    }
                    return nearest;
                };
        var recipe = MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(600));
        var mesh = build(metric(stairs), recipe).mesh();

        assertThat(mesh.triangleCount()).isBetween(150, 600);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double riser = Math.abs((mesh.zAt(v) - 2) / 0.4 - Math.rint((mesh.zAt(v) - 2) / 0.4));
            double tread = Math.abs(mesh.yAt(v) / 0.2 - Math.rint(mesh.yAt(v) / 0.2));
            assertThat(Math.min(riser, tread)).isLessThan(1e-5);
        }
    }

    @Test
    void aHoledMeshStillKeepsToItsLimit() {
        var random = new Random(2);
        var z = new float[WIDTH * HEIGHT];
        for (int i = 0; i < z.length; i++) z[i] = random.nextInt(8) == 0 ? Float.NaN : 2;
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.adopt(WIDTH, HEIGHT, z));
        var mesh = build(map, MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(2000))).mesh();

        assertThat(mesh.triangleCount()).isBetween(500, 2000);
    }

    @Test
    void behindTheBoxAMovedCameraSeesTheWall() {
        var recipe = MeshRecipe.DEFAULT.withFill(FillRecipe.NONE.withBackfill(true));
        var plain = build(metric(AnalyticScenes.room()), MeshRecipe.DEFAULT);
        var filled = build(metric(AnalyticScenes.room()), recipe);

        assertThat(filled.mesh().triangleCount()).isGreaterThan(plain.mesh().triangleCount());
        assertThat(filled.texture().height()).isEqualTo(2 * HEIGHT);
        int front = plain.mesh().vertexCount();
        for (int v = 0; v < filled.mesh().vertexCount(); v++) {
            if (v < front) assertThat(filled.mesh().vAt(v)).isLessThan(0.5f);
            else assertThat(filled.mesh().zAt(v)).isGreaterThan(3);
        }
        var limited =
                build(metric(AnalyticScenes.room()), recipe.withMaxTriangles(OptionalInt.of(1000)));
        assertThat(limited.mesh().triangleCount()).isBetween(500, 1000);
    }

    @Test
    void theUnitSaysWhatALengthIs() {
        var relative =
                DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.filled(WIDTH, HEIGHT, 1));
        var relief = MeshRecipe.DEFAULT.withRelief(Optional.of(new ReliefRecipe(50, 5, 1)));

        assertThat(build(metric(AnalyticScenes.room()), MeshRecipe.DEFAULT).unit())
                .isEqualTo(LengthUnit.METRE);
        assertThat(build(relative, MeshRecipe.DEFAULT).unit()).isEqualTo(LengthUnit.NONE);
        var solid = build(relative, relief);
        assertThat(solid.unit()).isEqualTo(LengthUnit.MILLIMETRE);
        assertThat(solid.inMetres().mesh().xAt(0)).isCloseTo(-0.025f, within(1e-6f));
    }

    @Test
    void aSceneWithoutGroundIsNotLevelledAndSaysSo() {
        var level = MeshRecipe.DEFAULT.withLevelling(new Levelling.Ground());

        assertThat(build(metric(AnalyticScenes.plane(0, 0, 1, 2)), level).levelled()).isFalse();
        assertThat(build(metric(AnalyticScenes.room()), level).levelled()).isTrue();
        assertThat(build(metric(AnalyticScenes.plane(0, 0, 1, 2)), MeshRecipe.DEFAULT).levelled())
                .isTrue();
    }

    @Test
    void thePrincipalPointMovesTheAxis() {
        var moved = CAMERA.withPrincipalPoint(0.5, 0.5);
        var mesh =
                SceneMeshes.build(
                                metric((x, y) -> 2),
                                PHOTO,
                                moved,
                                MeshRecipe.DEFAULT,
                                JobMonitor.NONE)
                        .mesh();

        assertThat(mesh.xAt(0)).isZero();
        assertThat(mesh.yAt(0)).isZero();
    }

    @Test
    void aPanoramaClosesAroundTheCamera() {
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.filled(WIDTH, HEIGHT, 3));
        var mesh = build(map, MeshRecipe.DEFAULT.withProjection(Projection.PANORAMA)).mesh();

        // Only the seam's two sides are borders, which lie in the same places.
        assertThat(new Topology(mesh).borderEdges()).isEqualTo(2 * (HEIGHT - 1) + 4);
    }

    @Test
    void finerCellsLeaveNoRubberSheetOverABlurredEdge() {
        // The room at a quarter of the resolution, blurred, back at the photograph's.
        var coarse = Intrinsics.fromHorizontalFov(60, WIDTH / 4, HEIGHT / 4);
        var z = AnalyticScenes.render(AnalyticScenes.room(), coarse, WIDTH / 4, HEIGHT / 4).z();
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, z);
        var refine = new RefineRecipe(new Density.Photograph(), true, 0);
        var mesh = build(map, MeshRecipe.DEFAULT.withRefine(refine)).mesh();

        int bridging = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            float least = Float.POSITIVE_INFINITY;
            float most = 0;
            for (int k = 0; k < 3; k++) {
                float at = mesh.zAt(mesh.vertexOf(t, k));
                least = Math.min(least, at);
                most = Math.max(most, at);
            }
            if (most > least * (1 + EdgeCut.DEFAULT.relativeJump())) bridging++;
        }
        assertThat(bridging).isZero();
        assertThat(mesh.vertexCount()).isGreaterThan(WIDTH * HEIGHT * 95 / 100);
    }
}
