package fathom.export.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LetteringTest {
    private static final Lettering REGULAR =
            new Lettering(GlyphAtlas.face(GlyphAtlas.Weight.REGULAR), 20);
    private static final Lettering SEMIBOLD =
            new Lettering(GlyphAtlas.face(GlyphAtlas.Weight.SEMIBOLD), 20);

    /** Inter 4.0's horizontal metrics, in units of 2816 an em (fontTools). */
    @ParameterizedTest
    @CsvSource({"H, 2084, 2095", "i, 668, 734", "0, 1760, 1878"})
    void lettersAreAsWideAsTheFontSays(String letter, int regularUnits, int semiboldUnits) {
        assertThat(REGULAR.width(letter)).isCloseTo(20 * regularUnits / 2816.0, within(0.1));
        assertThat(SEMIBOLD.width(letter)).isCloseTo(20 * semiboldUnits / 2816.0, within(0.1));
    }

    @Test
    void pairsThatLeaveAHoleAreKerned() {
        assertThat(REGULAR.width("AV")).isLessThan(REGULAR.width("A") + REGULAR.width("V") - 0.5);
        assertThat(REGULAR.width("HH")).isCloseTo(2 * REGULAR.width("H"), within(1e-9));
    }

    @Test
    void inkIsWhatTheLettersCoverWhereverThePenStands() {
        double whole = ink(10);
        assertThat(whole).isPositive();
        assertThat(ink(10.25)).isCloseTo(whole, within(whole * 0.01));
        assertThat(ink(10.5)).isCloseTo(whole, within(whole * 0.01));
    }

    @Test
    void longTextKeepsItsBeginningAndItsEnd() {
        String name = "IMG_20260817_a_long_walk_by_the_sea_0042.jpg";
        String shortened = REGULAR.shortened(name, 200);
        assertThat(shortened).startsWith("IMG_").endsWith(".jpg").contains("…");
        assertThat(REGULAR.width(shortened)).isLessThanOrEqualTo(200);
        assertThat(REGULAR.shortened(name, 2000)).isEqualTo(name);
    }

    @Test
    void factsShareALineAsLongAsTheyFit() {
        var facts = List.of("384 × 288", "84 ms", "relative disparity");
        assertThat(REGULAR.lines(facts, 2000))
                .containsExactly("384 × 288 · 84 ms · relative disparity");
        double two = REGULAR.width("384 × 288 · 84 ms") + 1;
        assertThat(REGULAR.lines(facts, two))
                .containsExactly("384 × 288 · 84 ms", "relative disparity");
    }

    @Test
    void aLetterThatTheFontLacksIsAnEmptyBox() {
        assertThat(REGULAR.width("東")).isEqualTo(REGULAR.width("□")).isPositive();
        assertThat(REGULAR.width("u\u0308")).isEqualTo(REGULAR.width("ü"));
    }

    /** The sum of what is covered when black is drawn on white, in pixels. */
    private static double ink(double x) {
        var canvas = new Canvas(60, 40, 0xffffff);
        SEMIBOLD.paint(canvas, "Hg", x, 25, 0);
        var image = canvas.toImage();
        double ink = 0;
        for (int y = 0; y < 40; y++) {
            for (int column = 0; column < 60; column++) {
                double white = (image.rgbAt(column, y) & 0xff) / 255.0;
                ink += 1 - Math.pow(white, 1.5);
            }
        }
        return ink;
    }
}
