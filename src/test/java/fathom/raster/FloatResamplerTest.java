package fathom.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;

class FloatResamplerTest {
    private static final float NAN = Float.NaN;

    static List<Resampling> floatDefinitions() {
        return Arrays.stream(Resampling.values())
                .filter(resampling -> !resampling.isEightBit())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("floatDefinitions")
    void theSameSizeKeepsEveryValueToTheBit(Resampling resampling) {
        float[] values = {0.1f, -3, NAN, 1e30f, 7, -0.0f};

        var same = FloatResampler.resize(FloatGrid.copyOf(3, 2, values), 3, 2, resampling);

        assertThat(same.toArray()).containsExactly(values);
    }

    @ParameterizedTest
    @MethodSource("floatDefinitions")
    void aConstantStaysThatConstantLargerAndSmaller(Resampling resampling) {
        var constant = FloatGrid.filled(23, 17, 12.5f);

        for (int[] size : new int[][] {{50, 40}, {7, 5}, {50, 5}, {1, 1}}) {
            var resized = FloatResampler.resize(constant, size[0], size[1], resampling);
            for (float value : resized.toArray()) assertThat(value).isCloseTo(12.5f, within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("floatDefinitions")
    void everyCellIsFinishedOnceAndTheSourceStays(Resampling resampling) {
        var constant = FloatGrid.filled(300, 200, 2);

        for (int[] size : new int[][] {{700, 500}, {300, 200}, {90, 50}}) {
            int width = size[0];
            var finished =
                    FloatResampler.resize(
                            constant,
                            width,
                            size[1],
                            resampling,
                            (values, fromRow, toRow) -> {
                                for (int i = fromRow * width; i < toRow * width; i++) {
                                    values[i] += 10;
                                }
                            });
            assertThat(finished.size()).isEqualTo(width * size[1]);
            for (float value : finished.toArray()) assertThat(value).isCloseTo(12, within(1e-5f));
        }
        for (float value : constant.toArray()) assertThat(value).isEqualTo(2);
    }

    /** Doubling puts target centres at -0.25, 0.25, 0.75 ... of the source's cells. */
    @Test
    void bilinearSpreadsNoValueToTheTargetCellsThatTouchIt() {
        var row = FloatGrid.copyOf(4, 1, new float[] {1, NAN, 3, 4});

        var wide = FloatResampler.resize(row, 8, 1, Resampling.CV_LINEAR);

        assertThat(wide.toArray()).containsExactly(1, NAN, NAN, NAN, NAN, 3.25f, 3.75f, 4);
    }

    /** Tripling meets every source cell's centre once: there its neighbours have weight 0. */
    @Test
    void aNeighbourOfWeightZeroDoesNotSpreadNoValue() {
        var row = FloatGrid.copyOf(1, 3, new float[] {1, NAN, 3});

        var tall = FloatResampler.resize(row, 1, 9, Resampling.CV_LINEAR);

        assertThat(tall.at(0, 1)).isEqualTo(1);
        assertThat(tall.at(0, 7)).isEqualTo(3);
        assertThat(tall.at(0, 4)).isNaN();
    }

    @Test
    void noValueSpreadsNoFurtherThanTheCubicReaches() {
        var values = new float[21 * 21];
        values[10 * 21 + 10] = NAN;

        var large =
                FloatResampler.resize(FloatGrid.adopt(21, 21, values), 84, 84, Resampling.CV_CUBIC);

        for (int y = 0; y < 84; y++) {
            for (int x = 0; x < 84; x++) {
                double away =
                        Math.max(Math.abs((x + 0.5) / 4 - 10.5), Math.abs((y + 0.5) / 4 - 10.5));
                assertThat(Float.isNaN(large.at(x, y))).isEqualTo(away < 2);
            }
        }
    }

    @Test
    void areaAveragingOfWholeBlocksIsTheirMean() {
        var grid = FloatGrid.copyOf(4, 2, new float[] {1, 2, 10, 20, 3, 6, 30, 60});

        var small = FloatResampler.resize(grid, 2, 1, Resampling.CV_AREA);

        assertThat(small.toArray()).containsExactly(3, 30);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PIL_BILINEAR",
                "PIL_BICUBIC",
                "CV_LINEAR_8BIT",
                "CV_AREA_8BIT",
                "TORCH_BILINEAR_8BIT",
                "TORCH_BICUBIC_8BIT"
            })
    void depthIsNotResizedByDefinitionsForEightBits(Resampling resampling) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FloatResampler.resize(FloatGrid.filled(2, 2, 1), 4, 4, resampling))
                .withMessageContaining(resampling.id());
    }
}
