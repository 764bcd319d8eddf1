package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraFitTest {
    private static final Lens LENS = Lens.centred(Math.tan(Math.toRadians(60) / 2));

    /** A margin of a twentieth of the shorter side of what is free. */
    @Test
    void aFittedSceneTouchesTheMarginOnBothSidesOfOneAxisAndPassesItNowhere() {
        var geometry = Walls.shape(Shape.Style.SURFACE);
        for (double yawDeg : new double[] {0, -16, 75, 180}) {
            for (double aspect : new double[] {0.5, 1, 3}) {
                var direction = new OrbitCamera(new Vector(0, 0, 1), yawDeg, 9, 1, 40);
                var pane = new Pane(200 * aspect, 200, 40, 20);
                var fitted = CameraFit.of(geometry, LENS, direction, pane);
                var extent = Extent.of(new Projection(fitted, 200 * aspect, 200), geometry, LENS);

                double margin = Math.min(200 * aspect, 140) / 20;
                assertThat(extent.left).isGreaterThan(margin - 1e-3);
                assertThat(extent.right).isGreaterThan(margin - 1e-3);
                assertThat(extent.top).isGreaterThan(40 + margin - 1e-3);
                assertThat(extent.bottom).isGreaterThan(20 + margin - 1e-3);
                boolean touchesAcross = Math.max(extent.left, extent.right) < margin + 1e-3;
                boolean touchesDown =
                        extent.top < 40 + margin + 1e-3 && extent.bottom < 20 + margin + 1e-3;
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
                        LENS,
                        new OrbitCamera(new Vector(9, 9, 9), 33, -12, 5, 50),
                        Pane.free(300, 200));

        assertThat(fitted.yawDeg()).isEqualTo(33);
        assertThat(fitted.elevationDeg()).isEqualTo(-12);
        assertThat(fitted.fovYDeg()).isCloseTo(50, within(1e-12));
    }
}
