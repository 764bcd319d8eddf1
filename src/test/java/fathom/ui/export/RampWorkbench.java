package fathom.ui.export;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.machine.MeasuredSpeeds;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputSize;
import fathom.preprocess.SizeRule;
import fathom.raster.FloatGrid;
import fathom.ui.Fx;
import fathom.ui.TestCards;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.MadePhotos;
import fathom.ui.state.WorkbenchViewModel;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A workbench that shows a photograph whose disparity grows from left to right. */
final class RampWorkbench {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private RampWorkbench() {}

    /** With {@code ramp.png} of the folder open and its depth there. */
    static WorkbenchViewModel open(Path folder, JobRunner runner) throws Exception {
        var workbench =
                Fx.onFx(
                        () ->
                                new WorkbenchViewModel(
                                        new Ramp(),
                                        (request, _) -> ramp(request.photo()),
                                        List.of(TestCards.card("first")),
                                        new WorkbenchViewModel.Runners(runner, runner, runner),
                                        1 << 20));
        Fx.onFx(() -> workbench.library().open(List.of(folder.resolve("ramp.png"))));
        Fx.waitFor("depth", () -> workbench.activeResult().get() != null);
        return workbench;
    }

    /**
     * The full depth of the one chosen network takes until {@code full} opens; a quick look is
     * there before. A second network is not slow.
     */
    static WorkbenchViewModel openSlowly(Path folder, JobRunner runner, CountDownLatch full)
            throws Exception {
        var workbench =
                Fx.onFx(
                        () ->
                                new WorkbenchViewModel(
                                        new Ramp(),
                                        (request, _) -> {
                                            boolean slow = request.card().id().equals("first");
                                            if (slow && request.side().isEmpty()) await(full);
                                            return ramp(request.photo());
                                        },
                                        List.of(
                                                TestCards.sized(
                                                        "first", SizeRule.Rule.NEAREST_SCALE, 64),
                                                TestCards.card("second")),
                                        new WorkbenchViewModel.Runners(runner, runner, runner),
                                        1 << 20));
        Fx.onFx(
                () -> {
                    workbench
                            .models()
                            .speeds()
                            .put(
                                    "first",
                                    List.of(new MeasuredSpeeds.Speed(64, 48, List.of(5000.0))));
                    workbench.library().open(List.of(folder.resolve("ramp.png")));
                });
        Fx.waitFor("a quick look", () -> workbench.activeResult().get() != null);
        return workbench;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Disparity that grows from left to right, so that the right side is near. */
    private static DepthResult ramp(Photo photo) {
        var values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) values[i] = i % WIDTH;
        var map = DepthMap.of(DepthKind.RELATIVE_DISPARITY, FloatGrid.adopt(WIDTH, HEIGHT, values));
        return new DepthResult(
                photo,
                TestCards.card("first"),
                map,
                map,
                new InputSize(WIDTH, HEIGHT),
                new DepthResult.Timings(0, 1, 2, 3));
    }

    private static final class Ramp implements MadePhotos {
        @Override
        public Photo read(Path file) {
            byte[] rgb = new byte[3 * WIDTH * HEIGHT];
            return Photo.adopt("ramp.png", WIDTH, HEIGHT, rgb, null, PhotoFacts.NONE);
        }
    }
}
