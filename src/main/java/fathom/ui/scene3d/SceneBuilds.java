package fathom.ui.scene3d;

import fathom.geometry.ZSurface;
import fathom.image.Photo;
import fathom.job.UserFacingException;
import fathom.render.Texture;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import org.jspecify.annotations.Nullable;

/**
 * Builds scenes on a worker thread, one at a time: while one is built, only the newest request is
 * remembered. Cancelling the running build instead would show nothing at all while a slider moves.
 */
final class SceneBuilds {
    /** Hears of the outcome, on the thread that makes the requests. */
    interface Listener {
        void built(SceneContent content);

        void failed(UserFacingException failure);
    }

    private static final Object KEY = SceneBuilds.class;

    private final JobRunner jobs;
    private final Listener listener;
    private @Nullable SceneRequest waiting;
    private @Nullable Texture texture;
    private @Nullable Photo texturedPhoto;

    SceneBuilds(JobRunner jobs, Listener listener) {
        this.jobs = jobs;
        this.listener = listener;
    }

    void request(SceneRequest request) {
        if (jobs.isWanted(KEY)) {
            waiting = request;
        } else {
            start(request);
        }
    }

    boolean isBusy() {
        return jobs.isWanted(KEY);
    }

    /** Nothing that was asked for arrives any more. */
    void forget() {
        waiting = null;
        texture = null;
        texturedPhoto = null;
        jobs.cancel(KEY::equals);
    }

    private void start(SceneRequest request) {
        var known = texture != null && texturedPhoto == request.photo() ? texture : null;
        jobs.run(
                KEY,
                monitor -> {
                    var surface = ZSurface.of(request.map(), request.nearFar());
                    int step = SceneLevels.stepFor(request, surface.z().size());
                    var levels = SceneLevels.build(request, surface, step);
                    monitor.throwIfCancelled();
                    var colours = known != null ? known : Texture.of(request.photo());
                    return new SceneContent(request, surface, step, levels, colours);
                },
                Outcome.of(this::finish, this::fail));
    }

    private void finish(SceneContent content) {
        texture = content.texture();
        texturedPhoto = content.request().photo();
        startWaiting();
        listener.built(content);
    }

    private void fail(UserFacingException failure) {
        startWaiting();
        listener.failed(failure);
    }

    private void startWaiting() {
        var next = waiting;
        waiting = null;
        if (next != null) start(next);
    }
}
