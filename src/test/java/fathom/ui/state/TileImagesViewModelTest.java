package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fathom.color.RangeChoice;
import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.depth.DepthRange;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What tiles show of depth, side by side and against each other. */
class TileImagesViewModelTest extends ThreeNetworks {
    @Test
    void alignedMapsStandInTheNumbersAndTheRangeOfTheReference() throws Exception {
        workbench.depth().rangeProperty().set(RangeChoice.FULL);
        comparison.makeReference(3);
        comparison.rangeModeProperty().set(RangeMode.ALIGNED);
        deliverUntil(() -> isShown("four") && isShown("eight"));

        for (var id : List.of("four", "eight")) {
            var image = values(id);
            for (int i = 0; i < DISPARITY.length; i++) {
                assertThat(image.grid().at(i)).isCloseTo(1 / DISPARITY[i], within(1e-5f));
            }
            assertThat(image.scale().range()).isEqualTo(new DepthRange(1 / 1.25f, 2));
            assertThat(image.scale().unit()).isEqualTo("m");
        }
        assertThat(values("eight").caption())
                .isEqualTo("metric depth in m · aligned to metres: ×0.125 +0.375 in inverse depth");
    }

    @Test
    void oneScaleAloneIsFittedWhenThatIsAskedFor() throws Exception {
        comparison.makeReference(1);
        comparison.alignmentProperty().set(Optional.of(Alignment.SCALE));
        comparison.rangeModeProperty().set(RangeMode.ALIGNED);
        deliverUntil(() -> isShown("eight"));

        // Σ d·g / Σ d² over d = 1, 3, 5, 7 and g = 0, 1, 2, 3
        assertThat(values("eight").grid().at(3)).isCloseTo(7 * 34f / 84, within(1e-5f));
    }

    @Test
    void aCommonRangeSpansTheMapsOfAKindOnly() {
        workbench.depth().rangeProperty().set(RangeChoice.FULL);
        comparison.rangeModeProperty().set(RangeMode.COMMON);

        assertThat(values("four").scale().range()).isEqualTo(new DepthRange(0, 7));
        assertThat(values("eight").scale().range()).isEqualTo(new DepthRange(0, 7));
        assertThat(values("metres").scale().range()).isEqualTo(new DepthRange(1 / 1.25f, 2));
    }

    @Test
    void mapsThatSayTheSameDifferByNothingOnceAligned() throws Exception {
        comparison.makeReference(1);
        comparison.difference();
        deliverUntil(() -> isShown("eight") && isShown("metres"));

        for (int i = 0; i < DISPARITY.length; i++) {
            assertThat(values("eight").grid().at(i)).isCloseTo(0, within(1e-5f));
            assertThat(values("metres").grid().at(i)).isCloseTo(0, within(1e-5f));
        }
        assertThat(values("four").caption()).contains("own range");
    }

