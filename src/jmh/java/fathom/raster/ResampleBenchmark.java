package fathom.raster;

import fathom.Scenes;

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

/** A network's depth back at the photograph's size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class ResampleBenchmark {
    @Param({"512x512", "640x480", "4000x3000"})
    String size = "";

    private int[] sides = {1, 1};
    private FloatGrid small = FloatGrid.filled(1, 1, 0);
    private FloatGrid withGaps = FloatGrid.filled(1, 1, 0);

    @Setup
    public void makeScene() {
        sides = Scenes.parse(size);
        withGaps = Scenes.disparity(384, 288);
        float[] values = withGaps.toArray();
        for (int i = 0; i < values.length; i++) if (Float.isNaN(values[i])) values[i] = 0;
        small = FloatGrid.adopt(384, 288, values);
    }

    @Benchmark
    public FloatGrid bilinear() {
        return FloatResampler.resize(small, sides[0], sides[1], Resampling.CV_LINEAR);
    }

    @Benchmark
    public FloatGrid bilinearWithGaps() {
        return FloatResampler.resize(withGaps, sides[0], sides[1], Resampling.CV_LINEAR);
    }

    @Benchmark
    public FloatGrid cubic() {
        return FloatResampler.resize(small, sides[0], sides[1], Resampling.CV_CUBIC);
    }
}
