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
    @CsvSource(
            delimiter = ';',
            value = {
                "\u22123.5\u00b0; -3.5",
                "43\u202f%; 43",
                "1.25\u00d7; 1.25",
                "1.2 m; 1.2",
                "31 mm equivalent; 31",
                "1e3 px; 1000",
                "25\u202fk; 25000",
                "1.5M; 1500000"
            })
    void aUnitBehindItIsPassedOver(String text, double number) {
        assertThat(TypedNumber.of(text)).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12,000; 12000", "1,234,567; 1234567", "1,234.5; 1234.5", "0,125; 0.125"})
    void aCommaBeforeThreeDigitsGroupsThemButBehindANought(String text, double number) {
        assertThat(TypedNumber.of(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "far", "all", "mm", "1.2.3", "--2", ".", "NaN", "Infinity", "1e999"})
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
