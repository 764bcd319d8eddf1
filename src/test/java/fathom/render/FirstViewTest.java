package fathom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstViewTest {
    private static final Lens LENS = Lens.centred(Math.tan(Math.toRadians(60) / 2));
    private static final double PHOTO_ASPECT = 1.5;

    @ParameterizedTest
    @ValueSource(ints = {240, 480, 900, 1600})
    void everythingLiesInWhatIsFreeAndReachesItsMarginOnOneAxis(int width) {
        var shape = Walls.shape(Shape.Style.SURFACE);
        var pane = new Pane(width, 480, 50, 30);

        var camera = FirstView.of(shape, LENS, PHOTO_ASPECT, pane);

        var extent = Extent.of(new Projection(camera, width, 480), shape, LENS);
        double margin = Math.min(width, 400) / 20.0;
        assertThat(extent.left).isGreaterThan(margin - 0.01);
        assertThat(extent.right).isGreaterThan(margin - 0.01);
        assertThat(extent.top).isGreaterThan(50 + margin - 0.01);
        assertThat(extent.bottom).isGreaterThan(30 + margin - 0.01);
        double spareAcross = Math.max(extent.left, extent.right) - margin;
        double spareDown = Math.max(extent.top - 50, extent.bottom - 30) - margin;
        assertThat(Math.min(spareAcross, spareDown)).isLessThan(0.02 * width);
    }

    /** Upright, the photograph's view is 90 degrees high: nothing is in the middle by itself. */
    @Test
    void anUprightSceneLiesInTheMiddle() {
        var shape = Walls.shape(Shape.Style.SURFACE);
        var tall = Lens.centred(1.5 * LENS.tanHalfFov());

        var camera = FirstView.of(shape, tall, PHOTO_ASPECT, new Pane(1000, 800, 40, 40));

        var extent = Extent.of(new Projection(camera, 1000, 800), shape, tall);
        assertThat(extent.top).isCloseTo(extent.bottom, within(8.0));
        assertThat(extent.left).isCloseTo(extent.right, within(16.0));
    }

    /** The eye is to the right of and above the photograph's: a little, or the face turns away. */
    @Test
    void theEyeStandsALittleBesideAndAboveThePhotographsPlace() {
        var shape = Walls.shape(Shape.Style.SURFACE);
        double pivot = shape.pivot().z();

        var eye = FirstView.of(shape, LENS, PHOTO_ASPECT, Pane.free(600, 400)).eye();

        assertThat(Math.abs(eye.x()) / pivot).isBetween(0.1, 0.3);
        assertThat(eye.y() / pivot).isBetween(-0.15, -0.05);
        assertThat(eye.z() / pivot).isCloseTo(-0.08, within(0.03));
    }

    @Test
    void aSceneOfNothingIsSeenFromThePhotographsPlace() {
        var nothing = Walls.nothing();

        var camera = FirstView.of(nothing, LENS, PHOTO_ASPECT, Pane.free(600, 400));

        assertThat(camera.eye().length()).isCloseTo(0, within(1e-12));
    }
}
