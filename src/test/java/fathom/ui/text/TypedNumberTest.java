package fathom.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.5; 1.5",
                "1,5; 1.5",
                " 42 ; 42",
                "-0.25; -0.25",
                "\u22120,25; -0.25",
                "4.2e\u221205; 4.2e-5"
            })
    void isReadHoweverItIsSpelled(String text, double number) {
        assertThat(TypedNumber.of(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "far", "1.2.3", "NaN", "Infinity"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(TypedNumber.of(text)).isEmpty();
    }

    @Test
    void whatTheWindowWritesIsRead() {
        for (double value : new double[] {-12.5, 3e-5, -3e-5, 0, 240}) {
            assertThat(TypedNumber.of(DepthText.number(value))).hasValue(value);
        }
    }
}
