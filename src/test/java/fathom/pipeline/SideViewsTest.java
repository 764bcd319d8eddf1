package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.geometry.recipe.MeshRecipe;
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
import java.util.function.IntBinaryOperator;

/**
 * The published cards of networks with several outputs, run on graphs whose outputs follow from the
 * photograph's colours, so that depth is known on paper.
 */
class SideViewsTest {
    private static final Path GRAPHS = Path.of("src/test/resources/fathom/inference/graphs");
    private static final DepthPipeline PIPELINE = new DepthPipeline(new DjlEngines());

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    /** The graph's 1000 px are pixels of a 64-pixel input; the photograph is twice as wide. */
    @Test
    void depthProPredictsTheFocalLengthAndFollowsAKnownOne() throws Exception {
        var photo = photo(128, 64, (x, y) -> 0xff0000);
        var request =
                new DepthRequest(
                        photo,
                        card("depth-pro", "focal"),
                        OptionalInt.of(64),
                        EngineOptions.DEFAULT);

        var free = PIPELINE.estimate(request, JobMonitor.NONE);
        assertThat(free.sides().focalPx().orElseThrow()).isCloseTo(2000, within(1e-3));
        assertThat(free.camera().source()).isEqualTo(CameraChoice.Source.MODEL);
        assertThat(free.camera().intrinsics().fxPx()).isCloseTo(2000, within(1e-3));
        // Red is 1 after normalisation, so the graph says 2 + 1.
        assertThat(free.map().grid().at(5, 5)).isCloseTo(3, within(1e-4f));

        var known =
                PIPELINE.estimate(request.withFocal(FocalHint.ofFocalPx(1000)), JobMonitor.NONE);
        assertThat(known.camera().source()).isEqualTo(CameraChoice.Source.USER_FOCAL);
        assertThat(known.map().grid().at(5, 5)).isCloseTo(1.5f, within(1e-4f));
    }

    /**
     * As the authors' script does: torch's bilinear without antialias, which at a quarter of the
     * size sees the middle two of four columns alone.
     */
    @Test
    void depthProSeesNoMoreThanTheNearestPixels() throws Exception {
        var photo = photo(256, 64, (x, y) -> x % 4 == 1 || x % 4 == 2 ? 0xff0000 : 0);

        var result =
                PIPELINE.estimate(
                        new DepthRequest(
                                photo,
                                card("depth-pro", "focal"),
                                OptionalInt.of(64),
                                EngineOptions.DEFAULT),
                        JobMonitor.NONE);

        assertThat(result.map().grid().at(101, 33)).isCloseTo(3, within(1e-4f));
    }

    /** 1008 to 504 pixels across, 700 to 280 down: the mean of a half and two fifths. */
    @Test
    void aSquashedPhotographHasTheMeanFocalLengthOfItsSides() throws Exception {
        var request =
                DepthRequest.of(
                                photo(1008, 700, (x, y) -> 0x660000),
                                card("depth-anything-3-metric-large", "sky"))
                        .withFocal(FocalHint.ofFocalPx(1000));

        var result = PIPELINE.estimate(request, JobMonitor.NONE);

        assertThat(result.map().grid().at(100, 300))
                .isCloseTo(0x66 / 255f * 450 / 300, within(1e-4f));
    }

    /** Metres are the output times the focal length at the network's size over 300. */
    @Test
    void depthAnything3PutsSkyFarAndScalesByTheFocalLength() throws Exception {
        var photo = photo(1008, 560, (x, y) -> x < 504 ? 0x660000 : 0x0aff00);
        var request =
                DepthRequest.of(photo, card("depth-anything-3-metric-large", "sky"))
                        .withFocal(FocalHint.ofFocalPx(1200));

        var result = PIPELINE.estimate(request, JobMonitor.NONE);

        float metres = 0x66 / 255f * 600 / 300;
        assertThat(result.map().grid().at(100, 300)).isCloseTo(metres, within(1e-4f));
        assertThat(result.map().grid().at(900, 300)).isCloseTo(metres, within(1e-4f));
        var sky = result.sides().sky().orElseThrow();
        assertThat(sky.at(100, 100)).isCloseTo(0, within(1e-5f));
        assertThat(sky.at(400, 100)).isCloseTo(1, within(1e-5f));
        var open = ModelSky.leftOut(result).orElseThrow();
        assertThat(open.grid().at(100, 100)).isCloseTo(metres, within(1e-4f));
        assertThat(open.grid().at(400, 100)).isNaN();
        var plain = MeshRecipe.DEFAULT;
        var without = plain.withFill(plain.fill().withDropSky(true));
        assertThat(ModelSky.of(result, plain).map()).isSameAs(result.networkMap());
        assertThat(ModelSky.of(result, without).map().grid().at(400, 100)).isNaN();
        assertThat(ModelSky.of(result, without).recipe()).as("nothing to guess").isEqualTo(plain);
    }

    /**
     * Points of a camera of 50 px at z = 1 + red, shifted by -0.75; metres are three times that.
     */
    @Test
    void mogesPointsBecomeMetresAndAFocalLength() throws Exception {
        var photo = photo(64, 48, (x, y) -> (x * 4) << 16 | (y < 24 ? 0xff : 0));
        var result =
                PIPELINE.estimate(
                        DepthRequest.of(photo, card("moge-2-vits-normal", "points")),
                        JobMonitor.NONE);

        var grid = result.map().grid();
        assertThat(grid.at(20, 10)).isCloseTo(3 * (1 + 80 / 255f), within(1e-3f));
        assertThat(grid.at(60, 20)).isCloseTo(3 * (1 + 240 / 255f), within(1e-3f));
        assertThat(grid.at(20, 40)).as("outside the mask").isNaN();
        assertThat(result.sides().focalPx().orElseThrow()).isCloseTo(50, within(0.01));
        assertThat(result.camera().source()).isEqualTo(CameraChoice.Source.MODEL);
        assertThat(result.sides().mask().orElseThrow().at(3, 40)).isZero();
        assertThat(result.sides().normals().orElseThrow().z().at(20, 10))
                .isCloseTo(0.25f + 80 / 255f, within(1e-5f));

        var known =
                PIPELINE.estimate(
                        DepthRequest.of(photo, card("moge-2-vits-normal", "points"))
                                .withFocal(FocalHint.ofFocalPx(50)),
                        JobMonitor.NONE);
        assertThat(known.map().grid().at(20, 10)).isCloseTo(grid.at(20, 10), within(1e-3f));
        assertThat(known.sides().focalPx()).isEmpty();
    }

    private static ModelCard card(String id, String graph) throws Exception {
        return ModelCatalog.scan(List.of(Path.of("models")))
                .find(id)
                .withFiles(
                        new ModelFiles(
                                GRAPHS,
                                Precision.FP32,
                                List.of(ModelFile.local(graph + ".onnx", Optional.empty()))));
    }

    private static Photo photo(int width, int height, IntBinaryOperator colour) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int value = colour.applyAsInt(i % width, i / width);
            rgb[3 * i] = (byte) (value >> 16);
            rgb[3 * i + 1] = (byte) (value >> 8);
            rgb[3 * i + 2] = (byte) value;
        }
        return Photo.adopt("paper.png", width, height, rgb, null, PhotoFacts.NONE);
    }
}
