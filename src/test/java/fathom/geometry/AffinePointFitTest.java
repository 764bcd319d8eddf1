package fathom.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalDouble;

/** On points that a pinhole camera sees exactly, so focal length and shift are known. */
class AffinePointFitTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 80;

    @ParameterizedTest
    @CsvSource({"100, 0.5", "60, -0.2", "400, 1.5", "100, 0"})
    void theCameraIsFoundFromItsPoints(double focalPx, double shift) {
        var points = new Points(focalPx, shift);

        var fit =
                AffinePointFit.of(points.x, points.y, points.z, _ -> true, OptionalDouble.empty());

        assertThat(fit.shift()).isCloseTo(shift, within(1e-3));
        assertThat(fit.focalPx(WIDTH, HEIGHT)).isCloseTo(focalPx, within(1e-3 * focalPx));
    }

    @Test
    void aKnownFocalLengthIsKeptAndOnlyTheShiftIsSought() {
        var points = new Points(100, 0.5);
        var focal = OptionalDouble.of(AffinePointFit.relativeFocal(100, WIDTH, HEIGHT));

        var fit = AffinePointFit.of(points.x, points.y, points.z, _ -> true, focal);

        assertThat(fit.focalPx(WIDTH, HEIGHT)).isCloseTo(100, within(1e-9));
        assertThat(fit.shift()).isCloseTo(0.5, within(1e-4));
    }

    @Test
    void cellsThatAreNotValidTakeNoPart() {
        var points = new Points(100, 0.5);
        float[] wrong = points.z.toArray();
        for (int i = 0; i < wrong.length / 2; i++) wrong[i] = 1000;
        var z = FloatGrid.adopt(WIDTH, HEIGHT, wrong);

        var fit =
                AffinePointFit.of(
                        points.x,
                        points.y,
                        z,
                        index -> index >= wrong.length / 2,
                        OptionalDouble.empty());

        assertThat(fit.shift()).isCloseTo(0.5, within(1e-3));
    }

    @Test
    void nothingToSeeGivesTheReferencesDefaults() {
        var points = new Points(100, 0.5);

        var fit =
                AffinePointFit.of(points.x, points.y, points.z, _ -> false, OptionalDouble.empty());

        assertThat(fit).isEqualTo(new AffinePointFit(1, 0));
    }

    /** A wavy surface between 2 and 4 in front of the camera, its z too small by the shift. */
    private static final class Points {
        private final FloatGrid x;
        private final FloatGrid y;
        private final FloatGrid z;

        Points(double focalPx, double shift) {
            var xs = new float[WIDTH * HEIGHT];
            var ys = new float[WIDTH * HEIGHT];
            var zs = new float[WIDTH * HEIGHT];
            for (int i = 0; i < xs.length; i++) {
                double u = i % WIDTH + 0.5 - WIDTH / 2.0;
                double v = i / WIDTH + 0.5 - HEIGHT / 2.0;
                double depth = 3 + Math.sin(u / 9) * Math.cos(v / 7);
                xs[i] = (float) (u * depth / focalPx);
                ys[i] = (float) (v * depth / focalPx);
                zs[i] = (float) (depth - shift);
            }
            x = FloatGrid.adopt(WIDTH, HEIGHT, xs);
            y = FloatGrid.adopt(WIDTH, HEIGHT, ys);
            z = FloatGrid.adopt(WIDTH, HEIGHT, zs);
        }
    }
}
