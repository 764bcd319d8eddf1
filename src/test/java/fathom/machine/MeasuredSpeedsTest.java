package fathom.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.preprocess.InputSize;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MeasuredSpeedsTest {
    private static final InputSize SQUARE = new InputSize(518, 518);

    @TempDir private Path folder;

    @Test
    void theMiddleOfTheLastFiveRunsCounts() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        for (double ms : new double[] {9000, 700, 900, 800, 5000, 850}) {
            speeds.add("net", SQUARE, ms);
        }
        assertThat(speeds.lastOf("net").orElseThrow().medianMs()).isEqualTo(850);
        assertThat(speeds.lastOf("net").orElseThrow().ms()).hasSize(5);
    }

    @Test
    void ofTwoRunsTheQuickerCounts() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", SQUARE, 5000); // while the machine was busy
        speeds.add("net", SQUARE, 700);
        assertThat(speeds.lastOf("net").orElseThrow().medianMs()).isEqualTo(700);
    }

    @Test
    void twoProcessesAddToOneFile() {
        Path file = folder.resolve("new/speeds.json");
        var first = new MeasuredSpeeds(file);
        var second = new MeasuredSpeeds(file);
        first.add("one", SQUARE, 100);
        second.add("two", SQUARE, 200);
        second.add("one", new InputSize(256, 256), 30);
        first.save();
        second.save();
        var next = new MeasuredSpeeds(file);
        assertThat(next.of("one")).extracting(speed -> speed.width()).containsExactly(518, 256);
        assertThat(next.lastOf("two").orElseThrow().medianMs()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"models\": {\"a\": 3}}",
                "{\"models\": {\"a\": null}}",
                "{\"models\": {\"a\": [null, {\"width\": 1}]}}"
            })
    void aDamagedFileIsMadeAnew(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("speeds.json"), text);
        var speeds = new MeasuredSpeeds(file);
        assertThat(speeds.of("a")).isEmpty();
        speeds.add("a", SQUARE, 5);
        speeds.save();
        assertThat(new MeasuredSpeeds(file).of("a")).hasSize(1);
    }

    @Test
    void otherSizesCostInProportionToTheirPixels() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", SQUARE, 1000);
        speeds.add("net", new InputSize(252, 252), 200);
        var measured = speeds.of("net");
        assertThat(MeasuredSpeeds.cost(measured, SQUARE))
                .contains(new MeasuredSpeeds.Cost(1000, true));
        var large = MeasuredSpeeds.cost(measured, new InputSize(1036, 1036)).orElseThrow();
        assertThat(large.measured()).isFalse();
        assertThat(large.ms()).isCloseTo(4000, within(1e-9));
        var small = MeasuredSpeeds.cost(measured, new InputSize(126, 252)).orElseThrow();
        assertThat(small.ms()).isCloseTo(100, within(1e-9));
        assertThat(MeasuredSpeeds.cost(speeds.of("other"), SQUARE)).isEmpty();
    }

    @Test
    void aSizeBetweenTwoMeasuredOnesCostsWhatLiesOnTheirLine() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", new InputSize(300, 100), 500);
        speeds.add("net", new InputSize(100, 100), 100);
        // 20,000 pixels lie halfway between 10,000 and 30,000
        assertThat(MeasuredSpeeds.cost(speeds.of("net"), new InputSize(200, 100)))
                .contains(new MeasuredSpeeds.Cost(300, false));
    }

    @Test
    void estimatesRiseWithTheSizeThoughASmallOneWasMeasuredSlow() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", new InputSize(256, 256), 900); // while the machine was busy
        speeds.add("net", new InputSize(512, 512), 400);
        var measured = speeds.of("net");
        double before = 0;
        for (int side : new int[] {128, 200, 260, 384, 500, 520, 640, 768, 1024}) {
            var cost = MeasuredSpeeds.cost(measured, new InputSize(side, side)).orElseThrow();
            assertThat(cost.measured()).isFalse();
            assertThat(cost.ms()).as("at %d", side).isGreaterThanOrEqualTo(before);
            before = cost.ms();
        }
        assertThat(before).isCloseTo(1600, within(1e-9)); // four times the pixels of 512
    }

    @Test
    void oneVerySlowEstimateDoesNotMoveThoseOfLargerSizes() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", new InputSize(252, 252), 220);
        speeds.add("net", new InputSize(504, 504), 900);
        speeds.add("net", new InputSize(1008, 1008), 90_000); // the machine was suspended meanwhile
        var measured = speeds.of("net");
        // four times 504's side in pixels: sixteen times its time
        assertThat(costAt(measured, 2016)).isCloseTo(14_400, within(1e-9));
        assertThat(costAt(measured, 756)).isCloseTo(2025, within(1e-9));
    }

    @Test
    void aSlowSizeThatWasRunOftenIsBelieved() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", new InputSize(256, 256), 200);
        for (int run = 0; run < 3; run++) speeds.add("net", new InputSize(1024, 1024), 20_000);
        assertThat(costAt(speeds.of("net"), 2048)).isCloseTo(80_000, within(1e-9));
    }

    @Test
    void aSmallerSizeNeedsNoMoreThanALargerOneDid() {
        var speeds = new MeasuredSpeeds(folder.resolve("speeds.json"));
        speeds.add("net", new InputSize(100, 100), 100);
        speeds.add("net", new InputSize(200, 100), 260); // one run, disturbed a little
        speeds.add("net", new InputSize(240, 100), 240);
        assertThat(MeasuredSpeeds.cost(speeds.of("net"), new InputSize(220, 100)))
                .contains(new MeasuredSpeeds.Cost(240, false));
    }

    private static double costAt(List<MeasuredSpeeds.Speed> measured, int side) {
        var cost = MeasuredSpeeds.cost(measured, new InputSize(side, side)).orElseThrow();
        assertThat(cost.measured()).isFalse();
        return cost.ms();
    }
}
