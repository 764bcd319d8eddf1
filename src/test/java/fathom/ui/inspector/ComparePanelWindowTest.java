package fathom.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.Fx;
import fathom.ui.TestCards;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Appearance;
import fathom.ui.state.MadePhotos;
import fathom.ui.state.ProfileLine;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.theme.Theme;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Two networks over 8 × 4 pixels: one says the column's number, the other 3 less twice that. */
@WindowTest
class ComparePanelWindowTest {
    private final JobRunner photoReader = new JobRunner("photo", 1, JobRunner.fxThread());
    private final JobRunner thumbnails = new JobRunner("thumbnail", 1, JobRunner.fxThread());
    private final JobRunner inference = new JobRunner("depth-inference", 1, JobRunner.fxThread());
    private WorkbenchViewModel workbench = create();
    private ComparePanel panel = new ComparePanel(workbench, new NoActions());

    @BeforeEach
    void show() throws Exception {
        Fx.onFx(
                () -> {
                    workbench = create();
                    panel = new ComparePanel(workbench, new NoActions());
                    new Scene(panel, 300, 1200);
                    workbench.comparison().measuringProperty().set(true);
                    workbench.models().selectIds(List.of("rising", "falling"));
                    workbench.library().open(List.of(Path.of("a.png")));
                });
        Fx.waitFor("two maps", () -> workbench.images().compared().get().size() == 2);
    }

    @AfterEach
    void close() throws Exception {
        Fx.onFx(
                () -> {
                    photoReader.close();
                    thumbnails.close();
                    inference.close();
                });
    }

    @Test
    void aLineOverTheImageGivesACurveForEachModelInTheReferencesNumbers() throws Exception {
        Fx.onFx(
                () ->
                        workbench
                                .comparison()
                                .marking()
                                .profileProperty()
                                .set(new ProfileLine(0.5, 2, 7.5, 2)));

        Fx.onFx(
                () -> {
                    var curves = chart("Line profile").getData();
                    assertThat(curves).hasSize(2);
                    for (var curve : curves) {
                        for (var point : curve.getData()) {
                            // along the row, the reference's value is the distance itself
                            assertThat(point.getYValue().doubleValue())
                                    .isCloseTo(point.getXValue().doubleValue(), within(1e-4));
                        }
                    }
                });
    }

    @Test
    void theHistogramsOfAlignedModelsLieOverEachOther() throws Exception {
        Fx.waitFor("both histograms", () -> chart("Histogram").getData().size() == 2);
        Fx.onFx(
                () -> {
                    var curves = chart("Histogram").getData();
                    assertThat(total(curves.get(0))).isCloseTo(total(curves.get(1)), within(13.0));
                });
    }

    @Test
    void aPairIsRightForTheModelThatSeesTheFirstPointNearer() throws Exception {
        Fx.onFx(
                () -> {
                    var marking = workbench.comparison().marking();
                    marking.markPair();
                    marking.press(6.5, 1.5);
                    marking.press(1.5, 1.5);
                });
        Fx.waitFor(
                "answers",
                () ->
                        workbench.images().compared().get().stream()
                                .allMatch(map -> map.orderings().size() == 1));
        Fx.onFx(
                () ->
                        assertThat(
                                        panel.lookupAll(".label").stream()
                                                .map(node -> ((Labeled) node).getText())
                                                .filter(text -> text != null))
                                .contains("1 of 1 · 100\u202f%", "0 of 1 · 0\u202f%")
                                .anyMatch(text -> text.startsWith("1 is nearer"))
                                .anyMatch(text -> text.startsWith("2 is nearer")));
    }

    @Test
    void theAnswersToAPairAreInSightHoweverShortTheWindowIs() throws Exception {
        var inspector =
                Fx.onFx(
                        () -> {
                            var view = new InspectorView(workbench, new NoActions());
                            var shown = new Scene(view, 300, 400);
                            Theme.apply(shown, Appearance.DARK);
                            workbench.comparison().marking().markPair();
                            return view;
                        });

        Fx.onFx(
                () -> {
                    workbench.comparison().marking().press(6.5, 1.5);
                    workbench.comparison().marking().press(1.5, 1.5);
                });

        Fx.waitFor(
                "the last answer",
                () -> {
                    inspector.applyCss();
                    inspector.layout();
                    return bottomOf(inspector, "2 is nearer") <= 400;
                });
    }

    private static double bottomOf(Parent view, String text) {
        return view.lookupAll(".label").stream()
                .filter(node -> String.valueOf(((Labeled) node).getText()).startsWith(text))
                .mapToDouble(node -> node.localToScene(node.getLayoutBounds()).getMaxY())
                .findFirst()
                .orElse(Double.MAX_VALUE);
    }

    private static double total(XYChart.Series<Number, Number> series) {
        return series.getData().stream()
                .mapToDouble(point -> point.getYValue().doubleValue())
                .sum();
    }

    private CurveChart chart(String name) {
        return panel.lookupAll(".curve-chart").stream()
                .map(CurveChart.class::cast)
                .filter(chart -> name.equals(chart.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private WorkbenchViewModel create() {
        return new WorkbenchViewModel(
                new Pictures(),
                ComparePanelWindowTest::estimate,
                List.of(TestCards.card("rising"), TestCards.card("falling")),
                new WorkbenchViewModel.Runners(photoReader, thumbnails, inference),
                1 << 20);
    }

    private static DepthResult estimate(DepthRequest request, JobMonitor monitor) {
        boolean rising = request.card().id().equals("rising");
        var values = new float[8 * 4];
        for (int i = 0; i < values.length; i++) values[i] = rising ? i % 8 : 3 - 2 * (i % 8);
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(8, 4, values));
        return new DepthResult(
                request.photo(),
                request.card(),
                map,
                map,
                new InputSize(8, 4),
                new DepthResult.Timings(0, 1, 2, 3));
    }

    private static final class Pictures implements MadePhotos {
        @Override
        public Photo read(Path file) {
            return Photo.adopt("a.png", 8, 4, new byte[3 * 8 * 4], null, PhotoFacts.NONE);
        }
    }

    private static final class NoActions implements InspectorActions {
        @Override
        public void openGroundTruth() {}

        @Override
        public void savePairs() {}

        @Override
        public void loadPairs() {}

        @Override
        public void openDataset() {}
    }
}
