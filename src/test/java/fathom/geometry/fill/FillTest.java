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
        // The box is 70 cells wide and high; 32 from each side are filled, all but its middle.
        assertThat(behind).isBetween(70 * 70 - 6 * 6, 70 * 70);
    }

    @Test
    void aSlopeOfSomeCellsBetweenTwoSurfacesIsNoSurface() {
        // A wall at 4 and a box at 2 whose left and right borders are blurred as networks do.
        var sharp = room().z();
        var z = sharp.toArray();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 3; x < WIDTH - 3; x++) {
                double inverse = 0;
                for (int dx = -3; dx <= 3; dx++) inverse += 1 / sharp.at(x + dx, y) / 7;
                z[y * WIDTH + x] = (float) (1 / inverse);
            }
        }
        var blurred = new ZSurface(FloatGrid.adopt(WIDTH, HEIGHT, z), true);
        var layer = BackLayer.behind(blurred, photo(room()), EdgeCut.DEFAULT, JobMonitor.NONE);

        int row = HEIGHT / 2;
        for (int x = 0; x < WIDTH; x++) {
            int cell = row * WIDTH + x;
            if (layer.rim().get(cell)) assertThat(z[cell]).isBetween(3.7f, 4f);
            float behind = layer.distances().z().at(cell);
            boolean slope = z[cell] > 2.1 && z[cell] < 3.7;
            if (slope) assertThat(behind).isBetween(3.5f, 4.1f);
            assertThat(layer.slopes().get(cell)).isEqualTo(slope);
            if (!Float.isNaN(behind) && !layer.rim().get(cell)) {
                assertThat(layer.colours()[cell] >> 16 & 0xff).isLessThan(8);
            }
        }
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
        var cut =
                FarCut.apply(
                        room(),
                        photo(room()),
                        FillRecipe.NONE.withDropBeyond(OptionalDouble.of(3.9)));

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
        var cut = FarCut.apply(surface, plain(), FillRecipe.NONE.withDropSky(true));

        assertThat(cut.z().at(80, 10)).isNaN();
        assertThat(cut.z().at(80, 80)).isCloseTo(100, within(1e-6f));
        assertThat(cut.z().at(10, 80)).isEqualTo(10);
    }

    private static Photo plain() {
        return Photo.adopt(
                "plain.png", WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT], null, PhotoFacts.NONE);
    }

    @Test
    void whereTheNetworkIsUnsureOfTheSkyItsColourDecides() {
        // A sky of 100 above and 40 below, and a tower of 40 in another colour before it.
        var z = new float[WIDTH * HEIGHT];
        var rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < z.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            boolean tower = x > 70 && x < 90 && y > 10;
            boolean cloud = x > 20 && x < 25 && y > 50 && y < 55;
            z[i] = y >= 80 ? 3 : tower || y >= 40 ? 40 : 100;
            rgb[3 * i + 2] = (byte) (tower ? 60 : cloud ? 250 : 200 + y / 4);
        }
        var surface = new ZSurface(FloatGrid.adopt(WIDTH, HEIGHT, z), true);
        var photo = Photo.adopt("sky.png", WIDTH, HEIGHT, rgb, null, PhotoFacts.NONE);
        var cut = FarCut.apply(surface, photo, FillRecipe.NONE.withDropSky(true));

        assertThat(cut.z().at(30, 70)).isNaN();
        assertThat(cut.z().at(22, 52)).isNaN();
        assertThat(cut.z().at(80, 20)).isEqualTo(40);
        assertThat(cut.z().at(80, 70)).isEqualTo(40);
        assertThat(cut.z().at(30, 90)).isEqualTo(3);
    }
}
