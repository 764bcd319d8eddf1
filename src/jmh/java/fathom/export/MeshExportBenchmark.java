package fathom.export;

import fathom.Scenes;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.mesh.MeshExporter;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.SceneFacts;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.NearFar;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A mesh and its photograph into a file; 1180x885 cells are a million vertices. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class MeshExportBenchmark {
    @Param({"518x518", "1180x885"})
    String size = "";

    @Param({"GLB", "OBJ", "PLY", "STL"})
    MeshFormat format = MeshFormat.GLB;

    private final SceneFacts facts = new SceneFacts("scene", "benchmark", Map.of());
    private DepthMesh mesh = DepthMesh.adopt(new float[0], new float[0], new int[0]);
    private Photo photo = Scenes.photo(1, 1);
    private Path folder = Path.of("");

    @Setup
    public void makeScene() throws IOException {
        int[] sides = Scenes.parse(size);
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, Scenes.disparity(sides[0], sides[1]));
        var camera = Intrinsics.centred(sides[0], sides[1], sides[0]);
        mesh = MeshBuilder.build(ZSurface.of(map, NearFar.DEFAULT), camera, EdgeCut.DEFAULT, 1);
        photo = Scenes.photo(sides[0], sides[1]);
        folder = Files.createTempDirectory("fathom-bench");
    }

    @TearDown
    public void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    @Benchmark
    public Path write() throws UserFacingException {
        Path file = folder.resolve("scene." + format.name().toLowerCase(Locale.ROOT));
        MeshExporter.writeMesh(format, mesh, photo, facts, file, true);
        return file;
    }
}
