package fathom.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.raster.Resampling;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class TensorMemoryTest {
    private static final InputRecipe RECIPE =
            new InputRecipe(
                    new SizeRule(SizeRule.Rule.EXACT, 2, 2, 1),
                    Resampling.NEAREST,
                    1,
                    new Channels(0, 0, 0),
                    new Channels(1, 1, 1),
                    Padding.NONE);

    @Test
    void memoryIsUsedAgainAndHoldsOnlyTheNewPhotograph() {
        var memory = new TensorMemory();
        var first = PhotoToTensor.prepare(grey(200), RECIPE, memory).tensor();
        memory.giveBack(first);

        var second = PhotoToTensor.prepare(grey(30), RECIPE, memory).tensor();

        assertThat(second.values()).isSameAs(first.values());
        for (int i = 0; i < 12; i++) assertThat(second.values().get(i)).isEqualTo(30);
    }

    @Test
    void memoryInUseIsNotHandedOutAgain() {
        var memory = new TensorMemory();
        var first = PhotoToTensor.prepare(grey(200), RECIPE, memory).tensor();
        var second = PhotoToTensor.prepare(grey(30), RECIPE, memory).tensor();

        assertThat(first.values().get(0)).isEqualTo(200);
        assertThat(second.values().get(0)).isEqualTo(30);
    }

    private static Photo grey(int level) {
        var rgb = new byte[12];
        Arrays.fill(rgb, (byte) level);
        return Photo.adopt("grey.png", 2, 2, rgb, null, PhotoFacts.NONE);
    }
}
