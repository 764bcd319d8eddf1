package fathom.image;

import fathom.PhotoFiles;
import fathom.Scenes;
import fathom.job.UserFacingException;

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
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** Reading a photograph whole and as a thumbnail, beside ImageIO alone on the same file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class DecodeBenchmark {
    private static final int THUMBNAIL_SIDE = 320;

    @Param({"640x480", "4000x3000"})
    String size = "";

    @Param({"jpg", "png"})
    String format = "";

    private final PhotoReader reader = new PhotoReader(ReadLimits.DEFAULT);
    private Path file = Path.of("");

    @Setup
    public void makeFile() throws IOException, UserFacingException {
        int[] sides = Scenes.parse(size);
        file = Files.createTempFile("fathom-bench", "." + format);
        PhotoFiles.write(file, format, sides[0], sides[1]);
    }

    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    @Benchmark
    public Photo read() throws UserFacingException {
        return reader.read(file);
    }

    @Benchmark
    public Photo readReduced() throws UserFacingException {
        return reader.readReduced(file, THUMBNAIL_SIDE);
    }

    @Benchmark
    public Object imageIoAlone() throws IOException {
        return ImageIO.read(file.toFile());
    }
}
