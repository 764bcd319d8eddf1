package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fathom.color.RangeChoice;
import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.evaluate.Crop;
import fathom.evaluate.ImageScore;
import fathom.evaluate.Metric;
import fathom.evaluate.Protocol;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.pipeline.SideViews;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.TestCards;
import fathom.ui.jobs.JobRunner;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

/**
 * Three networks see the inverse depth 0.5, 0.75, 1, 1.25 (twice): one as it is times 4 less 2 (0
 * to 3), one as it is times 8 less 3, and one in metres.
 */
class TileImagesViewModelTest {
    private static final float[] DISPARITY = {0.5f, 0.75f, 1, 1.25f, 0.5f, 0.75f, 1, 1.25f};

    @TempDir private Path folder = Path.of("");

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner photoReader = new JobRunner("photo", 1, deliveries::add);
    private final JobRunner thumbnails = new JobRunner("thumbnail", 1, deliveries::add);
    private final JobRunner inference = new JobRunner("depth-inference", 1, deliveries::add);
    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new BlankPhotos(4, 2),
                    TileImagesViewModelTest::estimate,
                    List.of(
                            TestCards.card("four"),
                            TestCards.card("eight"),
                            TestCards.card("metres"),
                            TestCards.card("one-eyed")),
                    new WorkbenchViewModel.Runners(photoReader, thumbnails, inference),
                    1 << 20);
    private final ComparisonViewModel comparison = workbench.comparison();

    @BeforeEach
    void open() throws Exception {
        workbench.models().selectIds(List.of("four", "eight", "metres"));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> workbench.tiles().size() == 4 && isReady(1) && isReady(2) && isReady(3));
    }

    @AfterEach
    void close() {
        photoReader.close();
        thumbnails.close();
        inference.close();
    }

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
    void everyModelIsMeasuredAgainstGroundTruthWhileTheUserLooks() throws Exception {
        openTruth();
        workbench.evaluation().activeProperty().set(true);
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

    private TileImage.OfValues values(String id) {
        return (TileImage.OfValues) image(id);
    }

    private TileImage image(String id) {
        return image(current(), id);
    }

    private LibraryItem current() {
        return Objects.requireNonNull(workbench.library().currentProperty().get());
    }

    private TileImage image(LibraryItem photograph, String id) {
        var image = workbench.images().images().get().get(new TileKey(photograph, id));
        if (image == null) throw new AssertionError("No picture of " + id);
        return image;
    }

    private boolean isShown(String id) {
        return workbench.images().images().get().get(new TileKey(current(), id))
                instanceof TileImage.OfValues;
    }

    private boolean isReady(int tile) {
        return workbench.tiles().get(tile).state() instanceof TileState.Ready;
    }

    private void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }

    private static DepthResult estimate(DepthRequest request, JobMonitor monitor) {
        var values = new float[DISPARITY.length];
        String id = request.card().id();
        for (int i = 0; i < values.length; i++) {
            boolean reversed = request.photo().name().equals("b.png");
            float seen = DISPARITY[reversed ? values.length - 1 - i : i];
            values[i] =
                    switch (id) {
                        case "four" -> 4 * seen - 2;
                        case "eight" -> 8 * seen - 3;
                        case "metres" -> 1 / seen;
                        default -> i == 7 ? 0 : 4 * seen - 2;
                    };
        }
        var kind = id.equals("metres") ? DepthKind.METRIC_DEPTH : DepthKind.RELATIVE_DISPARITY;
        var map = DepthMap.of(kind, FloatGrid.adopt(4, 2, values));
        var sides =
                new SideViews(
                        Optional.empty(),
                        id.equals("eight")
                                ? Optional.of(FloatGrid.adopt(2, 1, new float[] {10, 20}))
                                : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty());
        var bare =
                new DepthResult(
                        request.photo(),
                        request.card(),
                        map,
                        map,
                        new InputSize(4, 2),
                        new DepthResult.Timings(0, 1, 2, 3));
        return new DepthResult(
                bare.photo(),
                bare.card(),
                map,
                map,
                sides,
                bare.camera(),
                bare.inputSize(),
                bare.timings());
    }
}
