package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.Percentiles;
import fathom.geometry.AnalyticScenes;
import fathom.geometry.CameraChoice;
import fathom.geometry.NearFar;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Scenes by formula become depth, the depth a mesh, and the mesh depth again, seen by the
 * photograph's camera and by others: every point that is seen lies on the formula's surface.
 */
class AnalyticSceneViewsTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final Photo PHOTO =
            Photo.adopt(
                    "made.png", WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT], null, PhotoFacts.NONE);
    private static final CameraChoice CAMERA = CameraChoice.of(PHOTO);

    /** A cell's width at the distance 1. */
    private static final double CELL = 1 / CAMERA.intrinsics().fxPx();

    private static final double HALF = Math.sqrt(0.5);

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    enum Shown {
        PLANE(
                AnalyticScenes.plane(0.2, 0.5, HALF, 3),
                p -> Math.abs(0.2 * p.x() + 0.5 * p.y() + HALF * p.z() - 3),
                1e-4,
                1e-4),
        /** Around (0, 0, 4); a chord of a cell's width lies c² / 8 r off, more towards the rim. */
        SPHERE(
                AnalyticScenes.sphere(4, 1.5),
                p -> Math.abs(p.minus(new Vector(0, 0, 4)).length() - 1.5),
                1e-4,
                1.5 * CELL * 4),
        BOX_CORNER(
                AnalyticScenes.nearer(
                        AnalyticScenes.plane(0, 1, 0, 1),
                        AnalyticScenes.nearer(
                                AnalyticScenes.plane(HALF, 0, HALF, 3),
                                AnalyticScenes.plane(-HALF, 0, HALF, 3))),
                p ->
                        least(
                                Math.abs(p.y() - 1),
                                Math.abs(HALF * (p.z() + p.x()) - 3),
                                Math.abs(HALF * (p.z() - p.x()) - 3)),
                1e-4,
                0.5 * CELL * 5),
        /** Steps of 0.35 by 0.15 from 1.2 below the camera, and a wall where they end. */
        STAIRS(AnalyticSceneViewsTest::stairs, AnalyticSceneViewsTest::offStairs, 1e-4, CELL * 4);

        private final AnalyticScenes.Scene scene;
        private final ToDoubleFunction<Vector> off;
        private final double median;
        private final double most;

        Shown(
                AnalyticScenes.Scene scene,
                ToDoubleFunction<Vector> off,
                double median,
                double most) {
            this.scene = scene;
            this.off = off;
            this.median = median;
            this.most = most;
        }
    }

    private static double least(double... values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double stairs(double x, double y) {
        double nearest = 3.4;
        for (int step = 0; step <= 4; step++) {
            double height = 1.2 - 0.15 * step;
            double front = step == 0 ? 0 : 2 + 0.35 * (step - 1);
            double back = 2 + 0.35 * step;
            double tread = height / y;
            if (y > 0 && tread >= front && tread <= back) nearest = Math.min(nearest, tread);
            boolean riser = step > 0 && front * y >= height && front * y <= height + 0.15;
            if (riser) nearest = Math.min(nearest, front);
        }
        return nearest;
    }

    private static double offStairs(Vector p) {
        double nearest = Math.abs(p.z() - 3.4);
        for (int step = 0; step <= 4; step++) {
            nearest = Math.min(nearest, Math.abs(p.y() - (1.2 - 0.15 * step)));
            if (step > 0) nearest = Math.min(nearest, Math.abs(p.z() - (2 + 0.35 * (step - 1))));
        }
        return nearest;
    }

    private static FloatGrid distances(Shown shown) {
        return AnalyticScenes.render(shown.scene, CAMERA.intrinsics(), WIDTH, HEIGHT).z();
    }

    @ParameterizedTest
    @EnumSource(Shown.class)
    void metricDepthComesBackFromEverySide(Shown shown) {
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, distances(shown));

        assertOnSurface(shown, map, MeshRecipe.DEFAULT, 1, 0.999);
    }

    /** Inverse distances of any scale and shift, put where they came from by near and far. */
    @ParameterizedTest
    @EnumSource(Shown.class)
    void relativeDepthComesBackBetweenNearAndFar(Shown shown) {
        var z = distances(shown);
        var inverse = new float[z.size()];
        for (int i = 0; i < inverse.length; i++) inverse[i] = 30 / z.at(i) + 7;
        var grid = FloatGrid.adopt(WIDTH, HEIGHT, inverse);
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, grid);
        double near = 30 / (Percentiles.of(grid).at(99) - 7);
        double far = 30 / (Percentiles.of(grid).at(1) - 7);
        var recipe = MeshRecipe.DEFAULT.withNearFar(new NearFar(near, far));

        // A percent of the cells at either end is put at near and far.
        assertOnSurface(shown, map, recipe, 10, 0.95);
    }

    /** Of so many triangles that only flat parts lose theirs. */
    @ParameterizedTest
    @EnumSource(Shown.class)
    void aSimplifiedMeshStaysOnTheSurface(Shown shown) {
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, distances(shown));
        var recipe = MeshRecipe.DEFAULT.withMaxTriangles(OptionalInt.of(20_000));

        assertOnSurface(shown, map, recipe, 10, 0.999);
    }

    private static void assertOnSurface(
            Shown shown, DepthMap map, MeshRecipe recipe, double slack, double share) {
        var pictured =
                SceneShapes.build(map, PHOTO, CAMERA, recipe, Shape.Style.SURFACE, JobMonitor.NONE);
        double aspect = (double) WIDTH / HEIGHT;
        var first =
                OrbitCamera.ofPhoto(pictured.lens(), aspect, aspect, pictured.shape().pivot().z());
        for (var camera :
                List.of(first, first.orbitedBy(12, 8), first.orbitedBy(-15, 3).dolliedBy(0.8))) {
            double[] off = seenOff(shown, pictured, camera);
            assertThat(off.length).isGreaterThan(WIDTH * HEIGHT / 12);
            assertThat(off[off.length / 2]).isLessThan(slack * shown.median);
            assertThat(off[(int) (share * off.length)]).isLessThan(shown.most + slack * 1e-4);
        }
    }

    /** How far from the formula's surface what is seen lies, in ascending order. */
    private static double[] seenOff(Shown shown, SceneShapes.Seen pictured, OrbitCamera camera) {
        var layer = new Layer(pictured.shape(), Texture.of(PHOTO), false, 1);
        var scene = new Rasterizer.Scene(List.of(layer), pictured.lens(), ClipBox.ALL);
        int width = 2 * WIDTH;
        int height = 2 * HEIGHT;
        var frame =
                new Rasterizer()
                        .draw(
                                scene,
                                camera,
                                width,
                                height,
                                Rasterizer.Quality.DRAFT,
                                JobMonitor.NONE);
        double perPixel = 2 * camera.tanHalfFovY() / height;
        var off = new double[width * height];
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double depth = frame.depthAt(x, y);
                if (Double.isNaN(depth)) continue;
                double across = (x + 0.5 - width / 2.0) * perPixel * depth;
                double down = (y + 0.5 - height / 2.0) * perPixel * depth;
                var point =
                        camera.eye()
                                .plus(camera.forward().times(depth))
                                .plus(camera.right().times(across))
                                .plus(camera.down().times(down));
                off[count++] = shown.off.applyAsDouble(point);
            }
        }
        double[] seen = Arrays.copyOf(off, count);
        Arrays.sort(seen);
        return seen;
    }
}
