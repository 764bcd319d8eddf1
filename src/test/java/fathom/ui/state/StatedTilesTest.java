package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthRange;

import org.junit.jupiter.api.Test;

import java.util.Objects;

/** What networks state beside depth, each in a view of its own. */
class StatedTilesTest extends GraphTiles {

    /** The graph's sky is green: none in the upper half, certain in the lower one. */
    @Test
    void skyIsAViewOfItsOwnThatNamesItsThreshold() throws Exception {
        open(DEPTH_ANYTHING_3, "a.png");

        var image = values(TileLook.SKY);

        assertThat(image.grid().width()).isEqualTo(WIDTH);
        assertThat(image.grid().at(10, 4)).isCloseTo(0, within(1e-5f));
        assertThat(image.grid().at(10, 44)).isCloseTo(1, within(1e-5f));
        assertThat(image.scale().range()).isEqualTo(new DepthRange(0, 1));
        assertThat(image.scale().firstColourLabel()).isEqualTo("no sky");
        assertThat(image.scale().lastColourLabel()).isEqualTo("sky");
        assertThat(image.caption()).contains("from 0.3 on");
    }

    /** The graph's mask is blue: not there in the lower right quarter. */
    @Test
    void aMaskIsAViewOfItsOwnAndNoConfidence() throws Exception {
        open(MOGE, "a.png");
        var tile = workbench.tiles().get(1);
        assertThat(workbench.comparison().looksFor(tile))
                .contains(TileLook.MASK, TileLook.STATED_NORMALS)
                .doesNotContain(TileLook.CONFIDENCE, TileLook.SKY);

        var image = values(TileLook.MASK);

        assertThat(image.grid().at(60, 40)).isZero();
        assertThat(image.grid().at(10, 40)).isEqualTo(1);
        assertThat(image.scale().lastColourLabel()).isEqualTo("depth");
        assertThat(image.caption()).contains("above 0.5");
    }

    /** The graph states its points as normals: (x, y, z) looks away, so that it is turned. */
    @Test
    void statedNormalsAreUnitVectorsTurnedTowardsTheCamera() throws Exception {
        open(MOGE, "a.png");
        workbench.comparison().look(workbench.tiles().get(1), TileLook.STATED_NORMALS);
        deliverUntil(() -> image() instanceof TileImage.OfNormals);

        var normals = ((TileImage.OfNormals) image()).normals();
        double z = 1 + (40 + 12) / 255.0;
        double x = (12.5 - 32) / 50 * z;
        double y = (6.5 - 24) / 50 * z;
        double length = Math.sqrt(x * x + y * y + (z - 0.75) * (z - 0.75));
        int at = 6 * WIDTH + 12;
        assertThat(normals.xAt(at)).isCloseTo((float) (-x / length), within(1e-3f));
        assertThat(normals.yAt(at)).isCloseTo((float) (-y / length), within(1e-3f));
        assertThat(normals.zAt(at)).isCloseTo((float) (-(z - 0.75) / length), within(1e-3f));
    }

    @Test
    void aModelThatStatesNothingSaysSo() throws Exception {
        open(METRIC3D, "a.png");
        var tile = workbench.tiles().get(1);
        assertThat(workbench.comparison().looksFor(tile))
                .doesNotContain(TileLook.SKY, TileLook.MASK);

        for (var look : new TileLook[] {TileLook.SKY, TileLook.MASK}) {
            workbench.comparison().look(tile, look);
            assertThat(image())
                    .isInstanceOfSatisfying(
                            TileImage.Missing.class,
                            missing -> assertThat(missing.reason()).startsWith("This model"));
        }
    }

    private TileImage.OfValues values(TileLook look) throws InterruptedException {
        workbench.comparison().look(workbench.tiles().get(1), look);
        deliverUntil(
                () ->
                        image() instanceof TileImage.OfValues shown
                                && !shown.scale().firstColourLabel().equals("far"));
        return (TileImage.OfValues) image();
    }

    private TileImage image() {
        var key = workbench.tiles().get(1).key();
        return Objects.requireNonNull(workbench.images().images().get().get(key));
    }
}
