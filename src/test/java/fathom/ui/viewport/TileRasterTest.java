package fathom.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.image.Photo;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class TileRasterTest {
    private static final int HOLE = 0xff112233;

    /** The value itself as colour, so that a pixel tells which cell it came from. */
    private static int valueAsColor(float value) {
        return Float.isNaN(value) ? HOLE : 0xff000000 | Math.round(value);
    }

    @Test
    void atFullSizeEveryPixelIsItsCell() {
        var grid = PyramidsTest.ramp(40, 30);
        int[] argb = draw(grid, new ViewTransform(1, 0, 0), 40, 30);

        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i]).isEqualTo(valueAsColor(grid.at(i)));
        }
    }

    @Test
    void atDoubleSizeEveryCellIsABlockOfFour() {
        var grid = PyramidsTest.ramp(40, 30);
        int[] argb = draw(grid, new ViewTransform(2, 0, 0), 80, 60);

        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                assertThat(argb[y * 80 + x]).isEqualTo(valueAsColor(grid.at(x / 2, y / 2)));
            }
        }
    }

    @Test
    void aPannedViewBeginsAtTheCellUnderItsCorner() {
        var grid = PyramidsTest.ramp(40, 30);
        int[] argb = draw(grid, new ViewTransform(4, -4 * 10.25, -4 * 7), 8, 8);

        assertThat(argb[0]).isEqualTo(valueAsColor(grid.at(10, 7)));
        assertThat(argb[2]).isEqualTo(valueAsColor(grid.at(10, 7)));
        assertThat(argb[3]).isEqualTo(valueAsColor(grid.at(11, 7)));
        assertThat(argb[8 * 7]).isEqualTo(valueAsColor(grid.at(10, 8)));
    }

    @Test
    void besideTheImageTheTileIsTransparent() {
        int[] argb = draw(FloatGrid.filled(2, 1, 5), new ViewTransform(2, 3, 1), 10, 4);

        int five = valueAsColor(5);
        assertThat(Arrays.copyOfRange(argb, 0, 10)).containsOnly(0);
        assertThat(Arrays.copyOfRange(argb, 10, 20))
                .containsExactly(0, 0, 0, five, five, five, five, 0, 0, 0);
        assertThat(Arrays.copyOfRange(argb, 20, 30))
                .containsExactly(0, 0, 0, five, five, five, five, 0, 0, 0);
        assertThat(Arrays.copyOfRange(argb, 30, 40)).containsOnly(0);
    }

    @Test
    void anImageOutsideTheTileLeavesItEmpty() {
        for (double offset : new double[] {-1000, 1000}) {
            int[] argb = draw(FloatGrid.filled(20, 20, 5), new ViewTransform(1, offset, 0), 30, 30);
            assertThat(argb).containsOnly(0);
        }
    }

    @Test
    void holesHaveTheColourOfHolesAtEverySize() {
        var values = new float[64 * 64];
        Arrays.fill(values, Float.NaN);
        var grid = FloatGrid.adopt(64, 64, values);

        for (double scale : new double[] {0.1, 0.5, 0.9, 1, 3}) {
            int side = (int) Math.round(64 * scale);
            assertThat(draw(grid, new ViewTransform(scale, 0, 0), side, side)).containsOnly(HOLE);
        }
    }

    @Test
    void aShrunkHoleKeepsItsPlace() {
        var values = new float[64 * 64];
        for (int i = 0; i < values.length; i++) values[i] = i % 64 < 32 ? Float.NaN : 9;
        int[] argb = draw(FloatGrid.adopt(64, 64, values), new ViewTransform(0.25, 0, 0), 16, 16);

        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i]).isEqualTo(i % 16 < 8 ? HOLE : valueAsColor(9));
        }
    }

    @Test
    void aShrunkRampIsTheMeanOfWhatFallsOnThePixel() {
        // 8 cells fall on a pixel; the mean of the ramp over them is its value in their middle.
        var grid = PyramidsTest.ramp(256, 256);
        int[] argb = draw(grid, new ViewTransform(1 / 8.0, 0, 0), 32, 32);

        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                int mean = Math.round(x * 8 + 3.5f + 100 * (y * 8 + 3.5f));
                assertThat(argb[y * 32 + x] & 0xffffff).isEqualTo(mean);
            }
        }
    }

    @Test
    void betweenLevelsARampIsStillARamp() {
        var values = new float[512 * 64];
        for (int i = 0; i < values.length; i++) values[i] = 1000f * (i % 512);
        double scale = 0.37;
        int[] argb =
                draw(FloatGrid.adopt(512, 64, values), new ViewTransform(scale, 0, 0), 189, 20);

        for (int x = 3; x < 186; x++) {
            double cell = (x + 0.5) / scale - 0.5; // counted from the centre of cell 0
            assertThat((double) (argb[x] & 0xffffff)).isCloseTo(1000 * cell, within(10.0));
        }
    }

    @Test
    void aPhotographAtFullSizeIsItself() {
        Photo photo = noise(50, 20);
        var argb = new int[50 * 20];
        new TileRaster(50, 20, argb).draw(PhotoPyramid.of(photo), new ViewTransform(1, 0, 0));

        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i]).isEqualTo(0xff000000 | photo.rgbAt(i % 50, i / 50));
        }
    }

    @Test
    void aPhotographShowsItsPixelsAsSquaresFromThreeTimesItsSize() {
        Photo photo = noise(10, 10);
        var argb = new int[40 * 40];
        new TileRaster(40, 40, argb).draw(PhotoPyramid.of(photo), new ViewTransform(4, 0, 0));

        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(argb[y * 40 + x]).isEqualTo(0xff000000 | photo.rgbAt(x / 4, y / 4));
            }
        }
    }

    @Test
    void aPhotographAtDoubleSizeIsMixedFromItsNeighbours() {
        // Two pixels, black and (200, 100, 40): centres at 1 and 3, so the weights are 1/4 and 3/4.
        var rgb = new byte[] {0, 0, 0, (byte) 200, 100, 40};
        var argb = new int[4 * 2];
        new TileRaster(4, 2, argb)
                .draw(
                        PhotoPyramid.withoutHalvings(PyramidsTest.photo(2, 1, rgb)),
                        new ViewTransform(2, 0, 0));

        assertThat(argb)
                .containsExactly(
                        0xff000000,
                        0xff32190a,
                        0xff964b1e,
                        0xffc86428,
                        0xff000000,
                        0xff32190a,
                        0xff964b1e,
                        0xffc86428);
    }

    @Test
    void aShrunkPhotographIsDrawnFromItsHalvings() {
        var rgb = new byte[3 * 64 * 64];
        for (int pixel = 0; pixel < 64 * 64; pixel++) {
            boolean white = (pixel + pixel / 64) % 2 == 0;
            for (int c = 0; c < 3; c++) rgb[3 * pixel + c] = (byte) (white ? 255 : 0);
        }
        var argb = new int[20 * 20];
        new TileRaster(20, 20, argb)
                .draw(
                        PhotoPyramid.of(PyramidsTest.photo(64, 64, rgb)),
                        new ViewTransform(20 / 64.0, 0, 0));

        assertThat(argb).containsOnly(0xffbcbcbc); // half of white's light
    }

    @Test
    void drawingReplacesEveryPixelOfTheTile() {
        var argb = new int[300 * 200];
        Arrays.fill(argb, 0xdeadbeef);
        new TileRaster(300, 200, argb)
                .draw(
                        DepthPyramid.of(FloatGrid.filled(50, 50, 1)),
                        new ViewTransform(3.7, 20, -11),
                        TileRasterTest::valueAsColor);

        assertThat(argb).containsOnly(0, valueAsColor(1));
    }

    private static int[] draw(FloatGrid grid, ViewTransform view, int width, int height) {
        var argb = new int[width * height];
        new TileRaster(width, height, argb)
                .draw(DepthPyramid.of(grid), view, TileRasterTest::valueAsColor);
        return argb;
    }

    private static Photo noise(int width, int height) {
        var rgb = new byte[3 * width * height];
        new Random(7).nextBytes(rgb);
        return PyramidsTest.photo(width, height, rgb);
    }
}
