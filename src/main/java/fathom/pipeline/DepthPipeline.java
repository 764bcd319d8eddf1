package fathom.pipeline;

import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.inference.DepthEngines;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthResult.Timings;
import fathom.preprocess.PhotoToTensor;
import fathom.preprocess.PreparedPhoto;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A photograph goes in, its depth comes out. May be called from several threads; one network serves
 * one call at a time, and the networks used last stay open.
 */
public final class DepthPipeline implements AutoCloseable {
    private static final int OPEN_NETWORKS = 3;
    private static final int STEPS = 4;

    private final OpenNetworks networks;

    public DepthPipeline(DepthEngines engines) {
        networks = new OpenNetworks(engines, OPEN_NETWORKS);
    }

    /**
     * @throws java.util.concurrent.CancellationException soon after the monitor is cancelled; the
     *     network stays usable
     */
    public DepthResult estimate(DepthRequest request, JobMonitor monitor)
            throws UserFacingException {
        var card = request.card();
        var recipe =
                request.side().isPresent()
                        ? card.input().withSide(request.side().getAsInt())
                        : card.input();
        try (var network = networks.lease(card, request.options())) {
            monitor.throwIfCancelled();
            monitor.report(0, STEPS, "Loading " + card.name());
            var clock = new Clock();
            boolean loaded = network.load(monitor);
            double loadMs = loaded ? clock.lapMs() : 0;

            monitor.throwIfCancelled();
            monitor.report(1, STEPS, "Preparing the photograph");
            clock.lapMs();
            PreparedPhoto prepared = PhotoToTensor.prepare(request.photo(), recipe);
            double preprocessMs = clock.lapMs();

            monitor.throwIfCancelled();
            monitor.report(2, STEPS, "Running " + card.name());
            FloatGrid output = network.run(prepared.tensor(), monitor);
            double inferenceMs = clock.lapMs();

            monitor.throwIfCancelled();
            monitor.report(3, STEPS, "Bringing depth to the photograph");
            DepthMap networkMap = finish(prepared.placement().networkMap(output), request);
            DepthMap map =
                    finish(
                            prepared.placement().toPhoto(output, card.output().resampling()),
                            request);
            double postprocessMs = clock.lapMs();
            monitor.report(STEPS, STEPS, "Done");
            return new DepthResult(
                    request.photo(),
                    card,
                    networkMap,
                    map,
                    prepared.placement().input(),
                    new Timings(loadMs, preprocessMs, inferenceMs, postprocessMs));
        }
    }

    /**
     * Fails now, not at the first photograph, when the card's file is missing or is not the one
     * that its hash names.
     */
    public void verify(ModelCard card, JobMonitor monitor) throws UserFacingException {
        networks.verify(card, monitor);
    }

    /** Closes the networks that stand ready; those in use follow when their runs end. */
    public void closeNetworks() {
        networks.closeAll();
    }

    @Override
    public void close() {
        networks.close();
    }

    private static DepthMap finish(FloatGrid grid, DepthRequest request) {
        var output = request.card().output();
        boolean clamp = output.nonNegative() && hasNegative(grid);
        if (!clamp && !request.photo().hasTransparency()) return DepthMap.of(output.kind(), grid);
        float[] values = grid.toArray();
        if (clamp) clampNegative(values);
        if (request.photo().hasTransparency()) dropTransparent(values, grid, request.photo());
        return DepthMap.of(output.kind(), FloatGrid.adopt(grid.width(), grid.height(), values));
    }

    private static boolean hasNegative(FloatGrid grid) {
        var found = new AtomicBoolean();
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    float least = 0;
                    for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
                        float value = grid.at(i);
                        least = value < least ? value : least; // NaN is not less
                    }
                    if (least < 0) found.set(true);
                });
        return found.get();
    }

    private static void clampNegative(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) values[i] = 0;
        }
    }

    /** No depth where the photograph's pixel under the cell's centre is fully transparent. */
    private static void dropTransparent(float[] values, FloatGrid grid, Photo photo) {
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        int photoY = (int) ((y + 0.5) * photo.height() / grid.height());
                        for (int x = 0; x < grid.width(); x++) {
                            int photoX = (int) ((x + 0.5) * photo.width() / grid.width());
                            if (photo.isTransparent(photoX, photoY)) {
                                values[y * grid.width() + x] = Float.NaN;
                            }
                        }
                    }
                });
    }

    /** Wall-clock time since the last lap. */
    private static final class Clock {
        private long lastNs = System.nanoTime();

        double lapMs() {
            long nowNs = System.nanoTime();
            double lapMs = (nowNs - lastNs) / 1e6;
            lastNs = nowNs;
            return lapMs;
        }
    }
}
