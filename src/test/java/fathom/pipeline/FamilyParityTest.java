package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import fathom.OracleFiles;
import fathom.depth.DepthKind;
import fathom.geometry.CameraChoice;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Every family's card, from photograph to depth, against the reference implementation. */
class FamilyParityTest {
    private static final FamilyParity PARITY = new FamilyParity();

    @AfterAll
    static void close() {
        PARITY.close();
    }

    static List<JsonNode> cases() {
        return FamilyParity.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void depthIsTheReferences(JsonNode oracle) throws Exception {
        var result = PARITY.run(oracle);
        var grid = result.map().grid();
        assertThat(List.of(1, 3, result.inputSize().height(), result.inputSize().width()))
                .isEqualTo(OracleFiles.ints(oracle.get("inputShape")));
        assertThat(List.of(grid.height(), grid.width()))
                .isEqualTo(OracleFiles.ints(oracle.get("final").get("shape")));

        var deviation = PARITY.compare(oracle);

        assertThat(deviation.raw()).as("raw output, share of its range").isLessThan(1e-3);
        assertThat(deviation.depth()).as("depth, share of its range").isLessThan(1e-3);
    }

    @Test
    void metric3dGivesNormalsAndConfidenceOfThePhotographAlone() throws Exception {
        var landscape =
                cases().stream()
                        .filter(oracle -> oracle.get("model").asText().startsWith("metric3d"))
                        .filter(oracle -> oracle.get("image").asText().equals("landscape"))
                        .findFirst()
                        .orElseThrow();

        var result = PARITY.run(landscape);

        assertThat(result.map().kind()).isEqualTo(DepthKind.METRIC_DEPTH);
        assertThat(result.camera().source()).isEqualTo(CameraChoice.Source.USER_FOCAL);
        // 600x400 fits into 1064x616 as 924x616: the rest of the width is padding.
        var normals = result.sides().normals().orElseThrow();
        assertThat(normals.x().width()).isEqualTo(924);
        assertThat(normals.x().height()).isEqualTo(616);
        double length =
                Math.hypot(Math.hypot(normals.x().at(7), normals.y().at(7)), normals.z().at(7));
        assertThat(length).isCloseTo(1, within(1e-3));
        assertThat(result.sides().confidence().orElseThrow().width()).isEqualTo(924);
        assertThat(result.networkMap().grid().width()).isEqualTo(924);
    }
}
