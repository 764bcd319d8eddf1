package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OrbitCameraTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void aCameraWithoutAnglesLooksAsThePhotographsDoes() {
        var camera = camera(0, 0);

        assertClose(camera.right(), 1, 0, 0);
        assertClose(camera.down(), 0, 1, 0);
        assertClose(camera.forward(), 0, 0, 1);
        assertClose(camera.eye(), 1, 2, -1);
    }

    @Test
    void aQuarterTurnLooksAlongX() {
        var camera = camera(90, 0);

        assertClose(camera.forward(), 1, 0, 0);
        assertClose(camera.right(), 0, 0, -1);
        assertClose(camera.down(), 0, 1, 0);
        assertClose(camera.eye(), -3, 2, 3);
    }

    @Test
    void elevationLiftsTheEyeAbovePivot() {
        var camera = camera(0, 30);

        assertClose(camera.eye(), 1, 2 - 4 * 0.5, 3 - 4 * Math.sqrt(0.75));
    }

    @Test
    void theAxesStayAtRightAnglesAndOneLong() {
        var camera = camera(123, -41);

        assertThat(camera.right().dot(camera.down())).isCloseTo(0, within(TOLERANCE));
        assertThat(camera.right().dot(camera.forward())).isCloseTo(0, within(TOLERANCE));
        assertThat(camera.down().dot(camera.forward())).isCloseTo(0, within(TOLERANCE));
        assertThat(camera.down().dot(camera.down())).isCloseTo(1, within(TOLERANCE));
        assertThat(camera.right().cross(camera.down()).dot(camera.forward()))
                .isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void orbitingKeepsTheDistanceAndStopsBeforeThePole() {
        var camera = camera(10, 20).orbitedBy(30, 500);

        assertThat(camera.elevationDeg()).isEqualTo(89);
        var toEye = camera.eye().plus(camera.pivot().times(-1));
        assertThat(Math.sqrt(toEye.dot(toEye))).isCloseTo(4, within(TOLERANCE));
    }

    /** A point at (x, y, z) lies on the pixel (fx x / z + cx, fy y / z + cy). */
    @Test
    void fromThePhotographEveryPointLiesOnItsPixel() {
        double tanHalfFov = Math.tan(Math.toRadians(60) / 2);
        var camera = OrbitCamera.ofPhoto(Lens.centred(tanHalfFov), 640 / 480.0, 640 / 480.0, 3);
        var view = new Projection(camera, 640, 480);
        double focalPx = 320 / tanHalfFov;

        var seen = view.toCamera(new Vector(0.7, -0.4, 2.5));

        assertThat(view.xPx(seen)).isCloseTo(320 + focalPx * 0.7 / 2.5, within(1e-6));
        assertThat(view.yPx(seen)).isCloseTo(240 - focalPx * 0.4 / 2.5, within(1e-6));
    }

    @Test
    void aWidePhotographFillsTheWidthOfASquarePane() {
        double tanHalfFov = 0.5;
        var camera = OrbitCamera.ofPhoto(Lens.centred(tanHalfFov), 2, 1, 3);
        var view = new Projection(camera, 400, 400);

        var corner = view.toCamera(new Vector(2 * 0.5, 2 * 0.25, 2));

        assertThat(view.xPx(corner)).isCloseTo(400, within(1e-6));
        assertThat(view.yPx(corner)).isCloseTo(300, within(1e-6));
    }

    private static OrbitCamera camera(double yawDeg, double elevationDeg) {
        return new OrbitCamera(new Vector(1, 2, 3), yawDeg, elevationDeg, 4, 45);
    }

    private static void assertClose(Vector vector, double x, double y, double z) {
        assertThat(vector.x()).isCloseTo(x, within(TOLERANCE));
        assertThat(vector.y()).isCloseTo(y, within(TOLERANCE));
        assertThat(vector.z()).isCloseTo(z, within(TOLERANCE));
    }
}
