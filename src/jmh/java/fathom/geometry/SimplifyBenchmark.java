package fathom.geometry;

import fathom.Scenes;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.job.JobMonitor;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/** A million triangles, of 780x650 cells, to a hundred thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class SimplifyBenchmark {
    private static final int WIDTH = 780;
    private static final int HEIGHT = 650;
    private static final int LEFT = 100_000;

    private DepthMesh mesh = DepthMesh.adopt(new float[0], new float[0], new int[0]);

    @Setup
    public void makeScene() {
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, Scenes.disparity(WIDTH, HEIGHT));
        var camera = Intrinsics.centred(WIDTH, WIDTH, HEIGHT);
        mesh = MeshBuilder.build(ZSurface.of(map, NearFar.DEFAULT), camera, EdgeCut.DEFAULT, 1);
    }

    @Benchmark
    public DepthMesh simplify() {
        return MeshSimplifier.simplify(mesh, LEFT, ErrorMeasure.SEEN_FROM_CAMERA, JobMonitor.NONE);
    }
}
