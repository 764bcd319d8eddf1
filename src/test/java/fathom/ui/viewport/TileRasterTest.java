package fathom.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.DepthColorizer;
import fathom.color.ValueLookup;
import fathom.depth.DepthKind;
import fathom.depth.DepthRange;
import fathom.image.Photo;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class TileRasterTest {
    private static final int HOLE = 0xff112233;

    private static final Colormap GRAY = Colormaps.byName("gray").orElseThrow();

    /** Value v has entry floor(v) of the table, so that a pixel tells which value it came from. */
    private static final ValueLookup COLORS =
            new ValueLookup(
                    ColorScale.of(GRAY, DepthKind.RELATIVE_DISPARITY, new DepthRange(0, 256)),
                    HOLE);

    private static int valueAsColor(float value) {
        return Float.isNaN(value) ? HOLE : GRAY.argbAt((int) value);
    }

    @Test
    void atFullSizeEveryPixelIsItsCell() {
        var grid = cells(40, 30);
        int[] argb = draw(grid, new ViewTransform(1, 0, 0), 40, 30);

        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i]).isEqualTo(valueAsColor(grid.at(i)));
        }
    }

    @Test
    void atDoubleSizeEveryCellIsABlockOfFour() {
        var grid = cells(40, 30);
        int[] argb = draw(grid, new ViewTransform(2, 0, 0), 80, 60);

        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                assertThat(argb[y * 80 + x]).isEqualTo(valueAsColor(grid.at(x / 2, y / 2)));
            }
        }
    }

    @Test
    void aPannedViewBeginsAtTheCellUnderItsCorner() {
        var grid = cells(40, 30);
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
        int[] argb = draw(ramp(256, 64), new ViewTransform(1 / 8.0, 0, 0), 32, 8);

        for (int i = 0; i < argb.length; i++) {
            assertThat(argb[i]).isEqualTo(valueAsColor(i % 32 * 8 + 3.5f));
        }
    }

    @Test
    void betweenLevelsARampIsStillARamp() {
        double scale = 0.37;
        int[] argb = draw(ramp(256, 64), new ViewTransform(scale, 0, 0), 94, 20);

        for (int x = 3; x < 91; x++) {
            double cell = (x + 0.5) / scale - 0.5; // counted from the centre of cell 0
            // A gray level is up to one below its entry, and an entry up to one below its value.
            assertThat((argb[x] & 0xff) + 1.0).isCloseTo(cell, within(1.05));
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
                        COLORS);

        assertThat(argb).containsOnly(0, valueAsColor(1));
    }

    @Test
    void atFullSizeATileEqualsTheColoursOfExportedFiles() {
        var grid = cells(40, 30);
        var scale =
                ColorScale.of(
                        Colormaps.defaultMap(), DepthKind.METRIC_DEPTH, new DepthRange(20, 180));
        var argb = new int[40 * 30];
        new TileRaster(40, 30, argb)
                .draw(
                        DepthPyramid.of(grid),
                        new ViewTransform(1, 0, 0),
                        new ValueLookup(scale, HOLE));

        assertThat(argb).isEqualTo(DepthColorizer.argb(grid, scale, HOLE));
    }

    /** Neighbours differ, all values are 0 to 250, and one cell is a hole. */
    private static FloatGrid cells(int width, int height) {
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = i * 37 % 251;
        values[5 * width + 7] = Float.NaN;
        return FloatGrid.adopt(width, height, values);
    }

    private static FloatGrid ramp(int width, int height) {
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = i % width;
        return FloatGrid.adopt(width, height, values);
    }

    private static int[] draw(FloatGrid grid, ViewTransform view, int width, int height) {
        var argb = new int[width * height];
        new TileRaster(width, height, argb).draw(DepthPyramid.of(grid), view, COLORS);
        return argb;
    }

    private static Photo noise(int width, int height) {
        var rgb = new byte[3 * width * height];
        new Random(7).nextBytes(rgb);
        return PyramidsTest.photo(width, height, rgb);
    }
}
