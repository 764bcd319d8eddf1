package fathom.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.preprocess.SizeRule.Rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeRuleTest {
    /**
     * Sizes (width x height) that the reference processors gave; 640x424 is from the Depth Anything
     * V1 model card.
     */
    @ParameterizedTest
    @CsvSource({
        "NEAREST_SCALE, 518, 518, 14, 640, 424, 518, 350",
        "NEAREST_SCALE, 518, 518, 14, 600, 400, 518, 350",
        "NEAREST_SCALE, 518, 518, 14, 600, 83, 518, 70",
        "NEAREST_SCALE, 518, 518, 14, 303, 512, 308, 518",
        "NEAREST_SCALE, 518, 518, 14, 53, 37, 518, 364",
        "LOWER_BOUND, 518, 518, 14, 600, 400, 784, 518",
        "LOWER_BOUND, 518, 518, 14, 600, 83, 3738, 518",
        "EXACT, 384, 384, 1, 600, 83, 384, 384",
        "FLOOR_MULTIPLE, 1280, 1280, 32, 600, 400, 576, 384",
        "FLOOR_MULTIPLE, 1280, 1280, 32, 451, 300, 448, 288",
        "FLOOR_MULTIPLE, 1280, 1280, 32, 53, 37, 32, 32",
        "LONGER_SIDE, 504, 504, 14, 4000, 3000, 504, 378",
        "LONGER_SIDE, 504, 504, 14, 504, 331, 504, 336",
        "LONGER_SIDE, 504, 504, 14, 640, 427, 504, 336",
        "LONGER_SIDE, 504, 504, 14, 100, 63, 504, 322",
        "LONGER_SIDE, 504, 504, 14, 741, 500, 504, 336",
        "LONGER_SIDE, 504, 504, 14, 500, 500, 504, 504",
        "LONGER_SIDE, 504, 504, 14, 1920, 1080, 504, 280",
        "LONGER_SIDE, 504, 504, 14, 37, 53, 350, 504",
        "LONGER_SIDE, 504, 504, 14, 700, 490, 504, 350",
        "LONGER_SIDE, 504, 504, 14, 504, 343, 504, 350",
        "AREA, 384, 288, 32, 4000, 3000, 384, 288",
        "AREA, 384, 288, 32, 512, 512, 320, 320",
        "AREA, 384, 288, 32, 6000, 300, 1472, 64",
    })
    void theSizeIsTheReferences(
            Rule rule, int width, int height, int multipleOf, int w, int h, int wantW, int wantH) {
        assertThat(new SizeRule(rule, width, height, multipleOf).sizeFor(w, h))
                .isEqualTo(new InputSize(wantW, wantH));
    }

    @Test
    void noPhotographIsTooSmallForOneMultipleASide() {
        assertThat(new SizeRule(Rule.NEAREST_SCALE, 518, 518, 14).sizeFor(5000, 3))
                .isEqualTo(new InputSize(518, 14));
    }

    @Test
    void aSideReplacesTheTargetsLongerSideAndKeepsItsShape() {
        assertThat(new SizeRule(Rule.AREA, 384, 288, 32).withSide(512))
                .isEqualTo(new SizeRule(Rule.AREA, 512, 384, 32));
        assertThat(new SizeRule(Rule.NEAREST_SCALE, 518, 518, 14).withSide(700))
                .isEqualTo(new SizeRule(Rule.NEAREST_SCALE, 700, 700, 14));
        assertThat(new SizeRule(Rule.NEAREST_SCALE, 512, 384, 32).withSide(640))
                .isEqualTo(new SizeRule(Rule.NEAREST_SCALE, 640, 480, 32));
    }

    @Test
    void aRuleThatScalesNothingScalesWhatIsTooLarge() {
        var capped = new SizeRule(Rule.FLOOR_MULTIPLE, 1280, 1280, 32).withSide(640);

        assertThat(capped.sizeFor(6000, 4000)).isEqualTo(new InputSize(640, 416));
    }
}
