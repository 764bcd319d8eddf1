package fathom.color;

import fathom.Scenes;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.concurrent.TimeUnit;

/** What moving a range slider costs: all cells to ARGB, and choosing the range anew. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ColorBenchmark {
    @Param({"640x480", "4000x3000"})
    String size = "";

    private FloatGrid grid = FloatGrid.filled(1, 1, 0);
    private int[] argb = new int[0];
    private IntBuffer direct = IntBuffer.allocate(0);
    private final ColorScale scale =
            ColorScale.of(
                    Colormaps.defaultMap(),
                    DepthKind.RELATIVE_DISPARITY,
                    new DepthRange(0.15f, 1.1f));

    @Setup
    public void makeScene() {
        int[] sides = Scenes.parse(size);
        grid = Scenes.disparity(sides[0], sides[1]);
        argb = new int[grid.size()];
        direct =
                ByteBuffer.allocateDirect(4 * grid.size())
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer();
    }

    @Benchmark
    public int[] recolourToArray() {
        DepthColorizer.paint(grid, scale, DepthColorizer.TRANSPARENT, argb);
        return argb;
    }

    @Benchmark
    public IntBuffer recolourToDirectBuffer() {
        DepthColorizer.paint(grid, scale, DepthColorizer.TRANSPARENT, direct);
        return direct;
    }

    @Benchmark
    public DepthRange chooseRange() {
        return RangeChoice.DEFAULT.resolve(DepthMap.of(DepthKind.RELATIVE_DISPARITY, grid));
    }
}
