package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.geometry.DepthMesh;
import fathom.job.JobMonitor;
import fathom.render.CameraMotion;
import fathom.render.ClipBox;
import fathom.render.Layer;
import fathom.render.Lens;
import fathom.render.OrbitCamera;
import fathom.render.Rasterizer;
import fathom.render.Shape;
import fathom.render.Texture;
import fathom.render.Vector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** A red square of side 2 at depth 4, seen under 53 degrees: half as wide as the picture. */
class SceneFilmTest {
    private static final int SIDE = 64;
    private static final int RED = 0xffff0000;
    private static final OrbitCamera EYE =
            new OrbitCamera(new Vector(0, 0, 4), 0, 0, 4, 2 * Math.toDegrees(Math.atan(0.5)));

    private static SceneFilm film(int background) {
        float[] xyz = {-1, -1, 4, -1, 1, 4, 1, 1, 4, 1, -1, 4};
        float[] uv = {0, 0, 0, 1, 1, 1, 1, 0};
        var mesh = DepthMesh.adopt(xyz, uv, new int[] {0, 1, 2, 0, 2, 3});
        var layer =
                new Layer(
                        Shape.ofMesh(mesh, Shape.Style.SURFACE),
                        Texture.adopt(1, 1, new int[] {RED}),
                        false,
                        1);
        var scene = new Rasterizer.Scene(List.of(layer), Lens.NONE, ClipBox.ALL);
        return new SceneFilm(scene, EYE, SIDE, SIDE, background);
    }

    private static int at(int[] argb, int x, int y) {
        return argb[y * SIDE + x];
    }

    @Test
    void aStillIsTransparentBesideTheScene() {
        int[] still = film(0).still(JobMonitor.NONE);

        assertThat(at(still, 32, 32)).isEqualTo(RED);
        assertThat(at(still, 18, 18)).isEqualTo(RED);
        assertThat(at(still, 14, 32)).isZero();
    }

    @Test
    void aBackgroundFillsWhatIsEmptyExactly() {
        int[] still = film(0xffffffff).still(JobMonitor.NONE);

        assertThat(at(still, 32, 32)).isEqualTo(RED);
        assertThat(at(still, 4, 4)).isEqualTo(0xffffffff);
    }

    @ParameterizedTest
    @EnumSource
    void theLastPictureOfALoopIsOneStepBeforeTheFirst(CameraMotion motion) {
        var take = new SceneFilm.Take(motion, 2, 10, true);
        var film = film(0xff000000).film(take, JobMonitor.NONE);

        assertThat(film.frames()).isEqualTo(20);
        long step = difference(film.pictures().argb(0), film.pictures().argb(1));
        long closing = difference(film.pictures().argb(19), film.pictures().argb(0));
        long whole = difference(film.pictures().argb(0), film.pictures().argb(5));
        assertThat(closing).isLessThanOrEqualTo(2 * step + 2_000);
        assertThat(whole).isGreaterThan(closing);
    }

    @Test
    void whatIsNoLoopArrives() {
        var take = new SceneFilm.Take(CameraMotion.DOLLY, 1, 10, false);
        var film = film(0).film(take, JobMonitor.NONE);

        long first = reds(film.pictures().argb(0));
        long last = reds(film.pictures().argb(9));

        // 0.62 times as far away: 1 / 0.62² times as large.
        assertThat((double) last / first).isBetween(2.5, 2.7);
    }

    private static long reds(int[] argb) {
        long reds = 0;
        for (int colour : argb) if (colour == RED) reds++;
        return reds;
    }

    private static long difference(int[] a, int[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] >> 16 & 0xff) - (b[i] >> 16 & 0xff));
        }
        return sum;
    }
}
