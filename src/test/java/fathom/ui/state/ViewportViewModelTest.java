package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewportViewModelTest {
    private static final double EXACT = 1e-9;
    private final ViewportViewModel viewport = new ViewportViewModel();

    @BeforeEach
    void aPhotographOf4000By3000InATileOf800By450() {
        viewport.showPhoto(4000, 3000);
        viewport.resizeTiles(800, 450);
    }

    @Test
    void aPhotographThatLeadsNextStaysWhereItIsOnTheScreen() {
        var viewport = new ViewportViewModel();
        viewport.resizeTiles(400, 300);
        viewport.showPhoto(400, 300);
        viewport.zoomAt(3, 100, 50);
        var link = PictureLink.of(400, 300, 800, 600);
        double zoom = viewport.getZoom() / link.scale();
        double x = link.toPictureX(viewport.getCentreX());

        viewport.lead(800, 600);

        assertThat(viewport.getZoom()).isEqualTo(zoom);
        assertThat(viewport.getCentreX()).isEqualTo(x);
        assertThat(viewport.getPhotoWidth()).isEqualTo(800);
    }

    @Test
    void fittingShowsTheWholePhotograph() {
        viewport.fit();

        assertThat(viewport.zoomProperty().get()).isCloseTo(450.0 / 3000, within(EXACT));
    }

    @Test
    void hundredPercentIsOnePhotographPixelOnOneScreenPixel() {
        viewport.zoomTo100(1);
        assertThat(viewport.zoomProperty().get()).isCloseTo(1, within(EXACT));

        viewport.zoomTo100(2); // a dense screen has two pixels a unit of layout
        assertThat(viewport.zoomProperty().get()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void zoomingKeepsThePointUnderTheMouseInItsPlace() {
        viewport.zoomTo100(1);
        double before = (2100 - viewport.centreXProperty().get()) * viewport.zoomProperty().get();

        viewport.zoomAt(3, 2100, 1400);

        double after = (2100 - viewport.centreXProperty().get()) * viewport.zoomProperty().get();
        assertThat(after).isCloseTo(before, within(EXACT));
    }
}
