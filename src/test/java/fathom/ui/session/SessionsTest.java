package fathom.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.compare.Difference;
import fathom.compare.PointPair;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.evaluate.Protocol;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.geometry.FocalHint;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.TestCards;
import fathom.ui.input.FilePhotos;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Arrangement;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.MatrixRows;
import fathom.ui.state.Notice;
import fathom.ui.state.RangeMode;
import fathom.ui.state.TileLook;
import fathom.ui.state.TileState;
import fathom.ui.state.WorkbenchViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

class SessionsTest {
    private static final int WIDTH = 6;
    private static final int HEIGHT = 4;

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final List<JobRunner> runners = new ArrayList<>();

    @TempDir private Path temporary;
    private Path folder = Path.of("");

    @BeforeEach
    void fillAFolder() throws Exception {
        folder = Files.createDirectories(temporary.resolve("here/project"));
        Files.createDirectories(folder.resolve("truth"));
        for (String name : List.of("a.png", "b é.png")) {
            var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", folder.resolve(name).toFile());
        }
        var depth = FloatGrid.filled(WIDTH, HEIGHT, 2.5f);
        DepthExporter.write(
                DepthFormat.NPY,
                DepthExport.of(DepthMap.of(DepthKind.METRIC_DEPTH, depth)),
                folder.resolve("truth/b.npy"),
                false);
    }

    @AfterEach
    void close() {
        runners.forEach(JobRunner::close);
    }

    @Test
    void aSessionOpensAgainInAnotherFolderWithEverythingThatWasShown() throws Exception {
        saveASession();
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(folder.getParent(), elsewhere);

        var workbench = workbench();
        new Sessions(workbench, runner()).open(elsewhere.resolve("project/s.fathom"));
        deliverUntil(() -> isSettled(workbench, 4));

        assertThat(workbench.library().items())
                .extracting(item -> item.file().orElseThrow())
                .containsExactly(
                        elsewhere.resolve("project/a.png"), elsewhere.resolve("project/b é.png"));
        assertThat(shown(workbench).name()).isEqualTo("b é.png");
        assertThat(workbench.models().selected()).extracting(card -> card.id()).contains("second");
        assertThat(workbench.groundTruth().loadedProperty().get().map().grid().at(0, 0))
                .isEqualTo(2.5f);
        assertThat(workbench.scene().fovDegProperty().get()).isCloseTo(41.5, within(1e-9));
        assertThat(workbench.lensOf(workbench.library().items().getFirst()))
                .isEqualTo(FocalHint.NONE);
        var comparison = workbench.comparison();
        assertThat(comparison.referenceProperty().get()).isEqualTo("second");
        assertThat(comparison.arrangementProperty().get()).isEqualTo(Arrangement.DIFFERENCE);
        assertThat(comparison.differenceProperty().get()).isEqualTo(Difference.SIGNED);
        assertThat(comparison.rangeModeProperty().get()).isEqualTo(RangeMode.ALIGNED);
        assertThat(comparison.looks()).containsEntry("first", TileLook.NORMALS);
        assertThat(comparison.marking().pairs()).containsExactly(new PointPair(1, 2, 3, 0));
        assertThat(workbench.evaluation().protocolProperty().get()).isEqualTo(Protocol.NYU);
        assertThat(workbench.status().notices()).isEmpty();
    }

    @Test
    void photographsThatWereShownTogetherAreTogetherAgain() throws Exception {
        var before = workbench();
        before.library().open(List.of(folder.resolve("a.png"), folder.resolve("b é.png")));
        deliverUntil(() -> isSettled(before, 2));
        before.library().selectTogether(before.library().items());
        before.comparison().rowsProperty().set(MatrixRows.MODELS);
        deliverUntil(() -> isSettled(before, 4));
        before.viewport().selectedTileProperty().set(1);
        var sessions = new Sessions(before, runner());
        sessions.save(folder.resolve("together"));
        deliverUntil(() -> sessions.fileProperty().get().isPresent());

        var workbench = workbench();
        new Sessions(workbench, runner()).open(folder.resolve("together.fathom"));
        deliverUntil(() -> isSettled(workbench, 4));

        assertThat(workbench.tiles())
                .extracting(tile -> tile.key().photograph().name())
                .containsExactly("a.png", "b é.png", "a.png", "b é.png");
        assertThat(shown(workbench).name()).isEqualTo("b é.png");
    }

