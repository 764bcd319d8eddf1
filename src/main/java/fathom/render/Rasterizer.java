package fathom.render;

import fathom.job.JobMonitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws scenes on the processor: every layer's vertices are projected, then bands of the picture's
 * rows are filled side by side, each with its part of a depth buffer. Made for the dense meshes and
 * clouds that depth maps give, whose triangles are about a pixel large. Keeps its working arrays
 * from picture to picture, so each thread needs a rasteriser of its own.
 */
public final class Rasterizer {
    private static final int BANDS_PER_PROCESSOR = 8;
    private static final int ROWS_WORTH_A_BAND = 8;

    /** Larger pictures are drawn part by part, so that their samples fit into memory. */
    private static final int MOST_SAMPLES = 32_000_000;

    private final List<Projected> projected = new ArrayList<>();
    private Frame scratch = new Frame(0, 0, new int[0], new float[0]);

    /** How much care a picture is worth. */
    public enum Quality {
        /** One sample a pixel, the nearest texel: while something moves. */
        DRAFT(1),
        /** Four samples a pixel, blended texels. */
        FINE(2);

        private final int samples;

        Quality(int samples) {
            this.samples = samples;
        }
    }

    /** What is drawn, apart from where it is seen from. */
    public record Scene(List<Layer> layers, Lens lens, ClipBox clip) {
        public Scene {
            layers = List.copyOf(layers);
        }
    }

    /**
     * @param width in pixels; the camera's vertical field of view fills the height
     * @param monitor asked between bands whether the picture is still wanted
     * @throws java.util.concurrent.CancellationException when it is not
     */
    public synchronized Frame draw(
            Scene scene,
            OrbitCamera camera,
            int width,
            int height,
            Quality quality,
            JobMonitor monitor) {
        int samples = quality.samples;
        var view = new Projection(camera, (double) width * samples, (double) height * samples);
        int pixels = Math.multiplyExact(width, height);
        var frame = new Frame(width, height, new int[pixels], new float[pixels]);
        if (samples == 1) {
            fill(scene, new Window(view, 0), frame, false, monitor);
            return frame;
        }
        int rows = Math.clamp(MOST_SAMPLES / ((long) width * samples * samples), 1, height);
        for (int first = 0; first < height; first += rows) {
            int count = Math.min(rows, height - first);
            var large = scratchOf(width * samples, count * samples);
            fill(scene, new Window(view, first * samples), large, true, monitor);
            Downsample.halve(large, frame, first);
        }
        return frame;
    }

    /** Rows of a picture from the given one on. */
    private record Window(Projection view, int firstRow) {}

    private Frame scratchOf(int width, int height) {
        if (scratch.width() != width || scratch.height() != height) {
            scratch = new Frame(width, height, new int[width * height], new float[width * height]);
        } else {
            Arrays.fill(scratch.argb(), 0);
            Arrays.fill(scratch.inverseDepth(), 0);
        }
        return scratch;
    }

    private void fill(
            Scene scene, Window window, Frame frame, boolean blended, JobMonitor monitor) {
        var view = window.view;
        var pose = new Pose(view, scene.lens(), window.firstRow);
        var fills = new ArrayList<BandFill>();
        for (int i = 0; i < scene.layers().size(); i++) {
            var layer = scene.layers().get(i);
            if (projected.size() <= i) projected.add(new Projected());
            var vertices = projected.get(i);
            vertices.project(layer, view, scene.lens(), pose, scene.clip());
            fills.add(fillOf(layer, vertices, pose, scene, frame, blended));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        int bands =
                Math.clamp(frame.height() / ROWS_WORTH_A_BAND, 1, processors * BANDS_PER_PROCESSOR);
        IntStream.range(0, bands)
                .parallel()
                .forEach(
                        band -> {
                            monitor.throwIfCancelled();
                            int from = (int) ((long) frame.height() * band / bands);
                            int to = (int) ((long) frame.height() * (band + 1) / bands);
                            for (var fill : fills) fill.rows(from, to);
                        });
    }

    private static BandFill fillOf(
            Layer layer, Projected vertices, Pose pose, Scene scene, Frame frame, boolean blended) {
        return switch (layer.shape().style()) {
            case POINTS -> new PointFill(layer, vertices, pose, scene.lens(), frame);
            case SURFACE -> new TriangleFill(layer, vertices, pose, frame, blended);
            case WIRES -> new WireFill(layer, vertices, pose, frame);
        };
    }

    /** Fills the rows from {@code fromRow} (inclusive) to {@code toRow} (exclusive). */
    @FunctionalInterface
    interface BandFill {
        void rows(int fromRow, int toRow);
    }
}
