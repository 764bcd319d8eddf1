package fathom.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "35|35",
                " 2.5 |2.5",
                "2,5|2.5",
                "-3|-3",
                "\u22123.5\u00b0|-3.5",
                "43\u202f%|43",
                "60.0\u00b0|60",
                "1.25\u00d7|1.25",
                "35 mm|35",
                "31 mm equivalent|31",
                "12,000|12000",
                "1,234,567|1234567",
                "25\u202fk|25000",
                "1.5M|1500000"
            })
    void unitsAndDecimalCommasAreUnderstood(String typed, double number) {
        assertThat(TypedNumber.in(typed)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "mm", "1.2.3", "--2", "."})
    void whatIsNoNumberIsNone(String typed) {
        assertThat(TypedNumber.in(typed)).isEmpty();
    }
}