    @Test
    void filesAreNamedRelativeToTheSession() throws Exception {
        saveASession();

        var root = new ObjectMapper().readTree(folder.resolve("s.fathom").toFile());

        assertThat(root.path("photographs").path(1).path("file").asText()).isEqualTo("b é.png");
        assertThat(root.path("photographs").path(1).path("ground-truth").path("file").asText())
                .isEqualTo("truth/b.npy");
        assertThat(Files.readString(folder.resolve("s.fathom")))
                .doesNotContain(temporary.getFileName().toString());
    }

    @Test
    void filesAndModelsThatAreGoneAreNamedAndTheRestOpens() throws Exception {
        saveASession();
        Files.delete(folder.resolve("b é.png"));
        Path session = folder.resolve("s.fathom");
        Files.writeString(session, Files.readString(session).replace("\"second\"", "\"not-here\""));

        var workbench = workbench();
        new Sessions(workbench, runner()).open(session);
        deliverUntil(() -> isSettled(workbench, 2));

        assertThat(shown(workbench).name()).isEqualTo("a.png");
        assertThat(workbench.comparison().marking().pairs()).isEmpty();
        assertThat(workbench.status().notices())
                .extracting(Notice::message)
                .satisfiesExactly(
                        missing -> assertThat(missing).contains("b é.png"),
                        absent -> assertThat(absent).contains("not-here"));
    }

    @Test
    void whatIsNoSessionIsRefusedAndNothingCloses() throws Exception {
        var workbench = workbench();
        workbench.library().open(List.of(folder.resolve("a.png")));
        deliverUntil(() -> isSettled(workbench, 2));
        Path none = Files.writeString(folder.resolve("none.fathom"), "{\"a\": 1}");

        new Sessions(workbench, runner()).open(none);
        deliverUntil(() -> !workbench.status().notices().isEmpty());

        assertThat(workbench.status().notices().getFirst().message()).contains("none.fathom");
        assertThat(workbench.library().items()).hasSize(1);
    }

    private void saveASession() throws Exception {
        var workbench = workbench();
        workbench.models().selectIds(List.of("first", "second"));
        workbench.library().open(List.of(folder.resolve("a.png"), folder.resolve("b é.png")));
        deliverUntil(() -> isSettled(workbench, 3));
        workbench.library().next();
        deliverUntil(() -> isSettled(workbench, 3));
        workbench.groundTruth().open(folder.resolve("truth/b.npy"));
        deliverUntil(() -> isSettled(workbench, 4));
        workbench.scene().setFovDeg(41.5);
        deliverUntil(() -> isSettled(workbench, 4));
        var comparison = workbench.comparison();
        comparison.makeReference(2);
        comparison.arrangementProperty().set(Arrangement.DIFFERENCE);
        comparison.differenceProperty().set(Difference.SIGNED);
        comparison.rangeModeProperty().set(RangeMode.ALIGNED);
        comparison.look(workbench.tiles().get(1), TileLook.NORMALS);
        comparison.marking().setPairs(List.of(new PointPair(1, 2, 3, 0)));
        workbench.evaluation().protocolProperty().set(Protocol.NYU);
        var sessions = new Sessions(workbench, runner());
        sessions.save(folder.resolve("s"));
        deliverUntil(() -> sessions.fileProperty().get().isPresent());
    }

    private WorkbenchViewModel workbench() {
        return new WorkbenchViewModel(
                new FilePhotos(new PhotoReader(ReadLimits.DEFAULT)),
                SessionsTest::ramp,
                List.of(TestCards.card("first"), TestCards.card("second")),
                new WorkbenchViewModel.Runners(runner(), runner(), runner()),
                1 << 20);
    }

    private JobRunner runner() {
        var runner = new JobRunner("session-test", 1, deliveries::add);
        runners.add(runner);
        return runner;
    }

    private static LibraryItem shown(WorkbenchViewModel workbench) {
        var item = workbench.library().currentProperty().get();
        if (item == null) throw new AssertionError("No picture is shown");
        return item;
    }

    private static boolean isSettled(WorkbenchViewModel workbench, int tiles) {
        return workbench.tiles().size() == tiles
                && workbench.photoProperty().get() != null
                && workbench.tiles().stream()
                        .allMatch(tile -> tile.state() instanceof TileState.Ready);
    }

    private void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }

    private static DepthResult ramp(DepthRequest request, JobMonitor monitor) {
        var values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) values[i] = i % WIDTH;
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(WIDTH, HEIGHT, values));
        return new DepthResult(
                request.photo(),
                request.card(),
                map,
                map,
                new InputSize(WIDTH, HEIGHT),
                new DepthResult.Timings(0, 1, 2, 3));
    }
}
