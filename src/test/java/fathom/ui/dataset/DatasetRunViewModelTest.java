package fathom.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.evaluate.Metric;
import fathom.export.Sidecar;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.TestCards;
import fathom.ui.dataset.DatasetRunViewModel.State;
import fathom.ui.input.FilePhotos;
import fathom.ui.jobs.JobRunner;
import fathom.ui.settings.DatasetChoices;
import fathom.ui.state.WorkbenchViewModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

class DatasetRunViewModelTest {
    private static final int SIDE = 8;
    private static final int IMAGES = 5;

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner others = new JobRunner("others", 1, deliveries::add);
    private final JobRunner runner = new JobRunner("dataset", 1, deliveries::add);
    private final AtomicInteger estimates = new AtomicInteger();
    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new FilePhotos(new PhotoReader(ReadLimits.DEFAULT)),
                    this::slope,
                    List.of(TestCards.hashed("first", "ab".repeat(32))),
                    new WorkbenchViewModel.Runners(others, others, others),
                    1 << 20);
    private final ObjectProperty<DatasetChoices> memory =
            new SimpleObjectProperty<>(DatasetChoices.DEFAULT);
    private final DatasetRunViewModel run = create();

    /** Estimates from this one on wait until they are cancelled; none do so at first. */
    private volatile int waitsFrom = Integer.MAX_VALUE;

    private final CountDownLatch waiting = new CountDownLatch(1);

    @TempDir private Path folder;

    @BeforeEach
    void makeADataSet() throws Exception {
        Files.createDirectories(folder.resolve("set/rgb"));
        Files.createDirectories(folder.resolve("set/depth"));
        Files.createDirectories(folder.resolve("out"));
        for (int i = 0; i < IMAGES; i++) {
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", folder.resolve("set/rgb/" + i + ".png").toFile());
            var depth = new float[SIDE * SIDE];
            // Inverse depth is a line of the prediction, so that alignment leaves nothing.
            for (int k = 0; k < depth.length; k++) depth[k] = 1 / (0.1f + 0.05f * (k % SIDE));
            DepthExporter.write(
                    DepthFormat.NPY,
                    DepthExport.of(
                            DepthMap.of(
                                    DepthKind.METRIC_DEPTH, FloatGrid.adopt(SIDE, SIDE, depth))),
                    folder.resolve("set/depth/" + i + ".npy"),
                    false);
        }
        run.placeProperty().set(Optional.of(folder.resolve("set")));
        run.folderProperty().set(Optional.of(folder.resolve("out")));
    }

    @AfterEach
    void close() {
        others.close();
        runner.close();
    }

    @Test
    void aRunScoresTheChosenModelsAndWritesAPageAndATable() throws Exception {
        Files.writeString(folder.resolve("set/rgb/2.png"), "no picture");

        run.start();
        deliverUntil(() -> !(run.stateProperty().get() instanceof State.Running));
        assertThat(run.stateProperty().get()).isInstanceOf(State.Done.class);

        var row = run.scoresProperty().get().rows().getFirst();
        assertThat(row.scored()).isEqualTo(IMAGES - 1);
        assertThat(row.skipped()).isEqualTo(1);
        assertThat(row.means().get(Metric.ABS_REL)).isCloseTo(0, within(1e-6));
        assertThat(row.means().get(Metric.DELTA_1)).isEqualTo(1);
        assertThat(run.scoresProperty().get().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("2.png"));
        assertThat(folder.resolve("out/set.generic.html")).exists();
        assertThat(Files.readAllLines(folder.resolve("out/set.generic.csv"))).hasSize(IMAGES + 1);
        assertThat(folder.resolve("out/set.generic.csv.journal")).doesNotExist();
    }

    @Test
    void whatWasCancelledGoesOnWhereItWas() throws Exception {
        waitsFrom = 3;
        run.start();
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        assertThat(run.stateProperty().get()).isInstanceOf(State.Cancelled.class);
        Path journal = folder.resolve("out/set.generic.csv.journal");
        assertThat(journal).exists();

        waitsFrom = Integer.MAX_VALUE;
        int before = estimates.get();
        run.start();
        deliverUntil(() -> !(run.stateProperty().get() instanceof State.Running));
        assertThat(run.stateProperty().get()).isInstanceOf(State.Done.class);

        assertThat(run.stateProperty().get())
                .isInstanceOfSatisfying(
                        State.Done.class, done -> assertThat(done.before()).isPositive());
        // What was left, and each image of the page's worst cases once more.
        assertThat(estimates.get() - before).isLessThan(2 * IMAGES);
        assertThat(run.scoresProperty().get().rows().getFirst().scored()).isEqualTo(IMAGES);
    }

    @Test
    void aRunWithOtherChoicesLeavesTheCancelledOneForLater() throws Exception {
        waitsFrom = 3;
        run.start();
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        run.cancel();

        waitsFrom = Integer.MAX_VALUE;
        run.depthScaleProperty().set(OptionalDouble.of(1));
        run.start();
        deliverUntil(() -> !(run.stateProperty().get() instanceof State.Running));

        assertThat(run.stateProperty().get())
                .isInstanceOfSatisfying(
                        State.Done.class, done -> assertThat(done.before()).isZero());
        assertThat(folder.resolve("out/set.generic-2.csv")).exists();
        assertThat(folder.resolve("out/set.generic.csv.journal")).exists();
    }

    @Test
    void aFolderThatIsNoDataSetIsNamed() throws Exception {
        run.placeProperty().set(Optional.of(folder.resolve("out")));

        run.start();
        deliverUntil(() -> run.stateProperty().get() instanceof State.Failed);

        assertThat(run.stateProperty().get())
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.problem().problem()).contains("out"));
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void filesWithUnusualNamesArePairedByAPattern() throws Exception {
        Files.move(folder.resolve("set/rgb"), folder.resolve("set/left"));
        Files.move(folder.resolve("set/depth"), folder.resolve("set/lidar"));
        run.start();
        deliverUntil(() -> run.stateProperty().get() instanceof State.Failed);

        run.pairProperty().set("left/{}.png, lidar/{}.npy");
        assertThat(run.stateProperty().get()).isInstanceOf(State.Idle.class);
        run.start();
        deliverUntil(() -> run.stateProperty().get() instanceof State.Done);

        assertThat(run.scoresProperty().get().rows().getFirst().scored()).isEqualTo(IMAGES);
    }

    @Test
    void aPatternThatPairsNothingIsRefusedWithAnExample() throws Exception {
        run.pairProperty().set("left/*.png");

        run.start();
        deliverUntil(() -> run.stateProperty().get() instanceof State.Failed);

        assertThat(run.stateProperty().get())
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> {
                            assertThat(failed.problem().problem()).contains("left/*.png");
                            assertThat(failed.problem().remedy())
                                    .contains("rgb/{}.jpg,depth/{}.png");
                        });
    }

    @Test
    void choicesAreHandedToTheNextTime() {
        run.depthScaleProperty().set(OptionalDouble.of(256));
        run.pairProperty().set("left/{}.png,lidar/{}.npy");

        var next = create();

        assertThat(next.placeProperty().get()).hasValue(folder.resolve("set"));
        assertThat(next.folderProperty().get()).hasValue(folder.resolve("out"));
        assertThat(next.depthScaleProperty().get()).hasValue(256);
        assertThat(next.pairProperty().get()).isEqualTo("left/{}.png,lidar/{}.npy");
    }

    @Test
    void aRunThatScoresNothingSaysSoInsteadOfWritingReports() throws Exception {
        for (int i = 0; i < IMAGES; i++) {
            Files.delete(folder.resolve("set/depth/" + i + ".npy"));
            var steps = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
            for (int k = 0; k < SIDE * SIDE; k++) {
                steps.getRaster().setSample(k % SIDE, k / SIDE, 0, 1000 + 100 * (k % SIDE));
            }
            ImageIO.write(steps, "png", folder.resolve("set/depth/" + i + ".png").toFile());
        }

        run.start();
        deliverUntil(() -> run.stateProperty().get() instanceof State.Failed);

        assertThat(run.scoresProperty().get().reasons()).hasSize(IMAGES);
        assertThat(folder.resolve("out")).isEmptyDirectory();

        run.depthScaleProperty().set(OptionalDouble.of(1000));
        assertThat(run.stateProperty().get()).isInstanceOf(State.Idle.class);
        run.start();
        deliverUntil(() -> run.stateProperty().get() instanceof State.Done);
    }

    @Test
    void anEarlierReportIsKept() throws Exception {
        Files.writeString(folder.resolve("out/set.generic.html"), "mine");

        run.start();
        deliverUntil(() -> !(run.stateProperty().get() instanceof State.Running));
        assertThat(run.stateProperty().get()).isInstanceOf(State.Done.class);

        assertThat(folder.resolve("out/set.generic.html")).hasContent("mine");
        assertThat(folder.resolve("out/set.generic-2.html")).exists();
    }

    private DatasetRunViewModel create() {
        return new DatasetRunViewModel(
                workbench,
                this::slope,
                new PhotoReader(ReadLimits.DEFAULT),
                new Sidecar.Software("1", "ONNX Runtime 2"),
                memory,
                runner);
    }

    private DepthResult slope(DepthRequest request, JobMonitor monitor) {
        int number = estimates.incrementAndGet();
        if (number >= waitsFrom) {
            waiting.countDown();
            while (!monitor.isCancelled()) Thread.onSpinWait();
            monitor.throwIfCancelled();
        }
        var values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) values[i] = i % SIDE;
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(SIDE, SIDE, values));
        return new DepthResult(
                request.photo(),
                request.card(),
                map,
                map,
                new InputSize(SIDE, SIDE),
                new DepthResult.Timings(0, 1, 2, 3));
    }

    private void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }
}
