package fathom.inference.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

class DeviationTest {
    @Test
    void theLargestDifferenceIsMeasuredAgainstTheRange() {
        assertThat(largest(grid(0, 10, 5), grid(0, 10, 5.5f))).isEqualTo(0.05);
        assertThat(largest(grid(-5, 5, 0), grid(-6, 5, 0))).isEqualTo(0.1);
    }

    @Test
    void equalOutputsDoNotDeviateEvenWithoutARange() {
        assertThat(largest(grid(3, 3, 3), grid(3, 3, 3))).isZero();
        assertThat(largest(grid(Float.NaN, 1, 2), grid(Float.NaN, 1, 2))).isZero();
    }

    @Test
    void whatCannotBeMeasuredIsInfinitelyFar() {
        double far = Double.POSITIVE_INFINITY;
        assertThat(largest(grid(0, 0, 0), grid(0, 0, 1))).isEqualTo(far);
        assertThat(largest(grid(1, 2, 3), grid(1, 2, Float.NaN))).isEqualTo(far);
        assertThat(largest(grid(1, 2, Float.NaN), grid(1, 2, 3))).isEqualTo(far);
        assertThat(largest(grid(1, 2, 3), grid(1, 2))).isEqualTo(far);
    }

    @Test
    void aConstantIsItsOwnMeasure() {
        assertThat(largest(grid(4, 4), grid(4, 5))).isEqualTo(0.25);
    }

    @Test
    void theMeanIsOverAllPixels() {
        assertThat(Deviation.between(grid(0, 10, 5, 5), grid(0, 10, 6, 5)).mean()).isEqualTo(0.025);
    }

    private static double largest(FloatGrid wanted, FloatGrid found) {
        return Deviation.between(wanted, found).largest();
    }

    private static FloatGrid grid(float... values) {
        return FloatGrid.adopt(values.length, 1, values);
    }
}
