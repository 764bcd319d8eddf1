package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.inference.EngineOptions;
import fathom.job.JobMonitor;
import fathom.machine.MeasuredSpeeds;
import fathom.pipeline.DepthRequest;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Depth of networks whose metres depend on the lens, while the user sets a field of view. */
class LensTilesTest extends GraphTiles {
    private final SceneViewModel scene = workbench.scene();

    @Test
    void metresFollowTheFieldOfViewWithoutAnotherRun() throws Exception {
        open(METRIC3D, "a.png");

        scene.setFovDeg(90);
        deliverUntil(() -> fovOf(1) == 90);

        assertShown(1, FocalHint.ofFovDeg(90));
        assertThat(runs).hasSize(1);
        assertThat(workbench.activeResult().get()).isSameAs(workbench.tiles().get(1).result());
        assertThat(scene.cameraChoiceFor(result(1).photo())).isEqualTo(result(1).camera());
    }

    @Test
    void resettingGivesBackTheSameDepth() throws Exception {
        open(METRIC3D, "a.png");
        var assumed = result(1);
        scene.setFovDeg(40);
        deliverUntil(() -> fovOf(1) == 40);

        scene.resetFov();

        assertThat(result(1)).isSameAs(assumed);
        assertThat(scene.focalSourceProperty().get()).isEqualTo(CameraChoice.Source.DEFAULT);
        assertThat(scene.getFovDeg()).isCloseTo(60, within(1e-9));
    }

    /** 24 mm on full frame: 64 px · 24 / 36. */
    @Test
    void theFilesFocalLengthComesBackAfterTheUsers() throws Exception {
        open(METRIC3D, "exif.png");
        assertShown(1, FocalHint.ofFocalPx(WIDTH * 24 / 36.0));
        scene.setFovDeg(40);
        deliverUntil(() -> fovOf(1) == 40);

        scene.resetFov();

        assertShown(1, FocalHint.ofFocalPx(WIDTH * 24 / 36.0));
        assertThat(scene.focalSourceProperty().get()).isEqualTo(CameraChoice.Source.EXIF);
    }

    @Test
    void aFocalLengthThatIsTypedIsTakenAsItIs() throws Exception {
        open(METRIC3D, "a.png");

        scene.setFocalPx(123.4, result(1).photo());
        deliverUntil(() -> result(1).camera().source() == CameraChoice.Source.USER_FOCAL);

        assertShown(1, FocalHint.ofFocalPx(123.4));
        assertThat(scene.focalSourceProperty().get()).isEqualTo(CameraChoice.Source.USER_FOCAL);
        scene.resetFov();
        assertShown(1, FocalHint.NONE);
    }

    @Test
    void theNewestFieldOfViewWins() throws Exception {
        open(METRIC3D, "a.png");

        for (int degrees = 30; degrees <= 100; degrees++) scene.setFovDeg(degrees);
        deliverUntil(() -> fovOf(1) == 100);

        assertShown(1, FocalHint.ofFovDeg(100));
        assertThat(runs).hasSize(1);
    }

    @Test
    void aQuickLookFollowsTheFieldOfViewWhileTheFullEstimateRuns() throws Exception {
        holdingFull = true;
        var slow = new MeasuredSpeeds.Speed(1064, 616, List.of(9000.0));
        workbench.models().speeds().put(METRIC3D, List.of(slow));
        workbench.models().selectIds(List.of(METRIC3D));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(this::isQuickLookShown);

        for (int degrees = 70; degrees <= 90; degrees++) scene.setFovDeg(degrees);
        deliverUntil(() -> fovOf(1) == 90);

        assertThat(isQuickLookShown()).isTrue();
        assertShown(1, FocalHint.ofFovDeg(90), OptionalInt.of(532));
        holdingFull = false;
        deliverUntil(() -> isReady(1) && fovOf(1) == 90);
        assertShown(1, FocalHint.ofFovDeg(90));
    }

    private boolean isQuickLookShown() {
        var tiles = workbench.tiles();
        return tiles.size() > 1 && tiles.get(1).isQuickLook() && tiles.get(1).result() != null;
    }

    @Test
    void aNetworkThatIsChosenLaterKnowsTheFieldOfView() throws Exception {
        open(METRIC3D, "a.png");
        scene.setFovDeg(75);

        workbench.models().selectIds(List.of(METRIC3D, MOGE));
        deliverUntil(() -> isReady(2) && fovOf(1) == 75);

        assertThat(runs).last().isEqualTo(FocalHint.ofFovDeg(75));
        assertShown(2, FocalHint.ofFovDeg(75));
    }

    @Test
    void whatIsFittedToTheLensIsRunAgainAndTheOlderRunIsForgotten() throws Exception {
        open(MOGE, "a.png");
        holding = true;
        scene.setFovDeg(40);
        deliverUntil(() -> runs.contains(FocalHint.ofFovDeg(40)));
        holding = false;

        scene.setFovDeg(80);
        deliverUntil(() -> isReady(1));

        assertShown(1, FocalHint.ofFovDeg(80));
        scene.resetFov();
        deliverUntil(() -> isReady(1));
        assertThat(result(1).camera().source()).isEqualTo(CameraChoice.Source.MODEL);
    }

    @Test
    void everyPhotographKeepsItsOwnFieldOfView() throws Exception {
        open(METRIC3D, "a.png", "b.png");
        scene.setFovDeg(90);
        deliverUntil(() -> fovOf(1) == 90);

        workbench.library().next();
        deliverUntil(() -> isReady(1) && result(1).photo().name().equals("b.png"));
        assertThat(scene.getFovDeg()).isCloseTo(60, within(1e-9));
        assertShown(1, FocalHint.NONE);

        workbench.library().previous();
        deliverUntil(() -> isReady(1) && fovOf(1) == 90);
        assertThat(scene.getFovDeg()).isEqualTo(90);
        assertShown(1, FocalHint.ofFovDeg(90));
    }

    @Test
    void aFieldOfViewDoesNotStartWhatWasCancelled() throws Exception {
        holding = true;
        workbench.models().selectIds(List.of(METRIC3D));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> runs.size() == 1);
        workbench.cancel();

        scene.setFovDeg(90);

        assertThat(workbench.tiles().get(1).state()).isInstanceOf(TileState.Empty.class);
        assertThat(workbench.status().busyProperty().get()).isFalse();
    }

    /** What the tile shows is what a run with that hint gives. */
    private void assertShown(int tile, FocalHint hint) throws Exception {
        assertShown(tile, hint, OptionalInt.empty());
    }

    private void assertShown(int tile, FocalHint hint, OptionalInt side) throws Exception {
        var shown = result(tile);
        var request =
                new DepthRequest(shown.photo(), shown.card(), side, EngineOptions.DEFAULT)
                        .withFocal(hint);
        var expected = pipeline.estimate(request, JobMonitor.NONE);
        assertThat(shown.camera().intrinsics()).isEqualTo(expected.camera().intrinsics());
        assertMaps(shown.map(), expected.map());
        assertMaps(shown.networkMap(), expected.networkMap());
    }

    private static void assertMaps(DepthMap actual, DepthMap expected) {
        for (int i = 0; i < expected.grid().size(); i++) {
            float value = expected.grid().at(i);
            if (Float.isNaN(value)) assertThat(actual.grid().at(i)).isNaN();
            else assertThat(actual.grid().at(i)).isCloseTo(value, within(value * 4e-7f));
        }
    }

    private double fovOf(int tile) {
        return Math.rint(result(tile).camera().horizontalFovDeg() * 1e6) / 1e6;
    }
}
