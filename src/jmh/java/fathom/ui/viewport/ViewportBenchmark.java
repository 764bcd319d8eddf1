package fathom.ui.viewport;

import fathom.Scenes;
import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.color.ValueLookup;
import fathom.depth.DepthKind;
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

import java.util.concurrent.TimeUnit;

/**
 * What a tile of 1000x750 pixels costs to draw when the whole image is fitted into it, and at 100
 * %: with every move of a range slider for depth, with every pan for a photograph.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class ViewportBenchmark {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 750;

    @Param({"640x480", "4000x3000"})
    String size = "";

    private final int[] argb = new int[WIDTH * HEIGHT];
    private final TileRaster tile = new TileRaster(WIDTH, HEIGHT, argb);
    private final ColorScale scale =
            ColorScale.of(
                    Colormaps.defaultMap(),
                    DepthKind.RELATIVE_DISPARITY,
                    new DepthRange(0.15f, 1.1f));
    private DepthPyramid depth = DepthPyramid.of(FloatGrid.filled(1, 1, 0));
    private PhotoPyramid photo = PhotoPyramid.of(Scenes.photo(1, 1));
    private ViewTransform fitted = new ViewTransform(1, 0, 0);
    private final ViewTransform full = new ViewTransform(1, 0, 0);

    @Setup
    public void makeScene() {
        int[] sides = Scenes.parse(size);
        depth = DepthPyramid.of(Scenes.disparity(sides[0], sides[1]));
        photo = PhotoPyramid.of(Scenes.photo(sides[0], sides[1]));
        fitted = new ViewTransform((double) WIDTH / sides[0], 0, 0);
    }

    @Benchmark
    public int[] recolourFitted() {
        tile.draw(depth, fitted, new ValueLookup(scale, 0));
        return argb;
    }

    @Benchmark
    public int[] recolourAtFullSize() {
        tile.draw(depth, full, new ValueLookup(scale, 0));
        return argb;
    }

    @Benchmark
    public int[] photoFitted() {
        tile.draw(photo, fitted);
        return argb;
    }
}
