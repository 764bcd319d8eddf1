package fathom.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.depth.DepthKind;
import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.Metric;
import fathom.evaluate.Protocol;
import fathom.evaluate.run.Contender;
import fathom.evaluate.run.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is expected here was compiled by pdflatex (TeX Live 2022) and looked at. */
class LatexRowsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a&b%c$d#e_f{g} a\\&b\\%c\\$d\\#e\\_f\\{g\\}",
                "a\\b~c^d a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d",
                "a<b>c|d a\\textless{}b\\textgreater{}c\\textbar{}d",
                "[a] {}[a]",
                "*a {}*a",
                "Größe Größe"
            })
    void namesStandAsLatexPrintsThem(String name, String printed) {
        assertThat(LatexRows.of(List.of(standing(name, 0.1))).getLast())
                .startsWith(printed + " & ");
    }

    @Test
    void theBestOfSeveralIsBoldAndWhatIsMissingIsADash() {
        var rows =
                LatexRows.of(
                        List.of(
                                standing("first", 0.2),
                                standing("second", 0.1),
                                standing("third", Double.NaN)));

        assertThat(rows.getFirst()).startsWith("Method & AbsRel$\\downarrow$ & ");
        assertThat(rows.get(2)).startsWith("first & 0.200 & ").endsWith(" \\\\");
        assertThat(rows.get(3)).startsWith("second & \\textbf{0.100} & ");
        assertThat(rows.get(4)).startsWith("third & -- & ");
    }

    private static Standing standing(String name, double absRel) {
        var means = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.values()) means.put(metric, absRel);
        return new Standing(
                new Contender(
                        name,
                        name,
                        DepthKind.METRIC_DEPTH,
                        EvaluationSettings.usual(Protocol.GENERIC, DepthKind.METRIC_DEPTH),
                        Map.of(),
                        (_, _) -> {
                            throw new UnsupportedOperationException();
                        }),
                List.of(),
                List.of(),
                means,
                Map.of(),
                0,
                0);
    }
}
