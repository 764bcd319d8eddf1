package fathom.ui.scene3d;

import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import org.jspecify.annotations.Nullable;

/**
 * Builds scenes on a worker thread, one at a time: while one is built, only the newest order is
 * remembered. Cancelling the running build instead would show nothing at all while a slider moves;
 * only one that takes long gives way.
 */
final class SceneBuilds {
    /** Hears of the outcome, on the thread that gives the orders. */
    interface Listener {
        void built(SceneContent content);

        void failed(UserFacingException failure);
    }

    private static final Object KEY = SceneBuilds.class;

    private final JobRunner jobs;
    private final Listener listener;
    private final SceneWorkshop workshop = new SceneWorkshop();
    private @Nullable SceneOrder waiting;
    private @Nullable SceneOrder running;

    SceneBuilds(JobRunner jobs, Listener listener) {
        this.jobs = jobs;
        this.listener = listener;
    }

    void order(SceneOrder order) {
        boolean slow = running != null && running.main().request().isSlow();
        if (jobs.isWanted(KEY) && !slow) {
            waiting = order;
        } else {
            start(order);
        }
    }

    boolean isBusy() {
        return jobs.isWanted(KEY);
    }

    /** Nothing that was ordered arrives any more. */
    void forget() {
        waiting = null;
        jobs.cancel(KEY::equals);
        jobs.run(
                KEY,
                _ -> {
                    workshop.forget();
                    return Boolean.TRUE;
                },
                Outcome.of(_ -> startWaiting(), _ -> startWaiting()));
    }

    private void start(SceneOrder order) {
        running = order;
        waiting = null;
        jobs.run(
                KEY,
                monitor -> workshop.build(order, monitor),
                Outcome.of(this::finish, this::fail));
    }

    private void finish(SceneContent content) {
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
