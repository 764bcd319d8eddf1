package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.inference.djl.DjlEngines;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.pipeline.DepthPipeline;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.ui.jobs.JobRunner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Depth of networks whose metres depend on the lens, while the user sets a field of view. */
class LensTilesTest {
    private static final String METRIC3D = "metric3d-vit-small";
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final String MOGE = "moge-2-vits-normal";

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner photoReader = new JobRunner("photo", 1, deliveries::add);
    private final JobRunner thumbnails = new JobRunner("thumbnail", 1, deliveries::add);
    private final JobRunner inference = new JobRunner("depth-inference", 1, deliveries::add);
    private final DepthPipeline pipeline = new DepthPipeline(new DjlEngines());
    private final List<FocalHint> runs = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holding;
    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new Slopes(),
                    this::estimate,
                    List.of(card(METRIC3D), card(MOGE)),
                    new WorkbenchViewModel.Runners(photoReader, thumbnails, inference),
                    1 << 20);
    private final SceneViewModel scene = workbench.scene();

    @AfterEach
    void close() {
        held.countDown();
        photoReader.close();
        thumbnails.close();
        inference.close();
        pipeline.close();
    }

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
    void theNewestFieldOfViewWins() throws Exception {
        open(METRIC3D, "a.png");

        for (int degrees = 30; degrees <= 100; degrees++) scene.setFovDeg(degrees);
        deliverUntil(() -> fovOf(1) == 100);

        assertShown(1, FocalHint.ofFovDeg(100));
        assertThat(runs).hasSize(1);
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
        var shown = result(tile);
        var request = DepthRequest.of(shown.photo(), shown.card()).withFocal(hint);
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

    private DepthResult result(int tile) {
        return Objects.requireNonNull(workbench.tiles().get(tile).result());
    }

    private void open(String model, String... names) throws Exception {
        workbench.models().selectIds(List.of(model));
        workbench.library().open(List.of(names).stream().map(Path::of).toList());
        deliverUntil(() -> isReady(1));
    }

    private boolean isReady(int tile) {
        return workbench.tiles().size() > tile
                && workbench.tiles().get(tile).state() instanceof TileState.Ready;
    }

    private void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }

    private DepthResult estimate(DepthRequest request, JobMonitor monitor)
            throws UserFacingException {
        monitor.report(0, 1, "asked");
        runs.add(request.focal());
        monitor.report(1, 2, "asked");
        while (holding && held.getCount() > 0 && !monitor.isCancelled()) Thread.onSpinWait();
        return pipeline.estimate(request, monitor);
    }

    private static ModelCard card(String id) {
        var graph =
                id.equals(METRIC3D)
                        ? Path.of(
                                "src/test/resources/models/tiny/tiny-metric3d-interface-stub.onnx")
                        : Path.of("src/test/resources/fathom/inference/graphs/points.onnx");
        try {
            return ModelCatalog.scan(List.of(Path.of("models")))
                    .find(id)
                    .withFiles(
                            new ModelFiles(
                                    Objects.requireNonNull(graph.getParent()),
                                    Precision.FP32,
                                    List.of(
                                            ModelFile.local(
                                                    String.valueOf(graph.getFileName()),
                                                    Optional.empty()))));
        } catch (UserFacingException e) {
            throw new AssertionError(e);
        }
    }

    /** Red grows to the right, all is blue; "exif.png" says 24 mm on full frame. */
    private static final class Slopes implements PhotoSource {
        @Override
        public Photo read(Path file) {
            var rgb = new byte[3 * WIDTH * HEIGHT];
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                rgb[3 * i] = (byte) (40 + i % WIDTH);
                rgb[3 * i + 2] = (byte) 0xff;
            }
            var focal =
                    file.endsWith("exif.png")
                            ? OptionalDouble.of(WIDTH * 24 / 36.0)
                            : OptionalDouble.empty();
            return Photo.adopt(
                    String.valueOf(file.getFileName()), WIDTH, HEIGHT, rgb, null, facts(focal));
        }

        private static PhotoFacts facts(OptionalDouble focalPx) {
            return new PhotoFacts(Optional.empty(), OptionalDouble.empty(), focalPx, 1, 8, false);
        }

        @Override
        public Photo readSmall(Path file, int maxSide) {
            return read(file);
        }

        @Override
        public List<Path> picturesIn(Path path) {
            return List.of(path);
        }
    }
}
