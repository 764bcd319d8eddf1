package fathom.inference.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.inference.GraphChoice;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuningRulesTest {
    /** Milliseconds of 100 that the other graph takes to run and to load. */
    @ParameterizedTest
    @CsvSource({
        "TUNED, 99, 100, true",
        "TUNED, 101, 50, true",
        "TUNED, 101, 90, false",
        "TUNED, 103, 50, false",
        "FAST, 94, 100, true",
        "FAST, 96, 50, false",
    })
    void whatIsExactMayGainLittleAndWhatIsNotMustGainMore(
            GraphChoice choice, double runMs, double loadMs, boolean worthIt) {
        var runs = new PairedRuns(100, runMs);
        var loads = new PairedRuns(100, loadMs);
        assertThat(TuningRules.isWorthIt(choice, runs, loads)).isEqualTo(worthIt);
    }
}
