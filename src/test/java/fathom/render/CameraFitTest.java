package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraFitTest {
    private static final double TAN_HALF_FOV = Math.tan(Math.toRadians(60) / 2);

    /** Free space of 6 % of half the pane on the tighter axis, and the same on its two sides. */
    @Test
    void aFittedSceneTouchesTheMarginOnBothSidesOfOneAxisAndPassesItNowhere() {
        var geometry = Walls.shape(Shape.Style.SURFACE);
        for (double yawDeg : new double[] {0, -16, 75, 180}) {
            for (double aspect : new double[] {0.5, 1, 3}) {
                var direction = new OrbitCamera(new Vector(0, 0, 1), yawDeg, 9, 1, 40);
                var fitted = CameraFit.of(geometry, TAN_HALF_FOV, direction, aspect);
                var extent = Extent.of(new Projection(fitted, 200 * aspect, 200), geometry);

                double across = 0.06 * 100 * aspect;
                double down = 0.06 * 100;
                assertThat(extent.left).isGreaterThan(across - 1e-3);
                assertThat(extent.right).isGreaterThan(across - 1e-3);
                assertThat(extent.top).isGreaterThan(down - 1e-3);
                assertThat(extent.bottom).isGreaterThan(down - 1e-3);
                boolean touchesAcross = Math.max(extent.left, extent.right) < across + 1e-3;
                boolean touchesDown = Math.max(extent.top, extent.bottom) < down + 1e-3;
                assertThat(touchesAcross || touchesDown).isTrue();
            }
        }
    }

    @Test
    void fittingKeepsTheDirection() {
        var geometry = Walls.shape(Shape.Style.SURFACE);

        var fitted =
                CameraFit.of(
                        geometry,
                        TAN_HALF_FOV,
                        new OrbitCamera(new Vector(9, 9, 9), 33, -12, 5, 50),
                        1.5);

        assertThat(fitted.yawDeg()).isEqualTo(33);
        assertThat(fitted.elevationDeg()).isEqualTo(-12);
        assertThat(fitted.fovYDeg()).isCloseTo(50, within(1e-12));
    }

    /** Pixels between the scene and the pane's edges. */
    private static final class Extent {
        private double left = Double.POSITIVE_INFINITY;
        private double right = Double.POSITIVE_INFINITY;
        private double top = Double.POSITIVE_INFINITY;
        private double bottom = Double.POSITIVE_INFINITY;

        static Extent of(Projection view, Shape geometry) {
            var extent = new Extent();
            float[] xyz = geometry.xyz();
            for (int i = 0; i < xyz.length; i += 3) {
                var seen =
                        view.toCamera(
                                new Vector(
                                        xyz[i] * TAN_HALF_FOV,
                                        xyz[i + 1] * TAN_HALF_FOV,
                                        xyz[i + 2]));
                assertThat(seen.z()).isPositive();
                extent.left = Math.min(extent.left, view.xPx(seen));
                extent.right = Math.min(extent.right, view.width() - view.xPx(seen));
                extent.top = Math.min(extent.top, view.yPx(seen));
                extent.bottom = Math.min(extent.bottom, view.height() - view.yPx(seen));
            }
            return extent;
        }
    }
}
