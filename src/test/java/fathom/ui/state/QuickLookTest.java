package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.machine.MeasuredSpeeds;
import fathom.preprocess.SizeRule;
import fathom.ui.TestCards;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalInt;

class QuickLookTest {
    /**
     * At 1024, 600 x 900 is enlarged to 683 x 1024. Half the side would be 512 x 768, with 0.56 of
     * those pixels, as the nearer scale is then the width's; 384 is 384 x 576, with 0.32. 4000 x
     * 3000 is reduced to 1365 x 1024 and 683 x 512, with 0.25.
     */
    @ParameterizedTest
    @CsvSource({"600, 900, 384", "900, 600, 384", "4000, 3000, 512", "1024, 1024, 512"})
    void aSlowModelIsSeenAtASideThatSavesHalfOfThePixelsAtLeast(int width, int height, int side) {
        var card = TestCards.sized("slow", SizeRule.Rule.NEAREST_SCALE, 518);
        var cost = Optional.of(new MeasuredSpeeds.Cost(8000, true));

        assertThat(QuickLook.side(card, OptionalInt.of(1024), cost, width, height)).hasValue(side);
    }
}
