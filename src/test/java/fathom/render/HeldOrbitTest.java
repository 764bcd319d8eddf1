package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeldOrbitTest {
    private static final Lens LENS = Lens.centred(Math.tan(Math.toRadians(60) / 2));
    private static final Shape WALLS = Walls.shape(Shape.Style.SURFACE);
    private static final Pane PANE = new Pane(600, 400, 30, 30);

    private static OrbitCamera first() {
        return FirstView.of(WALLS, LENS, 1.5, PANE);
    }

    @Test
    void anOrbitOfNothingChangesNothing() {
        var start = first();

        var same = new HeldOrbit(WALLS, LENS, start, PANE).at(0, 0);

        assertThat(same.eye().minus(start.eye()).length()).isCloseTo(0, within(1e-9));
        assertThat(same.forward().minus(start.forward()).length()).isCloseTo(0, within(1e-9));
    }

    @Test
    void fromEverySideTheSceneStaysInSight() {
        var orbit = new HeldOrbit(WALLS, LENS, first(), PANE);
        for (int yaw = -360; yaw <= 360; yaw += 10) {
            for (int elevation : new int[] {-60, -20, 0, 20, 60}) {
                var view = new Projection(orbit.at(yaw, elevation), 600, 400);
                var extent = Extent.of(view, WALLS, LENS);

                assertThat(Math.min(extent.left, extent.right)).isGreaterThan(0);
                assertThat(Math.min(extent.top, extent.bottom)).isGreaterThan(0);
            }
        }
    }

    /** From behind, about the middle: as large as the pane allows, not far away. */
    @Test
    void fromBehindTheSceneFillsThePane() {
        var behind = new HeldOrbit(WALLS, LENS, first(), PANE).at(180, 0);

        var extent = Extent.of(new Projection(behind, 600, 400), WALLS, LENS);

        double spare = Math.min(extent.left, extent.right);
        assertThat(Math.min(spare, Math.min(extent.top, extent.bottom))).isLessThan(60);
    }

    @Test
    void noDegreeOfTheWayJumps() {
        var orbit = new HeldOrbit(WALLS, LENS, first(), PANE);
        var before = orbit.at(0, 0);
        for (int yaw = 1; yaw <= 360; yaw++) {
            var now = orbit.at(yaw, 0);
            // A degree about a pivot ten units away is a way of 0.17.
            assertThat(now.eye().minus(before.eye()).length()).isLessThan(0.5);
            before = now;
        }
    }

    /** Close to the scene, with most of it out of sight: that is how it was chosen. */
    @Test
    void whatWasOutOfSightAtTheStartMayStayThereForSmallTurns() {
        var close = first().dolliedBy(0.5);

        var turned = new HeldOrbit(WALLS, LENS, close, PANE).at(1, 0);

        assertThat(turned.distance()).isCloseTo(close.distance(), within(0.2));
    }
}
