package fathom.ui.scene3d;

import fathom.job.UserFacingException;
import fathom.render.Frame;
import fathom.render.OrbitCamera;
import fathom.render.Projection;
import fathom.render.Rasterizer;
import fathom.render.Vector;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The drawn scene. While something moves, drafts are drawn one after the other, each for the newest
 * view there is; when all rests, one fine picture follows. How coarse drafts are is decided by how
 * long they take. Lives on the toolkit's thread and draws on its job runner's.
 */
final class ScenePicture {
    private static final Duration REST = Duration.millis(160);

    /** A draft that takes longer makes the next one coarser. */
    private static final double SLOW_MS = 70;

    /** A draft that takes less makes the next one finer. */
    private static final double FAST_MS = 14;

    private static final Object DRAFT = "scene draft";
    private static final Object FINE = "scene fine";

    private final JobRunner jobs;
    private final Listener listener;
    private final Rasterizer draftRasterizer = new Rasterizer();
    private final Rasterizer fineRasterizer = new Rasterizer();
    private final ImageView image = new ImageView();
    private final FrameImages images = new FrameImages();
    private final PauseTransition rest = new PauseTransition(REST);
    private List<Rasterizer.Scene> levels = List.of();
    private int draftLevel;
    private @Nullable View wanted;
    private @Nullable View drafted;
    private @Nullable View fine;

    /** Hears of pictures on the toolkit's thread. */
    interface Listener {
        void drawn(Drawn drawn);

        void failed(UserFacingException failure);
    }

    /** Where a picture is drawn from, and how large, in pixels of the pane and of the screen. */
    record View(OrbitCamera camera, double width, double height, double scale) {
        int pixelsAcross() {
            return (int) Math.max(1, Math.round(width * scale));
        }

        int pixelsDown() {
            return (int) Math.max(1, Math.round(height * scale));
        }
    }

    /** A picture that is shown now. */
    record Drawn(View view, Frame frame) {
        Projection projection() {
            return new Projection(view.camera(), view.width(), view.height());
        }

        /** What lies in space under a place of the pane, or at most so far beside it. */
        Optional<Vector> pointAt(double xPx, double yPx, double reachPx) {
            double scale = view.scale();
            var found =
                    frame.nearestAround(
                            (int) (xPx * scale), (int) (yPx * scale), (int) (reachPx * scale));
            if (found.isEmpty()) return Optional.empty();
            int x = found.getAsInt() % frame.width();
            int y = found.getAsInt() / frame.width();
            double depth = frame.depthAt(x, y);
            return Optional.of(projection().toSpace((x + 0.5) / scale, (y + 0.5) / scale, depth));
        }
    }

    private record Timed(Frame frame, double millis) {}

    ScenePicture(JobRunner jobs, Listener listener) {
        this.jobs = jobs;
        this.listener = listener;
        image.getStyleClass().add("scene-picture");
        image.setManaged(false);
        image.setMouseTransparent(true);
        rest.setOnFinished(_ -> drawFine());
    }

    Node node() {
        return image;
    }

    /**
     * @param scenes the scene itself, then coarser ones; empty for nothing
     */
    void show(List<Rasterizer.Scene> scenes) {
        boolean coarser = scenes.size() <= draftLevel;
        levels = List.copyOf(scenes);
        if (coarser) draftLevel = Math.max(0, scenes.size() - 1);
        if (scenes.isEmpty()) {
            forget();
        } else {
            drafted = null;
            draw();
        }
    }

    void look(View view) {
        if (view.equals(wanted)) return;
        wanted = view;
        draw();
    }

    /** Whether the fine picture of what is wanted is shown. */
    boolean isFinished() {
        return levels.isEmpty() || (wanted != null && wanted.equals(fine));
    }

    private void forget() {
        rest.stop();
        jobs.cancel(DRAFT::equals);
        jobs.cancel(FINE::equals);
        drafted = null;
        fine = null;
        image.setImage(null);
    }

    private void draw() {
        fine = null;
        jobs.cancel(FINE::equals);
        var view = wanted;
        if (levels.isEmpty() || view == null) return;
        rest.playFromStart();
        if (jobs.isWanted(DRAFT)) return;
        drafted = view;
        var scene = levels.get(draftLevel);
        jobs.run(
                DRAFT,
                monitor -> {
                    long start = System.nanoTime();
                    var frame =
                            draftRasterizer.draw(
                                    scene,
                                    view.camera(),
                                    view.pixelsAcross(),
                                    view.pixelsDown(),
                                    Rasterizer.Quality.DRAFT,
                                    monitor);
                    return new Timed(frame, (System.nanoTime() - start) / 1e6);
                },
                Outcome.of(timed -> draftArrived(view, timed), this::failed));
    }

    private void draftArrived(View view, Timed timed) {
        if (timed.millis > SLOW_MS && draftLevel + 1 < levels.size()) draftLevel++;
        else if (timed.millis < FAST_MS && draftLevel > 0) draftLevel--;
        arrived(view, timed.frame);
        if (!view.equals(wanted) || !view.equals(drafted)) draw();
    }

    private void drawFine() {
        var view = wanted;
        if (levels.isEmpty() || view == null) return;
        var scene = levels.getFirst();
        jobs.run(
                FINE,
                monitor ->
                        fineRasterizer.draw(
                                scene,
                                view.camera(),
                                view.pixelsAcross(),
                                view.pixelsDown(),
                                Rasterizer.Quality.FINE,
                                monitor),
                Outcome.of(
                        frame -> {
                            fine = view;
                            arrived(view, frame);
                        },
                        this::failed));
    }

    private void arrived(View view, Frame frame) {
        image.setImage(images.imageOf(frame));
        image.setFitWidth(view.width());
        image.setFitHeight(view.height());
        listener.drawn(new Drawn(view, frame));
    }

    private void failed(UserFacingException failure) {
        listener.failed(failure);
    }
}
