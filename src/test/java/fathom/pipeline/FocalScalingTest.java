package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.inference.EngineOptions;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Published cards whose metres depend on the focal length, against runs that knew it before. */
class FocalScalingTest {
    private static final Path GRAPHS = Path.of("src/test/resources/fathom/inference/graphs");
    private static final Path TINY = Path.of("src/test/resources/models/tiny");
    private static final DepthPipeline PIPELINE = new DepthPipeline(new DjlEngines());

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    @Test
    void metresOfACanonicalCameraAreThoseOfARunWithThatLens() throws Exception {
        var request = DepthRequest.of(photo(128, 72), metric3d());
        var assumed = PIPELINE.estimate(request, JobMonitor.NONE);
        var hint = FocalHint.ofFovDeg(90);

        var scaled = FocalScaling.of(assumed, hint).orElseThrow();

        // 90° at 128 px are 64 px; 60° were 64 √3.
        assertThat(scaled.map().grid().at(70, 40))
                .isCloseTo((float) (assumed.map().grid().at(70, 40) / Math.sqrt(3)), within(1e-5f));
        assertThat(scaled.camera().source()).isEqualTo(CameraChoice.Source.USER_FOV);
        assertSame(scaled, PIPELINE.estimate(request.withFocal(hint), JobMonitor.NONE));
        var back = FocalScaling.of(scaled, FocalHint.NONE).orElseThrow();
        assertThat(back.camera()).isEqualTo(assumed.camera());
        assertMaps(back.map(), assumed.map());
    }

    @Test
    void whatWasCutOffAtTheMaximumOnlyTheNetworkKnows() throws Exception {
        var request = DepthRequest.of(photo(128, 72), metric3d());
        var far = FocalHint.ofFocalPx(1e7);

        var cut = PIPELINE.estimate(request.withFocal(far), JobMonitor.NONE);
        assertThat(cut.map().grid().at(70, 40)).as("the card's maximum").isEqualTo(300);
        assertThat(FocalScaling.of(cut, FocalHint.NONE)).isEmpty();

        var assumed = PIPELINE.estimate(request, JobMonitor.NONE);
        assertSame(FocalScaling.of(assumed, far).orElseThrow(), cut);
    }

    @Test
    void aSquashedInputWithSkyFollowsTheLensToo() throws Exception {
        var request =
                DepthRequest.of(photo(1008, 700), card("depth-anything-3-metric-large", "sky"));
        var hint = FocalHint.ofFocalPx(1234);
        var assumed = PIPELINE.estimate(request, JobMonitor.NONE);

        assertSame(
                FocalScaling.of(assumed, hint).orElseThrow(),
                PIPELINE.estimate(request.withFocal(hint), JobMonitor.NONE));
    }

    @Test
    void aPredictedFocalLengthGivesWayToTheUsers() throws Exception {
        var request =
                new DepthRequest(
                        photo(128, 64),
                        card("depth-pro", "focal"),
                        OptionalInt.of(64),
                        EngineOptions.DEFAULT);
        var hint = FocalHint.ofFovDeg(50);
        var predicted = PIPELINE.estimate(request, JobMonitor.NONE);

        var scaled = FocalScaling.of(predicted, hint).orElseThrow();

        assertSame(scaled, PIPELINE.estimate(request.withFocal(hint), JobMonitor.NONE));
        assertThat(FocalScaling.of(scaled, FocalHint.NONE).orElseThrow().camera().source())
                .isEqualTo(CameraChoice.Source.MODEL);
    }

    /** The shift along z is fitted together with the focal length. */
    @Test
    void fittedPointsNeedTheirNetworkAgain() throws Exception {
        var result =
                PIPELINE.estimate(
                        DepthRequest.of(photo(64, 48), card("moge-2-vits-normal", "points")),
                        JobMonitor.NONE);

        assertThat(FocalScaling.matters(result)).isTrue();
        assertThat(FocalScaling.isFor(result, FocalHint.NONE)).isTrue();
        assertThat(FocalScaling.of(result, FocalHint.ofFovDeg(50))).isEmpty();
    }

    @Test
    void otherNetworksDoNotAskForTheLens() throws Exception {
        var card =
                ModelCatalog.scan(List.of(Path.of("models")))
                        .find("depth-anything-v2-metric-indoor-small")
                        .withFiles(files(TINY, "tiny-depth-anything-v2-metric-small.onnx"));
        var result = PIPELINE.estimate(DepthRequest.of(photo(64, 48), card), JobMonitor.NONE);

        assertThat(FocalScaling.of(result, FocalHint.ofFovDeg(50)).orElseThrow()).isSameAs(result);
    }

    private static void assertSame(DepthResult actual, DepthResult expected) {
        assertThat(actual.camera()).isEqualTo(expected.camera());
        assertMaps(actual.map(), expected.map());
        assertMaps(actual.networkMap(), expected.networkMap());
    }

    private static void assertMaps(DepthMap actual, DepthMap expected) {
        assertThat(actual.kind()).isEqualTo(expected.kind());
        assertThat(actual.grid().size()).isEqualTo(expected.grid().size());
        for (int i = 0; i < expected.grid().size(); i++) {
            float value = expected.grid().at(i);
            assertThat(actual.grid().at(i)).isCloseTo(value, within(Math.abs(value) * 4e-7f));
        }
    }

    private static ModelCard metric3d() throws Exception {
        return ModelCatalog.scan(List.of(Path.of("models")))
                .find("metric3d-vit-small")
                .withFiles(files(TINY, "tiny-metric3d-interface-stub.onnx"));
    }

    private static ModelCard card(String id, String graph) throws Exception {
        return ModelCatalog.scan(List.of(Path.of("models")))
                .find(id)
                .withFiles(files(GRAPHS, graph + ".onnx"));
    }

    private static ModelFiles files(Path folder, String graph) {
        return new ModelFiles(
                folder, Precision.FP32, List.of(ModelFile.local(graph, Optional.empty())));
    }

    /** Red grows to the right, green downwards. */
    private static Photo photo(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (40 + 200 * (i % width) / width);
            rgb[3 * i + 1] = (byte) (200 * (i / width) / height);
        }
        return Photo.adopt("slope.png", width, height, rgb, null, PhotoFacts.NONE);
    }
}
