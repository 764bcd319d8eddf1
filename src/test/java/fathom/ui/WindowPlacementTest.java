package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.ui.settings.WindowPlace;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class WindowPlacementTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 28, 1024, 700);
    private static final Rectangle2D DESK = new Rectangle2D(1024, 0, 2560, 1440);

    @Test
    void theFirstStartFillsAScreenThatIsSmallerThanTheUsualWindow() {
        assertThat(WindowPlacement.on(List.of(LAPTOP), Optional.empty()))
                .isEqualTo(new WindowPlace(0, 28, 1024, 700, false));
    }

    @Test
    void theFirstStartIsCentredAndLargerOnALargeScreen() {
        assertThat(WindowPlacement.on(List.of(DESK), Optional.empty()))
                .isEqualTo(new WindowPlace(1024 + 320, 144, 1920, 1152, false));
    }

    @Test
    void aWindowThatIsSeenStaysWhereItWasLeftEvenAcrossTwoScreens() {
        var across = new WindowPlace(800, 100, 900, 600, false);

        assertThat(WindowPlacement.on(List.of(LAPTOP, DESK), Optional.of(across)))
                .isEqualTo(across);
    }

    @Test
    void aWindowOfALargerScreenIsMadeToFitTheOneThatIsLeft() {
        var atTheDesk = new WindowPlace(1300, 200, 1800, 1000, false);

        assertThat(WindowPlacement.on(List.of(LAPTOP), Optional.of(atTheDesk)))
                .isEqualTo(new WindowPlace(0, 28, 1024, 700, false));
    }

    @Test
    void aWindowThatHangsOverTheEdgeIsMovedAndKeepsItsSize() {
        var hanging = new WindowPlace(-300, 60, 980, 620, true);

        assertThat(WindowPlacement.on(List.of(LAPTOP), Optional.of(hanging)))
                .isEqualTo(new WindowPlace(0, 60, 980, 620, true));
    }
}
