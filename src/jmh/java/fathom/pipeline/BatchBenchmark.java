package fathom.pipeline;

import fathom.PhotoFiles;
import fathom.Scenes;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Photographs a second: decoding, estimate and two files each, overlapping as a batch does it and
 * one after the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class BatchBenchmark {
    private static final int PHOTOS = 12;

    @Param({"512x512", "1600x1200"})
    String size = "";

    private final PhotoReader reader = new PhotoReader(ReadLimits.DEFAULT);
    private final DepthPipeline pipeline = new DepthPipeline(new DjlEngines());
    private final List<ModelCard> cards = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Path folder = Path.of("");

    @Setup
    public void makeFiles() throws IOException, UserFacingException {
        int[] sides = Scenes.parse(size);
        cards.add(ModelCatalog.scan(List.of(Path.of("models"))).find("starter"));
        folder = Files.createTempDirectory("fathom-bench");
        for (int i = 0; i < PHOTOS; i++) {
            Path file = folder.resolve("photo" + i + ".jpg");
            if (i == 0) PhotoFiles.write(file, "jpg", sides[0], sides[1]);
            else Files.copy(files.getFirst(), file);
            files.add(file);
        }
    }

    @TearDown
    public void remove() throws IOException {
        pipeline.close();
        try (var all = Files.list(folder)) {
            for (var file : all.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(PHOTOS)
    public Object overlapped() throws UserFacingException {
        return new BatchRun(pipeline, reader::read)
                .run(
                        files,
                        (_, photo) ->
                                cards.stream().map(card -> DepthRequest.of(photo, card)).toList(),
                        (file, result) -> {
                            write(file, result);
                            return () -> {};
                        },
                        JobMonitor.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(PHOTOS)
    public void oneAtATime() throws UserFacingException {
        for (var file : files) {
            var photo = reader.read(file);
            for (var card : cards) {
                write(file, pipeline.estimate(DepthRequest.of(photo, card), JobMonitor.NONE));
            }
        }
    }

    private static void write(Path file, DepthResult result) throws UserFacingException {
        var export = DepthExport.of(result.map());
        for (var format : List.of(DepthFormat.PNG16, DepthFormat.COLOR)) {
            Path target = file.resolveSibling(file.getFileName() + "." + format.id());
            DepthExporter.write(format, export, target, true);
        }
    }
}
