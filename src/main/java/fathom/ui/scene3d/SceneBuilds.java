package fathom.ui.scene3d;

import fathom.job.UserFacingException;
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
    private @Nullable PhotoTexture texture;

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

    /** Nothing that was asked for arrives any more. */
    void forget() {
        waiting = null;
        texture = null;
        jobs.cancel(KEY::equals);
    }

    private void start(SceneRequest request) {
        var known = texture;
        jobs.run(
                KEY,
                monitor -> {
                    var geometry = SceneGeometries.build(request);
                    monitor.throwIfCancelled();
                    var photo = request.photo();
                    return new SceneContent(
                            geometry,
                            known != null && known.isOf(photo) ? known : PhotoTexture.of(photo));
                },
                Outcome.of(this::finish, this::fail));
    }

    private void finish(SceneContent content) {
        texture = content.texture();
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
