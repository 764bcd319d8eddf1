package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.compare.Alignment;
import fathom.depth.DepthMap;
import fathom.evaluate.Crop;
import fathom.evaluate.ImageScore;
import fathom.evaluate.Metric;
import fathom.evaluate.Protocol;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.raster.FloatGrid;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

import javax.imageio.ImageIO;

/** What tiles and scores make of measured depth. */
class GroundTruthTilesTest extends ThreeNetworks {
    @TempDir private Path folder = Path.of("");

    @Test
    void groundTruthBecomesTheReferenceAndDifferencesAreErrorMaps() throws Exception {
        openTruth();

        assertThat(workbench.tiles().getLast().role()).isEqualTo("ground-truth");
        comparison.difference();
        deliverUntil(() -> isShown("metres"));

        // two metres more than the network's 2, 4/3, 1, 0.8 m, unaligned because both are metric
        for (int i = 0; i < 7; i++) {
            assertThat(values("metres").grid().at(i)).isCloseTo(2, within(1e-5f));
        }
        assertThat(values("metres").grid().at(7)).isNaN();
    }

    @Test
    void groundTruthOfAnotherShapeIsTakenWithAWarning() throws Exception {
        var square = new DepthMap.Metric(FloatGrid.adopt(2, 2, new float[] {1, 2, 3, 4}));
        var file = folder.resolve("square.npy");
        DepthExporter.write(DepthFormat.NPY, DepthExport.of(square), file, false);
        openTruth();
        assertThat(workbench.status().notices()).isEmpty();

        workbench.groundTruth().open(file);
        deliverUntil(() -> loaded().map().grid().width() == 2);

        assertThat(workbench.status().notices())
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.message())
                                        .contains("square.npy", "2x2", "4x2", "stretched"));
    }

    @Test
    void closingTheLastPhotographTakesItsGroundTruthAlong() throws Exception {
        openTruth();

        workbench.library().remove(current());

        assertThat(workbench.tiles()).isEmpty();
        assertThat(truth()).isNull();
    }

    @Test
    void wholeNumbersWithoutAScaleAreTakenForMillimetresUntilTheUserSaysMore() throws Exception {
        var file = folder.resolve("steps.png");
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 2; y++) image.getRaster().setSample(x, y, 0, 512 * (x + 1));
        }
        ImageIO.write(image, "png", file.toFile());

        workbench.groundTruth().open(file);
        deliverUntil(() -> truth() != null);
        assertThat(loaded().assumed()).isTrue();
        assertThat(loaded().map().grid().at(1, 0)).isEqualTo(1.024f);

        workbench.groundTruth().setStepsAMetre(256);
        deliverUntil(() -> !loaded().assumed());
        assertThat(loaded().map().grid().at(1, 0)).isEqualTo(4f);
    }

    @Test
    void everyModelIsMeasuredAgainstGroundTruth() throws Exception {
        openTruth();
        deliverUntil(() -> scored() == 3);

        var metres = scoreOf("metres");
        // |g - p| is 2 everywhere, g is p + 2, and one of eight pixels has no ground truth
        double relative = 0;
        for (int i = 0; i < 7; i++) relative += 2 / (1 / DISPARITY[i] + 2) / 7;
        assertThat(metres.validPixels()).isEqualTo(7);
        assertThat(metres.values().get(Metric.ABS_REL)).isCloseTo(relative, within(1e-6));
        assertThat(metres.values().get(Metric.RMSE)).isCloseTo(2, within(1e-6));
        assertThat(metres.fit().alignment()).isEqualTo(Alignment.NONE);
        assertThat(scoreOf("four").fit().alignment()).isEqualTo(Alignment.SCALE_SHIFT);
    }

    @Test
    void theProtocolsCropIsDrawnOnlyWhileTheUserLooks() throws Exception {
        openTruth();
        workbench.evaluation().protocolProperty().set(Protocol.GENERIC.withCrop(Crop.GARG));
        assertThat(comparison.marking().frameProperty().get()).isNull();

        workbench.evaluation().activeProperty().set(true);

        // columns int(0.0359 * 4) to int(0.964 * 4), rows int(0.408 * 2) to int(0.9919 * 2)
        assertThat(comparison.marking().frameProperty().get())
                .isEqualTo(new MarkingViewModel.Frame(0, 0, 3, 1));
    }

    @Test
    void anErrorMapShowsTheErrorsThatAreMeasured() throws Exception {
        openTruth();
        workbench.evaluation().protocolProperty().set(Protocol.GENERIC.withCrop(Crop.GARG));
        workbench.evaluation().activeProperty().set(true);
        comparison.difference();
        deliverUntil(() -> scored() == 3 && isShown("four"));

        // the crop leaves three pixels of the first row; over all pixels the fit is another one
        var errors = values("four").grid();
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += errors.at(i);
        assertThat(sum / 3).isCloseTo(scoreOf("four").values().get(Metric.MAE), within(1e-6));
        for (int i = 3; i < DISPARITY.length; i++) assertThat(errors.at(i)).isNaN();
    }

    @Test
    void measuredDepthKeepsItsIsolinesAndIsNotAskedAboutTheMirroredPhotograph() throws Exception {
        openTruth();
        workbench.evaluation().activeProperty().set(true);

        comparison.lookOfAll(TileLook.ISOLINES);
        deliverUntil(() -> isShown("ground-truth"));
        assertThat(values("ground-truth").isolineStep()).isPositive();

        comparison.lookOfAll(TileLook.FLIP);
        assertThat(comparison.lookOf(workbench.tiles().getLast())).isEqualTo(TileLook.ISOLINES);
    }

    /** 2 m more than the metric network sees; nothing at the last pixel. */
    private void openTruth() throws Exception {
        var values = new float[DISPARITY.length];
        for (int i = 0; i < values.length; i++) values[i] = 1 / DISPARITY[i] + 2;
        values[7] = Float.NaN;
        var file = folder.resolve("truth.pfm");
        DepthExporter.write(
                DepthFormat.PFM,
                new DepthExport(
                        new DepthMap.Metric(FloatGrid.adopt(4, 2, values)),
                        Direction.NEAR_BRIGHT,
                        OptionalDouble.empty(),
                        () ->
                                workbench
                                        .depth()
                                        .scaleFor(
                                                new DepthMap.Metric(FloatGrid.adopt(4, 2, values))),
                        Map.of()),
                file,
                false);
        workbench.groundTruth().open(file);
        deliverUntil(() -> truth() != null);
    }

    private GroundTruthViewModel.@Nullable Loaded truth() {
        return workbench.groundTruth().loadedProperty().get();
    }

    private GroundTruthViewModel.Loaded loaded() {
        return Objects.requireNonNull(truth());
    }

    private long scored() {
        return workbench.evaluation().scores().get().stream()
                .filter(score -> score.score().isPresent())
                .count();
    }

    private ImageScore scoreOf(String id) {
        return workbench.evaluation().scores().get().stream()
                .filter(score -> score.tile().role().equals(id))
                .findFirst()
                .orElseThrow()
                .score()
                .orElseThrow();
    }
}
