package fathom.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.Intrinsics;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A ramp from 1 to 6 m whose disparity is 3.7 / z + 0.9: the metres are known. */
class CalibratorTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final Intrinsics CAMERA = Intrinsics.fromHorizontalFov(60, WIDTH, HEIGHT);

    @Test
    void twoDistancesRecoverAllMetresOfADisparity() throws UserFacingException {
        DepthMap map = map(DepthKind.RELATIVE_DISPARITY, z -> 3.7 / z + 0.9);

        var calibration = calibrate(map, distance(40, 120), distance(280, 10));

        recovers(calibration.apply(map));
        assertThat(calibration.scale()).isCloseTo(1 / 3.7, within(1e-5));
        assertThat(calibration.shift()).isCloseTo(-0.9 / 3.7, within(1e-5));
    }

    @Test
    void twoDistancesRecoverAllMetresOfARelativeDepth() throws UserFacingException {
        DepthMap map = map(DepthKind.RELATIVE_DEPTH, z -> 0.2 * z - 0.1);

        recovers(calibrate(map, distance(40, 120), distance(280, 10)).apply(map));
    }

    @Test
    void oneDistanceScalesAMetricMap() throws UserFacingException {
        DepthMap map = map(DepthKind.METRIC_DEPTH, z -> 1.3 * z);

        recovers(calibrate(map, distance(100, 100)).apply(map));
    }

    /** A known length in space, seen across the ramp, replaces a second distance. */
    @Test
    void aLengthAndADistanceRecoverScaleAndShift() throws UserFacingException {
        DepthMap map = map(DepthKind.RELATIVE_DISPARITY, z -> 3.7 / z + 0.9);

        recovers(calibrate(map, distance(40, 120), length(60, 200, 250, 30)).apply(map));
        recovers(calibrate(map, length(10, 20, 300, 220), length(60, 200, 250, 30)).apply(map));
    }

    @Test
    void aLengthAloneScales() throws UserFacingException {
        DepthMap map = map(DepthKind.RELATIVE_DISPARITY, z -> 5 / z);

        recovers(calibrate(map, length(60, 200, 250, 30)).apply(map));
    }

    @Test
    void manyNoisyDistancesGiveTheLeastRelativeError() throws UserFacingException {
        DepthMap map = map(DepthKind.RELATIVE_DISPARITY, z -> 3.7 / z + 0.9);
        var exact = (Reference.Distance) distance(160, 100);

        var calibration =
                calibrate(
                        map,
                        distance(40, 120),
                        distance(280, 10),
                        new Reference.Distance(160, 100, exact.metres() * 1.03));

        for (var check : calibration.references()) {
            assertThat(Math.abs(check.relativeError())).isLessThan(0.03);
        }
    }

    @Test
    void contradictionsAreRefused() {
        DepthMap map = map(DepthKind.RELATIVE_DISPARITY, z -> 3.7 / z + 0.9);

        refuses(map, new Reference.Distance(40, 120, 2), new Reference.Distance(40, 120, 3));
        // nearer by the map, farther by the references
        refuses(map, new Reference.Distance(40, 120, 5), new Reference.Distance(280, 10, 2));
        refuses(map, distance(40, 120), distance(280, 10), new Reference.Distance(160, 100, 9.5));
    }

    @Test
    void referencesOutsideTheMapOrWithoutDepthAreRefused() {
        DepthMap map = map(DepthKind.RELATIVE_DISPARITY, z -> z > 3 ? Float.NaN : 1 / z);

        assertThatThrownBy(() -> calibrate(map, new Reference.Distance(320, 0, 1)))
                .hasMessageContaining("320 x 240");
        assertThatThrownBy(() -> calibrate(map, new Reference.Distance(319, 0, 1)))
                .hasMessageContaining("no depth at 319,0");
    }

    private static void refuses(DepthMap map, Reference... references) {
        assertThatThrownBy(() -> calibrate(map, references))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("contradict");
    }

    private static Calibration calibrate(DepthMap map, Reference... references)
            throws UserFacingException {
        return new Calibrator(map, CAMERA).solve(List.of(references));
    }

    private static void recovers(DepthMap.Metric metres) {
        for (int x = 0; x < WIDTH; x++) {
            assertThat(metres.grid().at(x, 5) / z(x)).isCloseTo(1, within(1e-4));
        }
    }

    private static Reference distance(int x, int y) {
        return new Reference.Distance(x, y, z(x));
    }

    private static Reference length(int x1, int y1, int x2, int y2) {
        double dx = z(x1) * rayX(x1) - z(x2) * rayX(x2);
        double dy = z(x1) * rayY(y1) - z(x2) * rayY(y2);
        double dz = z(x1) - z(x2);
        return new Reference.Length(x1, y1, x2, y2, Math.sqrt(dx * dx + dy * dy + dz * dz));
    }

    private static double rayX(int x) {
        return (x + 0.5 - 160) / (160 * Math.sqrt(3));
    }

    private static double rayY(int y) {
        return (y + 0.5 - 120) / (160 * Math.sqrt(3));
    }

    private static double z(int x) {
        return 1 + 5.0 * x / (WIDTH - 1);
    }

    private interface Curve {
        double of(double z);
    }

    private static DepthMap map(DepthKind kind, Curve curve) {
        var values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) values[i] = (float) curve.of(z(i % WIDTH));
        return DepthMap.of(kind, FloatGrid.adopt(WIDTH, HEIGHT, values));
    }
}
