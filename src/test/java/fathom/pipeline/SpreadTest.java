package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
    /** numpy.percentile([7, 1, 4, 10], [50, 25, 75]). */
    @Test
    void quartilesBetweenMeasuredTimesAreInterpolated() {
        assertThat(Spread.of(7, 1, 4, 10)).isEqualTo(new Spread(5.5, 3.25, 7.75));
    }

    @Test
    void oneMeasuredTimeIsItsOwnMedianAndQuartiles() {
        assertThat(Spread.of(3)).isEqualTo(new Spread(3, 3, 3));
    }
}
