package fathom.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.compare.Fit;
import fathom.compare.Quantity;

import org.junit.jupiter.api.Test;

class CompareTextTest {
    /** U+2212, as wide as the plus beside it. */
    @Test
    void negativeScalesAndShiftsHaveAMinusSign() {
        var fit =
                new Fit(
                        Alignment.SCALE_SHIFT,
                        Estimator.LEAST_SQUARES,
                        Quantity.DISPARITY,
                        -1.31,
                        -0.25,
                        9,
                        0);

        assertThat(CompareText.fit(fit)).contains("×\u22121.31 \u22120.250").doesNotContain("-1");
    }

    @Test
    void soDoTheExponentsOfVerySmallOnes() {
        var fit =
                new Fit(
                        Alignment.SCALE_SHIFT,
                        Estimator.LEAST_SQUARES,
                        Quantity.DISPARITY,
                        4.2e-5,
                        -3.1e-5,
                        9,
                        0);

        assertThat(CompareText.fit(fit))
                .contains("×4.20e\u221205 \u22123.10e\u221205")
                .doesNotContain("-0");
    }

    @Test
    void positiveOnesHaveAPlusBetweenThem() {
        var fit =
                new Fit(
                        Alignment.SCALE_SHIFT,
                        Estimator.LEAST_SQUARES,
                        Quantity.DISPARITY,
                        12.5,
                        0.04,
                        9,
                        0);

        assertThat(CompareText.fit(fit)).contains("×12.5 +0.040");
    }
}
