package fathom.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;

import fathom.OracleFiles;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Every processor family on seven pictures, 37x53 to 512x303 pixels: the tensors of transformers on
 * Pillow and of the authors' scripts on OpenCV. The Pillow cases are exact to the level only in
 * Pillow's own order of passes.
 */
class PreprocessOracleTest {
    static List<JsonNode> cases() {
        return OracleFiles.index("preprocess.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTensorIsTheReferences(JsonNode oracle) throws Exception {
        String family = oracle.get("family").asText();
        var photo =
                new PhotoReader(ReadLimits.DEFAULT)
                        .read(OracleFiles.image(oracle.get("image").asText()));

        var tensor = PhotoToTensor.prepare(photo, Recipes.of(family)).tensor();

        assertThat(List.of(1, 3, tensor.height(), tensor.width()))
                .isEqualTo(OracleFiles.ints(oracle.get("shape")));
        var values = new float[tensor.values().remaining()];
        tensor.values().duplicate().get(values);
        OracleFiles.assertSamples(oracle, values, tolerance(family));
        OracleFiles.assertWindows(
                oracle, values, tensor.width(), tensor.height(), tolerance(family));
        assertThat(mean(values))
                .isCloseTo(oracle.get("mean").asDouble(), within(tolerance(family) + 1e-9));
        if (oracle.has("full")) {
            float[] wanted = OracleFiles.array(oracle.get("full").asText()).values();
            assertThat(values).containsExactly(wanted, within((float) tolerance(family)));
        }
        if (tolerance(family) == 0) {
            assertThat(sha256(values)).isEqualTo(oracle.get("sha256").asText());
        }
    }

    private static double tolerance(String family) {
        return switch (family) {
            case "metric3d" -> 0;
            case "zoedepth", "depth-anything-original", "midas-small", "midas-small-hub" -> 2e-5;
            default -> 1e-5;
        };
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) sum += value;
        return sum / values.length;
    }

    private static String sha256(float[] values) throws Exception {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }
}
