package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrgbCurveTest {
    /**
     * As colour science libraries tabulate it; the second and third lie on both sides of the bend.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.04, 0.00309598",
        "0.05, 0.00393594",
        "0.21763764, 0.03886870",
        "0.5, 0.21404114",
        "0.73535698, 0.5",
        "1, 1"
    })
    void codesAndLightBelongTogether(double code, double light) {
        assertThat(SrgbCurve.light(code)).isCloseTo(light, within(2e-8));
        assertThat(SrgbCurve.code(light)).isCloseTo(code, within(2e-7));
    }

    @Test
    void aCodeComesBackFromItsLight() {
        for (int code = 0; code < 256; code++) {
            double back = SrgbCurve.code(SrgbCurve.light(code / 255.0));
            assertThat(Math.round(255 * back)).isEqualTo(code);
        }
    }
}
