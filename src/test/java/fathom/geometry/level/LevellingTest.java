package fathom.geometry.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.AnalyticScenes;
import fathom.geometry.DepthMesh;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Random;

class LevellingTest {
    private static final Intrinsics CAMERA = Intrinsics.fromHorizontalFov(60, 160, 120);

    /** A floor 1.5 below a camera that looks down by the pitch, and a wall 5 ahead. */
    private static ZSurface room(double pitchDeg, double noise) {
        double p = Math.toRadians(pitchDeg);
        var random = new Random(4);
        var floor = AnalyticScenes.plane(0, Math.cos(p), Math.sin(p), 1.5);
        var wall = AnalyticScenes.plane(0, -Math.sin(p), Math.cos(p), 5);
        var scene = AnalyticScenes.nearer(floor, wall);
        return AnalyticScenes.render(
                (x, y) -> scene.zAlong(x, y) * (1 + noise * random.nextGaussian()),
                CAMERA,
                160,
                120);
    }

    @Test
    void theGroundIsFoundWithItsDistance() {
        var ground = GroundPlane.find(room(20, 0.005), CAMERA).orElseThrow();

        double angle = Math.toDegrees(Math.acos(ground.ny()));
        assertThat(angle).isCloseTo(20, within(0.5));
        assertThat(ground.distance()).isCloseTo(1.5, within(0.02));
        assertThat(ground.share()).isBetween(0.3, 0.9);
    }

    /** What is levelled by the ground goes on from there by hand. */
    @Test
    void theAnglesOfTheGroundAreThoseOfTheCamera() {
        var ground = new Levelling.Ground().rotation(room(20, 0), CAMERA).orElseThrow();

        var angles = Levelling.Angles.of(ground);

        assertThat(angles.pitchDeg()).isCloseTo(20, within(0.2));
        assertThat(angles.rollDeg()).isCloseTo(0, within(0.2));
    }

    @Test
    void theAnglesOfARotationByAnglesAreThese() {
        for (double pitch : new double[] {-60, -3, 0, 25}) {
            for (double roll : new double[] {-40, 0, 90, 170}) {
                var angles = Levelling.Angles.of(Rotation.undoing(pitch, roll));

                assertThat(angles.pitchDeg()).isCloseTo(pitch, within(1e-9));
                assertThat(angles.rollDeg()).isCloseTo(roll, within(1e-9));
            }
        }
    }

    @Test
    void afterLevellingTheGroundHasOneHeight() {
        var surface = room(25, 0);
        var rotation = new Levelling.Ground().rotation(surface, CAMERA).orElseThrow();
        double p = Math.toRadians(25);
        // A point on the floor: (0, 1.5 cos p, 1.5 sin p) and one further along the floor.
        float[] points = {
            0, (float) (1.5 * Math.cos(p)), (float) (1.5 * Math.sin(p)),
            1, (float) (1.5 * Math.cos(p) - Math.sin(p)), (float) (1.5 * Math.sin(p) + Math.cos(p)),
            0, 0, 0
        };
        var mesh = DepthMesh.adopt(points, new float[6], new int[] {0, 1, 2});
        var level = rotation.turned(mesh);

        assertThat(level.yAt(0)).isCloseTo(1.5f, within(2e-3f));
        assertThat(level.yAt(1)).isCloseTo(1.5f, within(2e-3f));
    }

    @Test
    void aWallAloneIsNoGround() {
        var wall = AnalyticScenes.render(AnalyticScenes.plane(0, 0, 1, 3), CAMERA, 160, 120);
        var nothing = new ZSurface(FloatGrid.filled(4, 4, Float.NaN), true);

        assertThat(GroundPlane.find(wall, CAMERA)).isEmpty();
        assertThat(GroundPlane.find(nothing, CAMERA)).isEmpty();
    }

    @Test
    void anglesUndoWhatTheCameraDid() {
        // Looking down by 30 degrees, straight down is (0, cos 30, sin 30).
        assertDown(30, 0, 0, Math.cos(Math.PI / 6), Math.sin(Math.PI / 6));
        // Turned clockwise by 90 degrees, the right hand side points down.
        assertDown(0, 90, 1, 0, 0);
        assertDown(30, 90, Math.cos(Math.PI / 6), 0, Math.sin(Math.PI / 6));
        assertThatThrownBy(() -> new Levelling.Angles(91, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDown(double pitch, double roll, double x, double y, double z) {
        var rotation = Rotation.undoing(pitch, roll);
        float[] points = {(float) x, (float) y, (float) z, 0, 0, 0, 0, 0, 1};
        var turned = rotation.turned(DepthMesh.adopt(points, new float[6], new int[] {0, 1, 2}));

        assertThat(turned.xAt(0)).isCloseTo(0, within(1e-6f));
        assertThat(turned.yAt(0)).isCloseTo(1, within(1e-6f));
        assertThat(turned.zAt(0)).isCloseTo(0, within(1e-6f));
    }

    @Test
    void aQuaternionTurnsAsItsRotationDoes() {
        var rotation = Rotation.undoing(30, 50);
        double[] q = rotation.quaternion();
        float[] v = {0.3f, -0.7f, 2};
        // v + 2 w (u × v) + 2 u × (u × v), u the vector part
        double[] once = cross(q, v[0], v[1], v[2]);
        double[] twice = cross(q, once[0], once[1], once[2]);
        var expected = new double[3];
        for (int i = 0; i < 3; i++) expected[i] = v[i] + 2 * q[3] * once[i] + 2 * twice[i];

        rotation.turn(v);

        for (int i = 0; i < 3; i++) assertThat((double) v[i]).isCloseTo(expected[i], within(1e-6));
    }

    private static double[] cross(double[] u, double x, double y, double z) {
        return new double[] {u[1] * z - u[2] * y, u[2] * x - u[0] * z, u[0] * y - u[1] * x};
    }

    /** What stands upright in the world, seen by a camera that looked down and was turned. */
    @Test
    void anUprightLineTellsBothAngles() {
        float[] upright = seen(0, 2, 0, 17, -9);

        var angles = new Levelling.Angles(0, 0).with(upright[0], upright[1], upright[2]);

        assertThat(angles.pitchDeg()).isCloseTo(17, within(1e-4));
        assertThat(angles.rollDeg()).isCloseTo(-9, within(1e-4));
    }

    @Test
    void aLevelLineAcrossTellsTheRollAndOneAheadThePitch() {
        float[] across = seen(-3, 0, 0.5, 17, -9);
        float[] ahead = seen(0.4, 0, -2, 17, -9);

        var rolled = new Levelling.Angles(17, 0).with(across[0], across[1], across[2]);
        var pitched = new Levelling.Angles(0, -9).with(ahead[0], ahead[1], ahead[2]);

        assertThat(rolled.rollDeg()).isCloseTo(-9, within(1e-4));
        assertThat(rolled.pitchDeg()).isCloseTo(17, within(1e-9));
        assertThat(pitched.pitchDeg()).isCloseTo(17, within(1e-4));
        assertThat(pitched.rollDeg()).isCloseTo(-9, within(1e-9));
    }

    /** A direction of the level world in the axes of a camera held so: the rotation transposed. */
    private static float[] seen(double x, double y, double z, double pitchDeg, double rollDeg) {
        var r = Rotation.undoing(pitchDeg, rollDeg);
        return new float[] {
            (float) (r.xx() * x + r.yx() * y + r.zx() * z),
            (float) (r.xy() * x + r.yy() * y + r.zy() * z),
            (float) (r.xz() * x + r.yz() * y + r.zz() * z)
        };
    }
}
