package fathom.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.color.RangeChoice;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.Fx;
import fathom.ui.TestCards;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.BlankPhotos;
import fathom.ui.state.WorkbenchViewModel;

import javafx.event.ActionEvent;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

@WindowTest
class DepthPanelWindowTest {
    private final JobRunner runner = new JobRunner("work", 1, JobRunner.fxThread());
    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new BlankPhotos(4, 1),
                    DepthPanelWindowTest::estimate,
                    List.of(TestCards.card("some")),
                    new WorkbenchViewModel.Runners(runner, runner, runner),
                    1 << 20);
    private List<TextField> ends = List.of();

    @BeforeEach
    void show() throws Exception {
        Fx.onFx(
                () -> {
                    var panel = new DepthPanel(workbench);
                    ends =
                            panel.lookupAll(".text-field").stream()
                                    .map(TextField.class::cast)
                                    .toList();
                    workbench.models().selectIds(List.of("some"));
                    workbench.library().open(List.of(Path.of("a.png")));
                });
        Fx.waitFor("depth", () -> workbench.activeResult().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        Fx.onFx(runner::close);
    }

    @Test
    void anEndThatIsNotTypedKeepsAllItsDigits() throws Exception {
        Fx.onFx(
                () -> {
                    var range = new DepthRange(0.1234567f, 0.9876543f);
                    workbench.depth().rangeProperty().set(new RangeChoice.Explicit(range));
                    type("0.2");
                });

        assertThat(workbench.depth().rangeProperty().get())
                .isEqualTo(new RangeChoice.Explicit(new DepthRange(0.2f, 0.9876543f)));
    }

    @Test
    void aPercentileThatIsNotTypedKeepsAllItsDigits() throws Exception {
        Fx.onFx(
                () -> {
                    workbench
                            .depth()
                            .rangeProperty()
                            .set(new RangeChoice.ByPercentiles(1.2345, 97.6543));
                    type("5 %");
                });

        assertThat(workbench.depth().rangeProperty().get().low()).isCloseTo(5, within(1e-12));
        assertThat(workbench.depth().rangeProperty().get().high()).isEqualTo(97.6543);
    }

    private void type(String low) {
        ends.getFirst().setText(low);
        ends.getFirst().fireEvent(new ActionEvent());
    }

    private static DepthResult estimate(DepthRequest request, JobMonitor monitor) {
        var map =
                DepthMap.of(
                        DepthKind.RELATIVE_DISPARITY,
                        FloatGrid.adopt(4, 1, new float[] {0, 0.25f, 0.5f, 1}));
        return new DepthResult(
                request.photo(),
                request.card(),
                map,
                map,
                new InputSize(4, 1),
                new DepthResult.Timings(0, 1, 2, 3));
    }
}
