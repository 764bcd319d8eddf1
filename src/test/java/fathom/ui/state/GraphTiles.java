package fathom.ui.state;

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

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A workbench whose published cards run on graphs that say on paper what comes out. */
abstract class GraphTiles {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;
    static final String METRIC3D = "metric3d-vit-small";
    static final String MOGE = "moge-2-vits-normal";
    static final String DEPTH_ANYTHING_3 = "depth-anything-3-metric-large";

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner photoReader = new JobRunner("photo", 1, deliveries::add);
    private final JobRunner thumbnails = new JobRunner("thumbnail", 1, deliveries::add);
    private final JobRunner inference = new JobRunner("depth-inference", 1, deliveries::add);
    final DepthPipeline pipeline = new DepthPipeline(new DjlEngines());

    /** What networks were asked for, in this order. */
    final List<FocalHint> runs = new CopyOnWriteArrayList<>();

    /** Whether networks wait until they are cancelled, or until this is false again. */
    volatile boolean holding;

    /** The same of those alone that run at the card's size. */
    volatile boolean holdingFull;

    final WorkbenchViewModel workbench =
            new WorkbenchViewModel(
                    new Slopes(),
                    this::estimate,
                    List.of(card(METRIC3D), card(MOGE), card(DEPTH_ANYTHING_3)),
                    new WorkbenchViewModel.Runners(photoReader, thumbnails, inference),
                    1 << 20);

    @AfterEach
    void close() {
        holding = false;
        holdingFull = false;
        photoReader.close();
        thumbnails.close();
        inference.close();
        pipeline.close();
    }

    final DepthResult result(int tile) {
        return Objects.requireNonNull(workbench.tiles().get(tile).result());
    }

    final void open(String model, String... names) throws InterruptedException {
        workbench.models().selectIds(List.of(model));
        workbench.library().open(List.of(names).stream().map(Path::of).toList());
        deliverUntil(() -> isReady(1));
    }

    final boolean isReady(int tile) {
        return workbench.tiles().size() > tile
                && workbench.tiles().get(tile).state() instanceof TileState.Ready;
    }

    final void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }

    private DepthResult estimate(DepthRequest request, JobMonitor monitor)
            throws UserFacingException {
        runs.add(request.focal());
        monitor.report(0, 1, "asked");
        while ((holding || (holdingFull && request.side().isEmpty())) && !monitor.isCancelled()) {
            Thread.onSpinWait();
        }
        return pipeline.estimate(request, monitor);
    }

    private static ModelCard card(String id) {
        var graphs = Path.of("src/test/resources/fathom/inference/graphs");
        var tiny = Path.of("src/test/resources/models/tiny");
        return switch (id) {
            case METRIC3D -> card(id, tiny, "tiny-metric3d-interface-stub.onnx");
            case MOGE -> card(id, graphs, "points.onnx");
            default -> card(id, graphs, "sky.onnx");
        };
    }

    private static ModelCard card(String id, Path folder, String graph) {
        var file = ModelFile.local(graph, Optional.empty());
        try {
            return ModelCatalog.scan(List.of(Path.of("models")))
                    .find(id)
                    .withFiles(new ModelFiles(folder, Precision.FP32, List.of(file)));
        } catch (UserFacingException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Red grows to the right from 40 on, the lower half is green, all but the right half of the
     * lower one is blue; "exif.png" says 24 mm on full frame.
     */
    private static final class Slopes implements MadePhotos {
        @Override
        public Photo read(Path file) {
            var rgb = new byte[3 * WIDTH * HEIGHT];
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                boolean low = i / WIDTH >= HEIGHT / 2;
                rgb[3 * i] = (byte) (40 + i % WIDTH);
                rgb[3 * i + 1] = (byte) (low ? 0xff : 0);
                rgb[3 * i + 2] = (byte) (low && i % WIDTH >= WIDTH / 2 ? 0 : 0xff);
            }
            var focal =
                    file.endsWith("exif.png")
                            ? OptionalDouble.of(WIDTH * 24 / 36.0)
                            : OptionalDouble.empty();
            var facts =
                    new PhotoFacts(Optional.empty(), OptionalDouble.empty(), focal, 1, 8, false);
            return Photo.adopt(String.valueOf(file.getFileName()), WIDTH, HEIGHT, rgb, null, facts);
        }
    }
}
