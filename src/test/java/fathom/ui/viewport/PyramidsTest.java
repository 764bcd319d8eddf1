package fathom.ui.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

class PyramidsTest {
    private static final float NAN = Float.NaN;

    @Test
    void levelsHalveUntilOneTexelIsLeft() {
        var pyramid = DepthPyramid.of(FloatGrid.filled(37, 53, 1));

        assertThat(pyramid.deepest()).isEqualTo(6); // 53 > 2^5
        assertThat(pyramid.level(1).width()).isEqualTo(19);
        assertThat(pyramid.level(1).height()).isEqualTo(27);
        assertThat(pyramid.level(6).width()).isEqualTo(1);
        assertThat(pyramid.level(6).height()).isEqualTo(1);
    }

    @Test
    void aSinglePixelNeedsNoHalving() {
        assertThat(DepthPyramid.of(FloatGrid.filled(1, 1, 3)).deepest()).isZero();
    }

    @Test
    void everyTexelOfARampIsTheMeanOfItsBlock() {
        int side = 64;
        var pyramid = DepthPyramid.of(ramp(side, side));

        for (int level = 1; level <= pyramid.deepest(); level++) {
            int block = 1 << level;
            // The mean of x + 100 y over a block is its value at the block's middle.
            for (int y = 0; y < side / block; y++) {
                for (int x = 0; x < side / block; x++) {
                    double middleX = x * block + (block - 1) / 2.0;
                    double middleY = y * block + (block - 1) / 2.0;
                    assertThat(pyramid.level(level).at(x, y))
                            .isCloseTo((float) (middleX + 100 * middleY), within(1e-2f));
                }
            }
        }
    }

    @Test
    void theLastTexelOfAnOddSideIsTheMeanOfWhatIsLeft() {
        var grid = FloatGrid.adopt(3, 3, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

        assertThat(DepthPyramid.of(grid).level(1).toArray())
                .containsExactly((1 + 2 + 4 + 5) / 4f, (3 + 6) / 2f, (7 + 8) / 2f, 9f);
    }

    @Test
    void holesDoNotCountAndOnlyAllHolesMakeAHole() {
        var grid = FloatGrid.adopt(4, 2, new float[] {NAN, 2, NAN, NAN, 4, 6, NAN, NAN});

        assertThat(DepthPyramid.of(grid).level(1).toArray()).containsExactly(4f, NAN);
        assertThat(DepthPyramid.of(grid).level(2).toArray()).containsExactly(4f);
    }

    @Test
    void aBlackAndWhitePatternKeepsItsLightNotItsCode() {
        // Half of the light of white is sRGB code 188: 255 * (1.055 * 0.5^(1/2.4) - 0.055).
        var rgb = new byte[3 * 4 * 4];
        for (int pixel = 0; pixel < 16; pixel++) {
            boolean white = (pixel + pixel / 4) % 2 == 0;
            for (int c = 0; c < 3; c++) rgb[3 * pixel + c] = (byte) (white ? 255 : 0);
        }
        var pyramid = PhotoPyramid.of(photo(4, 4, rgb));

        assertThat(pyramid.level(1)).containsOnly(0xffbcbcbc);
        assertThat(pyramid.level(2)).containsOnly(0xffbcbcbc);
    }

    @Test
    void anEvenColourStaysWhatItIsOnEveryLevel() {
        var rgb = new byte[3 * 21 * 10];
        for (int pixel = 0; pixel < 210; pixel++) {
            rgb[3 * pixel] = 1;
            rgb[3 * pixel + 1] = (byte) 200;
            rgb[3 * pixel + 2] = 37;
        }
        var pyramid = PhotoPyramid.of(photo(21, 10, rgb));

        assertThat(pyramid.deepest()).isEqualTo(5);
        for (int level = 1; level <= 5; level++) {
            assertThat(pyramid.level(level)).containsOnly(0xff01c825);
        }
    }

    @Test
    void theLevelLeavesBetweenEightTenthsAndOnePointSixTexelsAPixel() {
        for (double shrink = 1.0; shrink < 500; shrink *= 1.03) {
            double texels = shrink / (1 << Pyramids.levelFor(1 / shrink, 30));
            assertThat(texels).isBetween(0.8 - 1e-9, 1.6 + 1e-9);
        }
    }

    @Test
    void enlargedImagesAreDrawnFromTheImageItself() {
        assertThat(Pyramids.levelFor(1, 10)).isZero();
        assertThat(Pyramids.levelFor(64, 10)).isZero();
    }

    @Test
    void withoutHalvingsTheImageItselfIsDrawn() {
        assertThat(Pyramids.levelFor(0.01, 0)).isZero();
    }

    static FloatGrid ramp(int width, int height) {
        var values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = i % width + 100f * (i / width);
        return FloatGrid.adopt(width, height, values);
    }

    static Photo photo(int width, int height, byte[] rgb) {
        return Photo.adopt("test.png", width, height, rgb, null, PhotoFacts.NONE);
    }
}
