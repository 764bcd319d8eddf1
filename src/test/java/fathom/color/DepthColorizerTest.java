package fathom.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;

class DepthColorizerTest {
    private static final Colormap GRAY = Colormaps.byName("gray").orElseThrow();
    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    @Test
    void nearIsTheLastColourForEveryKind() {
        var range = new DepthRange(1, 3);
        var grid = FloatGrid.copyOf(2, 1, new float[] {1, 3});

        var disparity = ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, range);
        var metric = ColorScale.of(GRAY, DepthKind.METRIC_DEPTH, range);

        assertThat(DepthColorizer.argb(grid, disparity, 0)).containsExactly(BLACK, WHITE);
        assertThat(DepthColorizer.argb(grid, metric, 0)).containsExactly(WHITE, BLACK);
        assertThat(metric.lastColourLabel()).isEqualTo("near");
    }

    @Test
    void invertedScalesSayThatTheirLastColourIsFar() {
        var scale = new ColorScale(GRAY, DepthKind.METRIC_DEPTH, new DepthRange(1, 3), true);

        assertThat(scale.argbOf(3)).isEqualTo(WHITE);
        assertThat(scale.lastColourLabel()).isEqualTo("far");
        assertThat(scale.firstColourLabel()).isEqualTo("near");
    }

    @Test
    void valuesOutsideTheRangeTakeItsEndsAndNaNTakesItsOwnColour() {
        var grid =
                FloatGrid.copyOf(
                        5,
                        1,
                        new float[] {
                            -9, 9, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
                        });
        var scale = ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, new DepthRange(0, 1));

        assertThat(DepthColorizer.argb(grid, scale, 0xff123456))
                .containsExactly(BLACK, WHITE, WHITE, BLACK, 0xff123456);
    }

    @Test
    void anEmptyRangePaintsTheMiddleColour() {
        var grid = FloatGrid.filled(3, 2, 5);
        var scale = ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, new DepthRange(5, 5));

        assertThat(DepthColorizer.argb(grid, scale, 0)).containsOnly(0xff808080);
    }

    @Test
    void everyLevelOfARampGetsItsOwnEntryOnAllRowsAndInEveryTarget() {
        int rows = 400; // enough for several bands
        var values = new float[256 * rows];
        var expected = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 + i % 256;
            expected[i] = GRAY.argbAt(i % 256);
        }
        var grid = FloatGrid.adopt(256, rows, values);
        var scale = ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, new DepthRange(10, 266));
        var direct = ByteBuffer.allocateDirect(4 * grid.size()).asIntBuffer();

        DepthColorizer.paint(grid, scale, 0, direct);

        assertThat(DepthColorizer.argb(grid, scale, 0)).isEqualTo(expected);
        assertThat(direct).isEqualTo(IntBuffer.wrap(expected));
    }

    @Test
    void anAreaIsRepaintedAloneAtItsPlace() {
        var grid = FloatGrid.filled(4, 3, 1);
        var scale = ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, new DepthRange(0, 1));
        var target = new int[12];

        DepthColorizer.paint(
                grid, new DepthColorizer.Area(1, 1, 2, 2), scale, 0, IntBuffer.wrap(target));

        assertThat(target).containsExactly(0, 0, 0, 0, 0, WHITE, WHITE, 0, 0, WHITE, WHITE, 0);
        assertThatThrownBy(
                        () ->
                                DepthColorizer.paint(
                                        grid,
                                        new DepthColorizer.Area(3, 0, 2, 1),
                                        scale,
                                        0,
                                        IntBuffer.wrap(target)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ticksAreRoundAndCarryTheUnitOfMetricMapsOnly() {
        var range = new DepthRange(0.7f, 5.2f);
        var metric = ColorScale.of(GRAY, DepthKind.METRIC_DEPTH, range).ticks(5);
        var relative = ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, range).ticks(5);

        assertThat(metric)
                .extracting(LegendTick::text)
                .containsExactly("5 m", "4 m", "3 m", "2 m", "1 m");
        assertThat(metric).extracting(LegendTick::position).isSorted();
        assertThat(relative).extracting(LegendTick::text).containsExactly("1", "2", "3", "4", "5");
        assertThat(ColorScale.of(GRAY, DepthKind.METRIC_DEPTH, new DepthRange(0, 0.1f)).ticks(5))
                .extracting(LegendTick::text)
                .containsExactly("0.10 m", "0.08 m", "0.06 m", "0.04 m", "0.02 m", "0.00 m");
    }

    @Test
    void percentilesOfZeroToAHundredAreTheirOwnPercentages() {
        var values = new float[101];
        for (int i = 0; i < values.length; i++) values[i] = i;
        var map = DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.adopt(101, 1, values));
        var empty = DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.filled(2, 2, Float.NaN));

        assertThat(RangeChoice.DEFAULT.resolve(map)).isEqualTo(new DepthRange(2, 98));
        assertThat(RangeChoice.FULL.resolve(map)).isEqualTo(new DepthRange(0, 100));
        assertThat(new RangeChoice.Explicit(new DepthRange(3, 4)).resolve(map))
                .isEqualTo(new DepthRange(3, 4));
        assertThat(RangeChoice.DEFAULT.resolve(empty)).isEqualTo(new DepthRange(0, 1));
    }
}
