package fathom.geometry.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.AnalyticScenes;
import fathom.geometry.CameraChoice;
import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.MeshBuilder;
import fathom.geometry.VertexNormals;
import fathom.geometry.VertexTangents;
import fathom.geometry.ZSurface;
import fathom.job.JobMonitor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurfaceBakerTest {
    private static final int WIDTH = 201;
    private static final int HEIGHT = 161;
    private static final Intrinsics CAMERA = Intrinsics.fromHorizontalFov(60, WIDTH, HEIGHT);
    private static final CameraChoice CHOICE =
            new CameraChoice(CAMERA, WIDTH, HEIGHT, CameraChoice.Source.USER_FOV);
    private static final BakeRecipe NORMALS = new BakeRecipe(true, false);

    /** A ball of radius 1 around (0, 0, 3) that fills the middle of the picture. */
    private static final double BALL = 3;

    @Test
    void aPlanesNormalsAreThoseOfItsMesh() {
        var surface = render(AnalyticScenes.plane(0.2, 0.4, 0.9, 3));

        var map = normals(surface, 20);

        for (int y = 0; y < HEIGHT; y += 7) {
            for (int x = 0; x < WIDTH; x += 7) {
                assertThat(map.at(x, y, 0)).isBetween(127, 129);
                assertThat(map.at(x, y, 1)).isBetween(127, 129);
                assertThat(map.at(x, y, 2)).isEqualTo(255);
            }
        }
    }

    /**
     * A renderer's sum x T + y B + z N, with what it interpolates over the coarse triangles, is the
     * ball's own normal, which a map that does nothing misses by degrees.
     */
    @Test
    void aRendererGetsTheFullSurfacesNormalsBack() {
        var surface = render(AnalyticScenes.sphere(BALL, 1));
        var simple = mesh(surface, 20);

        var map = normals(surface, 20);

        double worst = 0;
        double flat = 0;
        int seen = 0;
        for (int t = 0; t < simple.triangleCount(); t++) {
            double u = 0;
            double v = 0;
            for (int k = 0; k < 3; k++) {
                u += simple.uAt(simple.vertexOf(t, k)) / 3;
                v += simple.vAt(simple.vertexOf(t, k)) / 3;
            }
            int x = (int) (u * WIDTH);
            int y = (int) (v * HEIGHT);
            double @Nullable [] truth = ballNormal(surface, x, y);
            // The rim is seen edge-on.
            if (truth == null || truth[2] > -0.5) continue;
            double[] s = new double[3];
            for (int k = 0; k < 3; k++) s[k] = map.at(x, y, k) / 255.0 * 2 - 1;
            worst = Math.max(worst, angle(truth, rendered(simple, t, x, y, s)));
            flat = Math.max(flat, angle(truth, rendered(simple, t, x, y, new double[] {0, 0, 1})));
            seen++;
        }

        assertThat(seen).isGreaterThan(20);
        assertThat(flat).isGreaterThan(2.5);
        assertThat(worst).isLessThan(1.2);
    }

    /** What no triangle of the full surface covers is left as the mesh has it. */
    @Test
    void whereThereIsNoSurfaceTheMapSaysNothing() {
        var map = normals(render(AnalyticScenes.sphere(BALL, 0.5)), 4);

        assertThat(new int[] {map.at(2, 2, 0), map.at(2, 2, 1), map.at(2, 2, 2)})
                .containsExactly(128, 128, 255);
    }

    @Test
    void belowThePhotographThereIsRoomForTheBackLayer() {
        var surface = render(AnalyticScenes.plane(0, 0, 1, 2));
        var baker = new SurfaceBaker(surface, CHOICE, EdgeCut.DEFAULT, 1.5);
        var mesh = mesh(surface, 8);

        var maps = baker.bake(new BakeRecipe(true, true), mesh, mesh, JobMonitor.NONE);

        assertThat(maps.normals().orElseThrow().height()).isEqualTo((int) Math.round(HEIGHT * 1.5));
        var occlusion = maps.occlusion().orElseThrow();
        assertThat(occlusion.height()).isEqualTo((int) Math.round(HEIGHT * 1.5));
        assertThat(occlusion.at(10, HEIGHT + 20, 0)).isEqualTo(255);
    }

    @Test
    void aPlaneLiesInTheOpen() {
        var map = occlusion(render(AnalyticScenes.plane(0.3, 0.5, 0.8, 3)), 0.15);

        for (int y = 5; y < HEIGHT; y += 25) {
            for (int x = 5; x < WIDTH; x += 25) assertThat(map.openAt(x, y)).isEqualTo(1);
        }
    }

    /**
     * A floor seen from straight above and a step of height H: an endless wall hides ½ (1 − d /
     * √(d² + H²)) of the cosine-weighted sky at the distance d (the form factor of perpendicular
     * planes).
     */
    @Test
    void besideAWallItsFormFactorIsMissing() {
        double high = 0.5;
        AnalyticScenes.Scene step = (x, y) -> x * (3 - high) < 0 ? 3 : 3 - high;
        var map = occlusion(render(step), 3);

        for (double d : new double[] {0.2, 0.4, 0.8}) {
            int x = (int) Math.floor(CAMERA.cxPx() - d / 3 * CAMERA.fxPx());
            double own = (CAMERA.cxPx() - x - 0.5) * 3 / CAMERA.fxPx();
            double expected = 1 - 0.5 * (1 - own / Math.hypot(own, high));
            assertThat(map.openAt(x, HEIGHT / 2))
                    .as("at %s", own)
                    .isCloseTo(expected, within(0.05));
        }
    }

    /** A share of 0.02 of three metres is six centimetres. */
    @Test
    void whatIsFartherThanTheReachShadesNothing() {
        AnalyticScenes.Scene step = (x, y) -> x < 0 ? 3 : 2.5;
        var map = occlusion(render(step), 0.02);

        assertThat(map.openAt((int) (CAMERA.cxPx() - 0.2 / 3 * CAMERA.fxPx()), 80)).isEqualTo(1);
    }

    private static ZSurface render(AnalyticScenes.Scene scene) {
        return AnalyticScenes.render(scene, CAMERA, WIDTH, HEIGHT);
    }

    private static DepthMesh mesh(ZSurface surface, int step) {
        return MeshBuilder.build(surface, CAMERA, EdgeCut.NONE, step);
    }

    private static BakedMap normals(ZSurface surface, int step) {
        return new SurfaceBaker(surface, CHOICE, EdgeCut.NONE, 1)
                .bake(NORMALS, mesh(surface, 1), mesh(surface, step), JobMonitor.NONE)
                .normals()
                .orElseThrow();
    }

    private static OcclusionBake occlusion(ZSurface surface, double reach) {
        return new OcclusionBake(surface, CAMERA, EdgeCut.DEFAULT, reach);
    }

    /** From the ball's middle; null beside it. */
    private static double @Nullable [] ballNormal(ZSurface surface, int x, int y) {
        double z = surface.z().at(x, y);
        if (Double.isNaN(z)) return null;
        return new double[] {
            (x + 0.5 - CAMERA.cxPx()) / CAMERA.fxPx() * z,
            (y + 0.5 - CAMERA.cyPx()) / CAMERA.fyPx() * z,
            z - BALL
        };
    }

    private static double[] rendered(DepthMesh mesh, int triangle, int x, int y, double[] s) {
        float[] normals = VertexNormals.of(mesh);
        float[] tangents = VertexTangents.of(mesh, normals);
        double[] shares = shares(mesh, triangle, (x + 0.5) / WIDTH, (y + 0.5) / HEIGHT);
        double[][] frame = new double[3][3];
        for (int corner = 0; corner < 3; corner++) {
            int v = mesh.vertexOf(triangle, corner);
            float[] n = {normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]};
            float[] t = {tangents[4 * v], tangents[4 * v + 1], tangents[4 * v + 2]};
            float w = tangents[4 * v + 3];
            float[] b = {
                w * (n[1] * t[2] - n[2] * t[1]),
                w * (n[2] * t[0] - n[0] * t[2]),
                w * (n[0] * t[1] - n[1] * t[0])
            };
            float[][] own = {t, b, n};
            for (int axis = 0; axis < 3; axis++) {
                for (int k = 0; k < 3; k++) frame[axis][k] += shares[corner] * own[axis][k];
            }
        }
        double[] sum = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double[] f = frame[axis];
            double length = Math.sqrt(f[0] * f[0] + f[1] * f[1] + f[2] * f[2]);
            for (int k = 0; k < 3; k++) sum[k] += s[axis] * f[k] / length;
        }
        return sum;
    }

    private static double[] shares(DepthMesh mesh, int triangle, double u, double v) {
        int a = mesh.vertexOf(triangle, 0);
        int b = mesh.vertexOf(triangle, 1);
        int c = mesh.vertexOf(triangle, 2);
        double bu = mesh.uAt(b) - mesh.uAt(a);
        double bv = mesh.vAt(b) - mesh.vAt(a);
        double cu = mesh.uAt(c) - mesh.uAt(a);
        double cv = mesh.vAt(c) - mesh.vAt(a);
        double pu = u - mesh.uAt(a);
        double pv = v - mesh.vAt(a);
        double area = bu * cv - cu * bv;
        double sb = (pu * cv - cu * pv) / area;
        double sc = (bu * pv - pu * bv) / area;
        return new double[] {1 - sb - sc, sb, sc};
    }

    private static double angle(double[] p, double[] q) {
        double dot = p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
        double lengths =
                Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2])
                        * Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
        return Math.toDegrees(Math.acos(Math.clamp(dot / lengths, -1, 1)));
    }
}
