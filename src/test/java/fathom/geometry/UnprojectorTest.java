package fathom.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalDouble;

class UnprojectorTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    private static Photo photo(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) rgb[i + 2] = (byte) (i / 3);
        return Photo.adopt("counted.png", width, height, rgb, null, PhotoFacts.NONE);
    }

    @Test
    void projectingAPointGivesThePixelCentreItCameFrom() {
        var values = new float[70 * 50];
        for (int i = 0; i < values.length; i++) values[i] = 1 + i % 13;
        var camera = new Intrinsics(80, 60, 33, 27);
        var surface = new ZSurface(FloatGrid.adopt(70, 50, values), true);
        var cloud = Unprojector.unproject(surface, camera, photo(70, 50), 1);

        assertThat(cloud.size()).isEqualTo(70 * 50);
        for (int i = 0; i < cloud.size(); i++) {
            double x = 80 * cloud.xAt(i) / cloud.zAt(i) + 33;
            double y = 60 * cloud.yAt(i) / cloud.zAt(i) + 27;
            assertThat(x).isCloseTo(cloud.cellAt(i) % 70 + 0.5, within(1e-4));
            assertThat(y).isCloseTo(Math.floorDiv(cloud.cellAt(i), 70) + 0.5, within(1e-4));
        }
    }

    @Test
    void cellsWithoutDistanceGiveNoPointAndColoursComeFromTheCellsCentre() {
        var z = FloatGrid.copyOf(2, 2, new float[] {1, Float.NaN, 1, 1});
        var cloud =
                Unprojector.unproject(
                        new ZSurface(z, true), Intrinsics.centred(1, 2, 2), photo(6, 6), 1);

        assertThat(cloud.size()).isEqualTo(3);
        assertThat(cloud.rgbAt(0)).isEqualTo(6 + 1); // pixel (1, 1)
        assertThat(cloud.cellAt(1)).isEqualTo(2);
        assertThat(cloud.rgbAt(2)).isEqualTo(4 * 6 + 4);
    }

    /** On a plane aX + bY + cZ = 1 the inverse depth is affine in the pixel. */
    @Test
    void disparityThatIsAffineInThePixelBecomesAPlane() {
        int width = 100;
        int height = 80;
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            int y = i / width;
            values[i] = 3 + 0.02f * (i % width) + 0.05f * y;
        }
        var map = new DepthMap.RelativeDisparity(FloatGrid.adopt(width, height, values));
        var surface = ZSurface.of(map, new NearFar(2, 8));
        var camera = Intrinsics.centred(90, width, height);
        var cloud = Unprojector.unproject(surface, camera, photo(width, height), 1);
        // Three cells in the middle, where nothing is clamped, span the plane.
        double[] n = planeThrough(cloud, 40 * width + 50, 40 * width + 60, 50 * width + 50);

        for (int y = 20; y < 60; y++) {
            for (int x = 25; x < 75; x++) {
                int i = y * width + x;
                double on = n[0] * cloud.xAt(i) + n[1] * cloud.yAt(i) + n[2] * cloud.zAt(i);
                assertThat(on).isCloseTo(1, within(1e-4));
            }
        }
        assertThat(surface.metric()).isFalse();
    }

    private static double[] planeThrough(PointCloud p, int a, int b, int c) {
        double[] u = {p.xAt(b) - p.xAt(a), p.yAt(b) - p.yAt(a), p.zAt(b) - p.zAt(a)};
        double[] v = {p.xAt(c) - p.xAt(a), p.yAt(c) - p.yAt(a), p.zAt(c) - p.zAt(a)};
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        double distance = x * p.xAt(a) + y * p.yAt(a) + z * p.zAt(a);
        return new double[] {x / distance, y / distance, z / distance};
    }

    @Test
    void relativeKindsReachFromNearToFarInTheirOwnDirection() {
        var grid = FloatGrid.copyOf(5, 1, new float[] {0, 1, 2, Float.NaN, -0.0f});
        var nearFar = new NearFar(1, 10);
        var disparity = ZSurface.of(new DepthMap.RelativeDisparity(grid), nearFar).z();
        var depth = ZSurface.of(new DepthMap.RelativeDepth(grid), nearFar).z();

        assertThat(disparity.at(0)).isCloseTo(10f, within(1e-4f));
        assertThat(disparity.at(2)).isCloseTo(1f, within(1e-4f));
        assertThat(depth.at(0)).isCloseTo(1f, within(1e-4f));
        assertThat(depth.at(2)).isCloseTo(10f, within(1e-4f));
        assertThat(depth.at(3)).isNaN();
    }

    @Test
    void metricDistancesStayAndNonsenseBecomesNoSurface() {
        var grid = FloatGrid.copyOf(4, 1, new float[] {2.5f, 0, -1, Float.POSITIVE_INFINITY});
        var surface = ZSurface.of(new DepthMap.Metric(grid), NearFar.DEFAULT);

        assertThat(surface.z().toArray()).containsExactly(2.5f, Float.NaN, Float.NaN, Float.NaN);
        assertThat(surface.metric()).isTrue();
    }

    @Test
    void aPointBetweenTwoSurfacesIsTakenAway() {
        var z = FloatGrid.copyOf(5, 2, new float[] {1, 1, 2, 4, 4, 1, 1, 2.9f, 4, 4});
        var kept = FlyingPoints.removed(new ZSurface(z, true), EdgeCut.DEFAULT).z();

        assertThat(kept.toArray()).containsExactly(1, 1, Float.NaN, 4, 4, 1, 1, Float.NaN, 4, 4);
    }

    @Test
    void theFocalLengthComesFromTheMostTrustedSource() {
        var facts = new PhotoFacts(Optional.empty(), UNKNOWN, OptionalDouble.of(900), 1, 8, false);
        var known = OptionalDouble.of(500);
        var fov = OptionalDouble.of(90);

        assertThat(CameraChoice.choose(800, 600, known, fov, facts, known).source())
                .isEqualTo(CameraChoice.Source.USER_FOCAL);
        var byFov = CameraChoice.choose(800, 600, UNKNOWN, fov, facts, known);
        assertThat(byFov.source()).isEqualTo(CameraChoice.Source.USER_FOV);
        assertThat(byFov.intrinsics().fxPx()).isCloseTo(400, within(1e-9));
        assertThat(CameraChoice.choose(800, 600, UNKNOWN, UNKNOWN, facts, known).source())
                .isEqualTo(CameraChoice.Source.EXIF);
        assertThat(CameraChoice.choose(8, 6, UNKNOWN, UNKNOWN, PhotoFacts.NONE, known).source())
                .isEqualTo(CameraChoice.Source.MODEL);
        var fallback = CameraChoice.choose(8, 6, UNKNOWN, UNKNOWN, PhotoFacts.NONE, UNKNOWN);
        assertThat(fallback.source()).isEqualTo(CameraChoice.Source.DEFAULT);
        assertThat(fallback.horizontalFovDeg()).isCloseTo(60, within(1e-9));
    }

    @Test
    void aGridWithOtherProportionsGetsItsOwnFocalLengths() {
        var choice =
                CameraChoice.choose(
                        800, 600, OptionalDouble.of(400), UNKNOWN, PhotoFacts.NONE, UNKNOWN);

        assertThat(choice.forGrid(400, 600)).isEqualTo(new Intrinsics(200, 400, 200, 300));
    }
}
