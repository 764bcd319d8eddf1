package fathom.ui.state;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.pipeline.SideViews;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.TestCards;
import fathom.ui.jobs.JobRunner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Three networks see the inverse depth 0.5, 0.75, 1, 1.25 (twice): one as it is times 4 less 2 (0
 * to 3), one as it is times 8 less 3, and one in metres.
 */
abstract class ThreeNetworks {
    static final float[] DISPARITY = {0.5f, 0.75f, 1, 1.25f, 0.5f, 0.75f, 1, 1.25f};

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner photoReader = new JobRunner("photo", 1, deliveries::add);
    private final JobRunner thumbnails = new JobRunner("thumbnail", 1, deliveries::add);
    private final JobRunner inference = new JobRunner("depth-inference", 1, deliveries::add);
    final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new BlankPhotos(4, 2),
                    ThreeNetworks::estimate,
                    List.of(
                            TestCards.card("four"),
                            TestCards.card("eight"),
                            TestCards.card("metres"),
                            TestCards.card("one-eyed")),
                    new WorkbenchViewModel.Runners(photoReader, thumbnails, inference),
                    1 << 20);
    final ComparisonViewModel comparison = workbench.comparison();

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

    final TileImage.OfValues values(String id) {
        return (TileImage.OfValues) image(id);
    }

    final TileImage image(String id) {
        return image(current(), id);
    }

    final LibraryItem current() {
        return Objects.requireNonNull(workbench.library().currentProperty().get());
    }

    final TileImage image(LibraryItem photograph, String id) {
        var image = workbench.images().images().get().get(new TileKey(photograph, id));
        if (image == null) throw new AssertionError("No picture of " + id);
        return image;
    }

    final boolean isShown(String id) {
        return workbench.images().images().get().get(new TileKey(current(), id))
                instanceof TileImage.OfValues;
    }

    final boolean isReady(int tile) {
        return workbench.tiles().get(tile).state() instanceof TileState.Ready;
    }

    final void deliverUntil(BooleanSupplier condition) throws InterruptedException {
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