    @Test
    void aSignedDifferenceIsColouredAroundZeroWithNearerInRed() throws Exception {
        comparison.makeReference(1);
        comparison.alignmentProperty().set(Optional.of(Alignment.NONE));
        comparison.differenceProperty().set(Difference.SIGNED);
        comparison.arrangementProperty().set(Arrangement.DIFFERENCE);
        deliverUntil(() -> isShown("eight"));

        var image = values("eight");
        assertThat(image.grid().toArray()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(image.scale().range().low()).isEqualTo(-image.scale().range().high());
        assertThat(image.scale().position(1)).isGreaterThan(0.5); // larger disparity: nearer
        assertThat(image.scale().lastColourLabel()).isEqualTo("nearer");
        // metres are no disparity: without alignment there is nothing to subtract
        assertThat(image("metres")).isInstanceOf(TileImage.Missing.class);
    }

    @Test
    void disagreementIsHighWhereOneModelDoesNotSeeWhatTheOthersDo() throws Exception {
        workbench.models().selectIds(List.of("four", "eight", "one-eyed"));
        deliverUntil(() -> workbench.tiles().size() == 4 && isReady(3));
        comparison.makeReference(1);
        comparison.look(workbench.tiles().get(1), TileLook.DISAGREEMENT);
        deliverUntil(() -> isShown("four") && values("four").caption().contains("deviation"));

        var grid = values("four").grid();
        for (int i = 0; i < 7; i++) assertThat(grid.at(7)).isGreaterThan(grid.at(i));
    }

    @Test
    void aModelThatDoesNotKnowLeftFromRightIsInconsistentWhenFlipped() throws Exception {
        comparison.look(workbench.tiles().get(3), TileLook.FLIP);
        deliverUntil(() -> isShown("metres") && values("metres").caption().contains("mirrored"));

        // The same 2, 4/3, 1, 0.8 m come out again; mirrored back they run the other way. Both ends
        // occur twice, so the spread from the 2nd to the 98th percentile is theirs: 1.2 m.
        var grid = values("metres").grid();
        assertThat(grid.at(0)).isCloseTo(1, within(1e-5f));
        assertThat(grid.at(1)).isCloseTo(1 / 3.6f, within(1e-5f));
    }

    @Test
    void aModelShowsItsConfidenceOnItsOwnScaleAndOneThatHasNoneSaysSo() throws Exception {
        comparison.lookOfAll(TileLook.CONFIDENCE);
        deliverUntil(() -> isShown("eight") && values("eight").caption().contains("confidence"));

        // Its two cells, 10 and 20, at a quarter and three quarters of the width; between the
        // centres the values run evenly, beyond them they stay.
        var grid = values("eight").grid();
        assertThat(grid.width()).isEqualTo(4);
        assertThat(grid.at(0, 0)).isEqualTo(10);
        assertThat(grid.at(1, 0)).isCloseTo(12.5f, within(1e-5f));
        assertThat(grid.at(2, 1)).isCloseTo(17.5f, within(1e-5f));
        assertThat(grid.at(3, 1)).isEqualTo(20);
        assertThat(values("eight").scale().range()).isEqualTo(new DepthRange(10, 20));
        assertThat(values("eight").scale().firstColourLabel()).isEqualTo("unsure");
        assertThat(image("four")).isInstanceOf(TileImage.Missing.class);
    }

    @Test
    void theNextLookPassesByTheConfidenceThatAModelDoesNotGive() {
        var none = workbench.tiles().get(1);
        var gives = workbench.tiles().get(2);
        assertThat(comparison.looksFor(none)).doesNotContain(TileLook.CONFIDENCE);
        assertThat(comparison.looksFor(gives)).contains(TileLook.CONFIDENCE);

        workbench.viewport().selectedTileProperty().set(1);
        comparison.look(none, TileLook.FLIP);
        comparison.nextLook();
        assertThat(comparison.lookOf(none)).isEqualTo(TileLook.DEPTH);
    }

    /** The second photograph shows the same from right to left. */
    @Test
    void everyPhotographIsComparedWithItsOwnReferenceOverOneRange() throws Exception {
        var first = current();
        workbench.library().open(List.of(Path.of("b.png")));
        deliverUntil(() -> isReady(1) && isReady(2) && isReady(3) && current() != first);
        var second = current();
        workbench.library().selectTogether(List.of(first, second));
        deliverUntil(() -> workbench.tiles().size() == 8 && isReady(1) && isReady(7));
        comparison.makeReference(1);
        comparison.differenceProperty().set(Difference.ABSOLUTE);
        comparison.arrangementProperty().set(Arrangement.DIFFERENCE);
        deliverUntil(() -> isDifference(first, "metres") && isDifference(second, "metres"));

        for (var photograph : List.of(first, second)) {
            var image = (TileImage.OfValues) image(photograph, "metres");
            for (int i = 0; i < DISPARITY.length; i++) {
                assertThat(image.grid().at(i)).isCloseTo(0, within(1e-5f));
            }
            assertThat(comparison.isReference(tile(photograph, "four"))).isTrue();
        }
        assertThat(((TileImage.OfValues) image(first, "metres")).scale())
                .isEqualTo(((TileImage.OfValues) image(second, "metres")).scale());
    }

    @Test
    void theCursorReadsTheSamePlaceOfEveryPhotograph() throws Exception {
        var first = current();
        workbench.library().open(List.of(Path.of("b.png")));
        deliverUntil(() -> current() != first && isReady(3));
        workbench.library().selectTogether(List.of(first, current()));
        deliverUntil(() -> workbench.tiles().size() == 8 && isReady(1) && isReady(7));

        workbench.viewport().cursorProperty().set(new PixelPosition(0, 0));

        assertThat(workbench.readings().get())
                .filteredOn(reading -> reading.model().equals("metres"))
                .extracting(Reading::photograph, Reading::value)
                .containsExactly(tuple("a.png", "2.00\u202fm"), tuple("b.png", "0.800\u202fm"));
    }

    private boolean isDifference(LibraryItem photograph, String role) {
        return image(photograph, role) instanceof TileImage.OfValues values
                && values.caption().contains("this");
    }

    private TileContent tile(LibraryItem photograph, String role) {
        return workbench.tiles().stream()
                .filter(tile -> tile.key().equals(new TileKey(photograph, role)))
                .findFirst()
                .orElseThrow();
    }
}
