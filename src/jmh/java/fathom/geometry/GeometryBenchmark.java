package fathom.geometry;

import fathom.Scenes;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.FloatGrid;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** From depth to points and triangles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class GeometryBenchmark {
    @Param({"518x518", "640x480", "4000x3000"})
    String size = "";

    private DepthMap map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.filled(1, 1, 0));
    private ZSurface surface = ZSurface.of(map, NearFar.DEFAULT);
    private Intrinsics camera = Intrinsics.centred(1, 1, 1);
    private Photo photo = Scenes.photo(1, 1);

    @Setup(Level.Trial)
    public void makeScene() {
        int[] sides = Scenes.parse(size);
        int width = sides[0];
        int height = sides[1];
        map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, Scenes.disparity(width, height));
        surface = ZSurface.of(map, NearFar.DEFAULT);
        photo = Scenes.photo(width, height);
        camera =
                CameraChoice.choose(
                                width,
                                height,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                PhotoFacts.NONE,
                                OptionalDouble.empty())
                        .forGrid(width, height);
    }

    @Benchmark
    public ZSurface depthToDistances() {
        return ZSurface.of(map, NearFar.DEFAULT);
    }

    @Benchmark
    public PointCloud unproject() {
        return Unprojector.unproject(surface, camera, photo, 1);
    }

    @Benchmark
    public ZSurface removeFlyingPoints() {
        return FlyingPoints.removed(surface, EdgeCut.DEFAULT);
    }

    @Benchmark
    public DepthMesh mesh() {
        return MeshBuilder.build(surface, camera, EdgeCut.DEFAULT, 1);
    }

    /** What changing near, far or the field of view costs: everything up to triangles. */
    @Benchmark
    public DepthMesh depthToMesh() {
        return MeshBuilder.build(ZSurface.of(map, NearFar.DEFAULT), camera, EdgeCut.DEFAULT, 1);
    }
}
