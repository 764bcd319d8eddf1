package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.geometry.level.Levelling;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

class SceneFormViewModelTest {
    private static final Intrinsics CAMERA = Intrinsics.fromHorizontalFov(60, 80, 60);

    /** A floor one below a camera that looks down by 30 degrees: y cos p + z sin p = 1. */
    private static ZSurface floor() {
        double p = Math.toRadians(30);
        var z = new float[80 * 60];
        for (int i = 0; i < z.length; i++) {
            double down = (i / 80 + 0.5 - 30) / CAMERA.fyPx();
            double slope = down * Math.cos(p) + Math.sin(p);
            z[i] = slope > 0.05 ? (float) (1 / slope) : Float.NaN;
        }
        return new ZSurface(FloatGrid.adopt(80, 60, z), true);
    }

    @Test
    void anglesGoOnFromTheGroundThatWasFound() {
        var form = new SceneFormViewModel();
        form.level(new Levelling.Ground());
        form.groundProperty().set(new Levelling.Ground().rotation(floor(), CAMERA));

        assertThat(form.angles().pitchDeg()).isCloseTo(30, within(0.5));
        assertThat(form.angles().rollDeg()).isCloseTo(0, within(0.5));
    }

    @Test
    void withoutAGroundAnglesBeginAtNothing() {
        var form = new SceneFormViewModel();

        form.level(new Levelling.Ground());

        assertThat(form.angles()).isEqualTo(new Levelling.Angles(0, 0));
    }
}
