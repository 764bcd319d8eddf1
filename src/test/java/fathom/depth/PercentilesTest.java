package fathom.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class PercentilesTest {
    /** numpy.percentile([-3, 1, 2, 10], [0, 25, 50, 90, 100]). */
    @Test
    void neighboursAreInterpolatedAsNumpyDoes() {
        var percentiles = Percentiles.of(FloatGrid.copyOf(4, 1, new float[] {10, -3, 2, 1}));

        assertThat(percentiles.at(0)).isEqualTo(-3);
        assertThat(percentiles.at(25)).isEqualTo(0);
        assertThat(percentiles.at(50)).isEqualTo(1.5);
        assertThat(percentiles.at(90)).isCloseTo(7.6, within(1e-12));
        assertThat(percentiles.at(100)).isEqualTo(10);
    }

    @Test
    void onlyFiniteValuesCount() {
        var percentiles =
                Percentiles.of(
                        FloatGrid.copyOf(
                                4, 1, new float[] {Float.NaN, 7, Float.POSITIVE_INFINITY, 5}));

        assertThat(percentiles.count()).isEqualTo(2);
        assertThat(percentiles.at(50)).isEqualTo(6);
        assertThat(Percentiles.of(FloatGrid.filled(2, 1, Float.NaN)).at(50)).isNaN();
    }

    @Test
    void everyRankOfALargeGridIsThatOfTheSortedValues() {
        var random = new Random(1);
        var values = new float[301 * 501];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        var percentiles = Percentiles.of(FloatGrid.copyOf(301, 501, values));
        Arrays.sort(values);

        for (int rank = 0; rank < values.length; rank += 15_080) {
            double percent = 100.0 * rank / (values.length - 1);
            assertThat(percentiles.at(percent)).isCloseTo(values[rank], within(1e-6));
        }
    }
}
