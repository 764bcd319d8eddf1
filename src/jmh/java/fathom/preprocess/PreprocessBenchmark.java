package fathom.preprocess;

import fathom.Scenes;
import fathom.image.Photo;
import fathom.raster.Resampling;

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

/** From a photograph to a network's input, by the recipes of the starter, Depth Anything, DPT. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class PreprocessBenchmark {
    private static final Channels HALF = new Channels(0.5, 0.5, 0.5);

    @Param({"640x480", "4000x3000"})
    String size = "";

    private Photo photo = Scenes.photo(1, 1);

    @Setup
    public void makeScene() {
        int[] sides = Scenes.parse(size);
        photo = Scenes.photo(sides[0], sides[1]);
    }

    @Benchmark
    public PreparedPhoto areaTo384x288() {
        return prepare(SizeRule.Rule.AREA, 384, 288, 32, Resampling.CV_AREA_8BIT);
    }

    @Benchmark
    public PreparedPhoto pillowBicubicTo518() {
        return prepare(SizeRule.Rule.LOWER_BOUND, 518, 518, 14, Resampling.PIL_BICUBIC);
    }

    @Benchmark
    public PreparedPhoto openCvCubicTo518() {
        return prepare(SizeRule.Rule.LOWER_BOUND, 518, 518, 14, Resampling.CV_CUBIC);
    }

    @Benchmark
    public PreparedPhoto pillowBilinearTo384() {
        return prepare(SizeRule.Rule.EXACT, 384, 384, 1, Resampling.PIL_BILINEAR);
    }

    private PreparedPhoto prepare(
            SizeRule.Rule rule, int width, int height, int multipleOf, Resampling resampling) {
        var size = new SizeRule(rule, width, height, multipleOf);
        var recipe = new InputRecipe(size, resampling, 1 / 255.0, HALF, HALF, Padding.NONE);
        return PhotoToTensor.prepare(photo, recipe);
    }
}
