package fathom.raster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import fathom.OracleFiles;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Each kernel alone against torch, OpenCV and Pillow; the inputs are 13x17 and 61x47. */
class ResampleOracleTest {
    private static final float FLOAT_ROUNDING = 2e-6f;

    static List<JsonNode> cases() {
        return OracleFiles.index("resample.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theResultIsTheReferences(JsonNode oracle) {
        var input = OracleFiles.array(oracle.get("input").asText());
        var wanted = OracleFiles.array(oracle.get("result").asText());
        var resampling = resampling(oracle.get("op").asText());
        int width = oracle.get("width").asInt();
        int height = oracle.get("height").asInt();

        float[] result =
                resampling.isEightBit()
                        ? resizeGray(input, width, height, resampling)
                        : FloatResampler.resize(
                                        FloatGrid.copyOf(
                                                input.shape().get(1),
                                                input.shape().get(0),
                                                input.values()),
                                        width,
                                        height,
                                        resampling)
                                .toArray();

        float tolerance = resampling.isEightBit() ? 0 : FLOAT_ROUNDING;
        assertThat(wanted.shape()).containsExactly(height, width);
        assertThat(largestDifference(result, wanted.values())).isLessThanOrEqualTo(tolerance);
    }

    private static Resampling resampling(String operation) {
        return switch (operation) {
            case "torch_bilinear_align_false", "cv2_linear_f32" -> Resampling.CV_LINEAR;
            case "torch_bilinear_align_true" -> Resampling.TORCH_BILINEAR_ALIGNED;
            case "torch_bicubic_align_false", "cv2_cubic_f32" -> Resampling.CV_CUBIC;
            case "torch_bilinear_antialias" -> Resampling.TORCH_BILINEAR_ANTIALIAS;
            case "torch_bicubic_antialias" -> Resampling.TORCH_BICUBIC_ANTIALIAS;
            case "cv2_area_f32" -> Resampling.CV_AREA;
            case "cv2_linear_u8" -> Resampling.CV_LINEAR_8BIT;
            case "pil_bilinear_u8" -> Resampling.PIL_BILINEAR;
            case "pil_bicubic_u8" -> Resampling.PIL_BICUBIC;
            case "torchvision_bilinear_u8_antialias" -> Resampling.TORCH_BILINEAR_8BIT;
            case "torchvision_bicubic_u8_antialias" -> Resampling.TORCH_BICUBIC_8BIT;
            default -> throw new IllegalArgumentException(operation);
        };
    }

    /** The gray input as the red channel, beside black ones: no channel leaks into another. */
    private static float[] resizeGray(
            OracleFiles.Array gray, int width, int height, Resampling resampling) {
        float[] levels = gray.values();
        var rgb = new byte[3 * levels.length];
        for (int i = 0; i < levels.length; i++) rgb[3 * i] = (byte) (int) levels[i];
        var result = new float[width * height];
        RgbResampler.resize(
                new RgbArray(gray.shape().get(1), gray.shape().get(0), rgb),
                width,
                height,
                resampling,
                (y, row) -> {
                    for (int x = 0; x < width; x++) result[y * width + x] = row[3 * x];
                });
        return result;
    }

    private static float largestDifference(float[] result, float[] wanted) {
        assertThat(result).hasSameSizeAs(wanted);
        float largest = 0;
        for (int i = 0; i < result.length; i++) {
            float difference = Math.abs(result[i] - wanted[i]);
            if (!(difference <= largest)) largest = difference;
        }
        return largest;
    }
}
