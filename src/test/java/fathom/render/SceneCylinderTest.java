package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SceneCylinderTest {
    private static final Lens LENS = Lens.centred(Math.tan(Math.toRadians(60) / 2));

    /**
     * From above the walls are a line from (-a, 2) to (0, 2) and one from (0, 5) to (b, 5). The
     * smallest circle is that around (-a, 2), (0, 5) and (b, 5), or the one with the longest side
     * as its diameter; here it is the latter.
     */
    @Test
    void theCircleIsTheSmallestThatHoldsAll() {
        var shape = Walls.shape(Shape.Style.SURFACE);
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shape.xyz().length; i += 3) {
            var placed = LENS.place(shape.xyz()[i], shape.xyz()[i + 1], shape.xyz()[i + 2]);
            minX = Math.min(minX, placed.x());
            maxX = Math.max(maxX, placed.x());
        }

        var cylinder = SceneCylinder.of(shape, LENS);

        double diameter = Math.hypot(maxX - minX, 3);
        assertThat(cylinder.radius()).isCloseTo(diameter / 2, within(2e-3 * diameter));
        assertThat(cylinder.middle().x()).isCloseTo((minX + maxX) / 2, within(4e-3 * diameter));
        assertThat(cylinder.middle().z()).isCloseTo(3.5, within(4e-3 * diameter));
    }

    @Test
    void allAroundTheSceneEverythingStaysInSight() {
        var shape = Walls.shape(Shape.Style.SURFACE);
        for (double aspect : new double[] {0.5, 1.8}) {
            var pane = Pane.free(200 * aspect, 200);
            var direction = new OrbitCamera(new Vector(0, 0, 1), 0, 12, 1, 40);
            var camera = SceneCylinder.of(shape, LENS).cameraAround(direction, pane);
            double least = Double.POSITIVE_INFINITY;
            for (int yaw = 0; yaw < 360; yaw += 15) {
                var view = new Projection(camera.orbitedBy(yaw, 0), 200 * aspect, 200);
                var extent = Extent.of(view, shape, LENS);
                least = Math.min(least, Math.min(extent.left, extent.right));
                least = Math.min(least, Math.min(extent.top, extent.bottom));
            }
            // Not farther away than needed, either.
            assertThat(least).isBetween(Math.min(200 * aspect, 200) / 20 - 1e-3, 40.0);
        }
    }

    @Test
    void nothingHasNoExtent() {
        var cylinder = SceneCylinder.of(Walls.nothing(), LENS);

        assertThat(cylinder.radius()).isZero();
    }
}
