package fathom.geometry.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.AnalyticScenes;
import fathom.geometry.EdgeCut;
import fathom.geometry.Intrinsics;
import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.OptionalDouble;

class FillTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    private static ZSurface room() {
        return AnalyticScenes.render(
                AnalyticScenes.room(),
                Intrinsics.fromHorizontalFov(60, WIDTH, HEIGHT),
                WIDTH,
                HEIGHT);
    }

    /** Red where the box is, green elsewhere. */
    private static Photo photo(ZSurface room) {
        var rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) rgb[3 * i + (isBox(room, i) ? 0 : 1)] = (byte) 200;
        return Photo.adopt("room.png", WIDTH, HEIGHT, rgb, null, PhotoFacts.NONE);
    }

    private static boolean isBox(ZSurface room, int cell) {
        return room.z().at(cell) == 2;
    }

    @Test
    void theWallGoesOnBehindTheBoxInTheWallsColour() {
        var room = room();
        var layer = BackLayer.behind(room, photo(room), EdgeCut.DEFAULT, JobMonitor.NONE);

        int behind = 0;
        for (int i = 0; i < room.z().size(); i++) {
            float z = layer.distances().z().at(i);
            if (Float.isNaN(z)) continue;
            if (layer.rim().get(i)) {
                assertThat(z).isEqualTo(room.z().at(i));
                continue;
            }
            behind++;
            assertThat(isBox(room, i)).isTrue();
            assertThat(z).isBetween(3f, 4.001f);
            assertThat(layer.colours()[i] >> 16 & 0xff).isLessThan(8);
            assertThat(layer.colours()[i] >> 8 & 0xff).isGreaterThan(190);
        }
        // The box is 69 cells wide and high; 8 from each side are filled.
        assertThat(behind).isBetween(4 * 8 * 50, 4 * 8 * 69);
    }

    @Test
    void aSurfaceWithoutEdgesHasNoBackLayer() {
        var wall = new ZSurface(FloatGrid.filled(WIDTH, HEIGHT, 3), true);
        var layer = BackLayer.behind(wall, photo(wall), EdgeCut.DEFAULT, JobMonitor.NONE);

        assertThat(layer.rim().isEmpty()).isTrue();
        assertThat(layer.distances().z().at(77)).isNaN();
    }

    @Test
    void theJoinedTextureKeepsThePhotographPixelForPixel() {
        var room = room();
        var photo = photo(room);
        var layer = BackLayer.behind(room, photo, EdgeCut.DEFAULT, JobMonitor.NONE);
        var texture = LayeredTexture.of(photo, WIDTH, layer.colours());

        assertThat(texture.picture().width()).isEqualTo(WIDTH);
        assertThat(texture.picture().height()).isEqualTo(2 * HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertThat(texture.picture().rgbAt(x, y)).isEqualTo(photo.rgbAt(x, y));
                assertThat(texture.picture().rgbAt(x, HEIGHT + y))
                        .isEqualTo(layer.colours()[y * WIDTH + x]);
            }
        }
    }

    @Test
    void whatIsFartherThanTheLimitIsLeftOut() {
        var cut = FarCut.apply(room(), FillRecipe.NONE.withDropBeyond(OptionalDouble.of(3.9)));

        for (int i = 0; i < cut.z().size(); i++) {
            float z = room().z().at(i);
            if (z > 3.9) assertThat(cut.z().at(i)).isNaN();
            else assertThat(cut.z().at(i)).isEqualTo(z);
        }
    }

    @Test
    void theSkyIsTheFarRegionAtTheUpperBorderOnly() {
        // Sky at 100, a house at 10, and a far window of 100 that the house encloses.
        var z = new float[WIDTH * HEIGHT];
        for (int i = 0; i < z.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            boolean window = x > 70 && x < 90 && y > 70 && y < 90;
            z[i] = y < 40 || window ? 100 : 10;
        }
        var surface = new ZSurface(FloatGrid.adopt(WIDTH, HEIGHT, z), true);
        var cut = FarCut.apply(surface, FillRecipe.NONE.withDropSky(true));

        assertThat(cut.z().at(80, 10)).isNaN();
        assertThat(cut.z().at(80, 80)).isCloseTo(100, within(1e-6f));
        assertThat(cut.z().at(10, 80)).isEqualTo(10);
    }
}
