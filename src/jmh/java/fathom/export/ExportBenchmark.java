package fathom.export;

import fathom.Scenes;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.job.UserFacingException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A depth map into a file of each format, forced to the disk as every export is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class ExportBenchmark {
    @Param({"640x480", "4000x3000"})
    String size = "";

    @Param({"PNG16", "NPY", "PFM", "EXR", "TIFF32", "COLOR"})
    DepthFormat format = DepthFormat.PNG16;

    private DepthExport export =
            DepthExport.of(DepthMap.of(DepthKind.METRIC_DEPTH, FloatGrid.filled(1, 1, 1)));
    private Path file = Path.of("");

    @Setup
    public void makeScene() throws IOException {
        int[] sides = Scenes.parse(size);
        export =
                DepthExport.of(
                        DepthMap.of(
                                DepthKind.RELATIVE_DISPARITY,
                                Scenes.disparity(sides[0], sides[1])));
        file = Files.createTempFile("fathom-bench", ".depth");
    }

    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    @Benchmark
    public List<String> write() throws UserFacingException {
        return DepthExporter.write(format, export, file, true);
    }
}
