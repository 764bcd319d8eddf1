package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fathom.compare.PointPair;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.machine.MeasuredSpeeds;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.pipeline.SideViews;
import fathom.preprocess.InputSize;
import fathom.preprocess.SizeRule;
import fathom.raster.FloatGrid;
import fathom.ui.TestCards;
import fathom.ui.jobs.JobRunner;

import javafx.beans.InvalidationListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

class WorkbenchViewModelTest {
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final List<OptionalInt> sides = new CopyOnWriteArrayList<>();
    private final JobRunner photoReader = new JobRunner("photo", 1, deliveries::add);
    private final JobRunner thumbnails = new JobRunner("thumbnail", 1, deliveries::add);
    private final JobRunner inference = new JobRunner("depth-inference", 1, deliveries::add);
    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new Pictures(),
                    this::asked,
                    List.of(
                            TestCards.card("first"),
                            TestCards.card("second"),
                            TestCards.card("endless")),
                    new WorkbenchViewModel.Runners(photoReader, thumbnails, inference),
                    1 << 20);

    @AfterEach
    void close() {
        photoReader.close();
        thumbnails.close();
        inference.close();
    }

    @Test
    void anOpenedPhotographStandsBesideItsDepth() throws Exception {
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1));
        assertThat(workbench.tiles())
                .extracting(TileContent::role)
                .containsExactly("photo", "first");
        assertThat(workbench.activeResult().get()).isSameAs(workbench.tiles().get(1).result());
        assertThat(shownItem().stateProperty().get()).isEqualTo(LibraryItem.State.READY);
    }

    @Test
    void everyChosenModelGetsATileAndSaysItsValueUnderTheCursor() throws Exception {
        workbench.models().selectIds(List.of("first", "second"));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1) && isReady(2));

        workbench.viewport().cursorProperty().set(new PixelPosition(2, 0));

        assertThat(workbench.readings().get())
                .extracting(Reading::model, Reading::value)
                .containsExactly(tuple("first", "2.00"), tuple("second", "2.00"));
    }

    /** The second model predicts a focal length of 2 px for 4 px: 90°; the first one none. */
    @Test
    void theSceneTakesTheFocalLengthThatTheSelectedModelPredicts() throws Exception {
        workbench.models().selectIds(List.of("first", "second"));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1) && isReady(2));
        var scene = workbench.scene();

        workbench.viewport().selectedTileProperty().set(2);
        assertThat(scene.getFovDeg()).isCloseTo(90, within(1e-9));
        assertThat(scene.focalSourceProperty().get()).isEqualTo(CameraChoice.Source.MODEL);
        workbench.viewport().selectedTileProperty().set(1);
        assertThat(scene.getFovDeg()).isCloseTo(60, within(1e-9));
        assertThat(scene.focalSourceProperty().get()).isEqualTo(CameraChoice.Source.DEFAULT);

        scene.setFovDeg(40);
        workbench.viewport().selectedTileProperty().set(2);
        assertThat(scene.getFovDeg()).as("the user's own").isEqualTo(40);
        scene.resetFov();
        assertThat(scene.getFovDeg()).isCloseTo(90, within(1e-9));
    }

    @Test
    void cancelStopsARunningNetworkAndKeepsTheOthersDepth() throws Exception {
        workbench.models().selectIds(List.of("first", "endless"));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1));
        assertThat(workbench.status().busyProperty().get()).isTrue();

        workbench.cancel();

        assertThat(workbench.status().busyProperty().get()).isFalse();
        assertThat(workbench.tiles().get(2).state()).isInstanceOf(TileState.Empty.class);
        assertThat(isReady(1)).isTrue();
    }

    @Test
    void aPhotographThatCannotBeReadSaysWhyInItsTileAndTheNextOneOpens() throws Exception {
        workbench.library().open(List.of(Path.of("broken.png"), Path.of("a.png")));
        deliverUntil(
                () ->
                        !workbench.tiles().isEmpty()
                                && workbench.tiles().get(0).state() instanceof TileState.Failed);
        assertThat(shownItem().stateProperty().get()).isEqualTo(LibraryItem.State.FAILED);

        workbench.library().next();
        deliverUntil(() -> isReady(1));

        assertThat(shownItem().name()).isEqualTo("a.png");
    }

    @Test
    void aSlowModelIsSeenAtHalfItsSizeWhileTheFullResultIsMade() throws Exception {
        chooseMeasured(Map.of("slow", 1500.0));
        workbench.library().open(List.of(Path.of("a.png")));
        var seen = new ArrayList<String>();
        var busyWith = new ArrayList<String>();
        workbench
                .tiles()
                .addListener(
                        (InvalidationListener)
                                _ -> {
                                    if (workbench.tiles().size() < 2) return;
                                    var tile = workbench.tiles().get(1);
                                    if (tile.state() instanceof TileState.Busy busy) {
                                        busyWith.add(busy.text());
                                    }
                                    if (tile.result() == null) return;
                                    seen.add(tile.state().getClass().getSimpleName());
                                    if (tile.state() instanceof TileState.Refining) {
                                        assertThat(tile.detail()).startsWith("quick look");
                                        assertThat(workbench.status().busyProperty().get())
                                                .isTrue();
                                    }
                                });
        deliverUntil(() -> isReady(1));
        assertThat(seen).first().isEqualTo("Refining");
        assertThat(busyWith).last().isEqualTo("Quick look: Running");
        assertThat(sides).containsExactly(OptionalInt.of(200), OptionalInt.empty());
        assertThat(workbench.tiles().get(1).detail()).doesNotContain("quick look");
        assertThat(workbench.status().busyProperty().get()).isFalse();
    }

    @Test
    void aFastModelDoesNotWaitForTheQuickLooksOfSlowOnes() throws Exception {
        chooseMeasured(Map.of("a slow one", 1500.0, "fast", 90.0));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1) && isReady(2));
        assertThat(sides)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(200), OptionalInt.empty());
    }

    @Test
    void aFastModelRunsOnce() throws Exception {
        chooseMeasured(Map.of("fast", 900.0));
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1));
        assertThat(sides).containsExactly(OptionalInt.empty());
    }

    @Test
    void depthThatIsKnownAlreadyIsShownWithoutANetwork() throws Exception {
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1));
        var before = workbench.activeResult().get();

        workbench.models().selectIds(List.of("second"));
        workbench.models().selectIds(List.of("first"));

        assertThat(isReady(1)).isTrue();
        assertThat(workbench.activeResult().get()).isSameAs(before);
    }

    @Test
    void aModelChosenLateRunsAlsoAfterTheGarbageCollectorDid() throws Exception {
        workbench.library().open(List.of(Path.of("a.png")));
        deliverUntil(() -> isReady(1));
        System.gc();

        workbench.models().selectIds(List.of("first", "second"));

        assertThat(workbench.tiles()).hasSize(3);
    }

    @Test
    void severalPhotographsHaveTilesOfEachModelInTheOrderOfTheRows() throws Exception {
        workbench.models().selectIds(List.of("first", "second"));
        openTogether("a.png", "b.png");

        assertThat(places())
                .containsExactly(
                        "a.png photo",
                        "a.png first",
                        "a.png second",
                        "b.png photo",
                        "b.png first",
                        "b.png second");
        workbench.comparison().rowsProperty().set(MatrixRows.MODELS);
        assertThat(places())
                .containsExactly(
                        "a.png photo",
                        "b.png photo",
                        "a.png first",
                        "b.png first",
                        "a.png second",
                        "b.png second");
    }

    @Test
    void selectingATileMakesItsPhotographTheCurrentOneWithoutReadingAnything() throws Exception {
        openTogether("a.png", "b.png");
        var other = workbench.tiles().get(3);
        int runs = sides.size();

        workbench.viewport().selectedTileProperty().set(3);

        assertThat(shownItem().name()).isEqualTo("b.png");
        assertThat(workbench.activeResult().get()).isSameAs(other.result());
        assertThat(workbench.photoProperty().get()).isSameAs(workbench.tiles().get(2).photo());
        assertThat(workbench.tiles()).hasSize(4);
        assertThat(sides).hasSize(runs);
        assertThat(workbench.viewport().selectedTileProperty().get()).isEqualTo(3);
    }

    @Test
    void aPhotographThatIsNoLongerChosenLeavesTheOthersAsTheyAre() throws Exception {
        openTogether("a.png", "b.png", "c.png");
        var kept = workbench.tiles().get(1).result();
        var items = workbench.library().items();

        workbench.library().selectTogether(List.of(items.get(0), items.get(2)));

        assertThat(places())
                .containsExactly("a.png photo", "a.png first", "c.png photo", "c.png first");
        assertThat(workbench.tiles().get(1).result()).isSameAs(kept);
        workbench.library().remove(items.get(0));
        assertThat(shownItem().name()).isEqualTo("c.png");
        assertThat(places()).containsExactly("c.png photo", "c.png first");
    }

    @Test
    void whatIsDrawnOnAPhotographComesBackWithIt() throws Exception {
        openTogether("a.png", "b.png");
        var marking = workbench.comparison().marking();
        marking.setPairs(List.of(new PointPair(0, 0, 1, 1)));

        workbench.viewport().selectedTileProperty().set(3);
        assertThat(marking.pairs()).isEmpty();

        workbench.library().select(workbench.library().items().get(0));
        deliverUntil(() -> isReady(1));
        assertThat(marking.pairs()).containsExactly(new PointPair(0, 0, 1, 1));
    }

    @Test
    void moreThanCanBeShownAtOnceAreLeftOutWithAWord() throws Exception {
        var names = new String[LibraryViewModel.MOST_TOGETHER + 1];
        for (int i = 0; i < names.length; i++) names[i] = "n" + i + ".png";
        openTogether(names);

        assertThat(workbench.tiles()).hasSize(2 * LibraryViewModel.MOST_TOGETHER);
        assertThat(workbench.status().notices()).hasSize(1);
    }

    private void openTogether(String... names) throws Exception {
        workbench.library().open(Arrays.stream(names).map(Path::of).toList());
        deliverUntil(() -> workbench.library().items().size() == names.length && isReady(1));
        workbench.library().selectTogether(workbench.library().items());
        deliverUntil(
                () ->
                        workbench.tiles().size() > 2
                                && workbench.tiles().stream()
                                        .allMatch(tile -> tile.state() instanceof TileState.Ready));
    }

    private List<String> places() {
        return workbench.tiles().stream()
                .map(tile -> tile.key().photograph().name() + " " + tile.role())
                .toList();
    }

    private LibraryItem shownItem() {
        var item = workbench.library().currentProperty().get();
        if (item == null) throw new AssertionError("No picture is shown");
        return item;
    }

    private boolean isReady(int tile) {
        return workbench.tiles().size() > tile
                && workbench.tiles().get(tile).state() instanceof TileState.Ready;
    }

    /** Milliseconds by id. The inputs are not square: half of one has a quarter of the pixels. */
    private void chooseMeasured(Map<String, Double> times) {
        var models = workbench.models();
        models.setCards(
                times.keySet().stream()
                        .sorted()
                        .map(id -> TestCards.sized(id, SizeRule.Rule.NEAREST_SCALE, 400))
                        .toList());
        times.forEach(
                (id, ms) ->
                        models.speeds()
                                .put(id, List.of(new MeasuredSpeeds.Speed(400, 200, List.of(ms)))));
        models.selectIds(times.keySet().stream().sorted().toList());
    }

    private void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }

    private DepthResult asked(DepthRequest request, JobMonitor monitor) {
        sides.add(request.side());
        monitor.report(2, 4, "Running");
        return ramp(request, monitor);
    }

    /** 4 × 2 pixels whose value is their x; the model "endless" only ends when it is cancelled. */
    private static DepthResult ramp(DepthRequest request, JobMonitor monitor) {
        if (request.card().id().equals("endless")) {
            while (!monitor.isCancelled()) Thread.onSpinWait();
            monitor.throwIfCancelled();
        }
        var map =
                DepthMap.of(
                        DepthKind.RELATIVE_DISPARITY,
                        FloatGrid.adopt(4, 2, new float[] {0, 1, 2, 3, 0, 1, 2, 3}));
        var focal =
                request.card().id().equals("second")
                        ? OptionalDouble.of(2)
                        : OptionalDouble.empty();
        return new DepthResult(
                request.photo(),
                request.card(),
                map,
                map,
                SideViews.NONE,
                CameraChoice.of(request.photo(), FocalHint.NONE, focal),
                new InputSize(4, 2),
                new DepthResult.Timings(0, 1, 2, 3));
    }

    /** Gray pictures of 4 × 2 pixels under every name but "broken.png". */
    private static final class Pictures implements PhotoSource {
        @Override
        public Photo read(Path file) throws UserFacingException {
            if (file.endsWith("broken.png")) {
                throw new UserFacingException(Fault.BAD_INPUT, "It is cut off.", "Copy it again.");
            }
            return Photo.adopt(
                    String.valueOf(file.getFileName()), 4, 2, new byte[24], null, PhotoFacts.NONE);
        }

        @Override
        public Photo readSmall(Path file, int maxSide) throws UserFacingException {
            return read(file);
        }

        @Override
        public List<Path> picturesIn(Path path) {
            return List.of(path);
        }
    }
}
