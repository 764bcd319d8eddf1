package fathom.ui.viewport;

import javafx.concurrent.Task;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Builds pyramids on a worker thread, once for each source, and gives a pyramid without halvings
 * until the whole one is there. Used on the toolkit's thread only.
 *
 * @param <S> what a pyramid is built from, told apart by identity
 * @param <P> the pyramid
 */
final class PicturePreparation<S, P> {
    private static final Logger LOG = LoggerFactory.getLogger(PicturePreparation.class);

    private final Function<S, P> coarse;
    private final Function<S, P> whole;
    private final Executor worker;
    private final Runnable onReady;
    private final Map<S, P> pyramids = new HashMap<>();

    /**
     * @param onReady called when a whole pyramid has taken the place of a coarse one
     */
    PicturePreparation(
            Function<S, P> coarse, Function<S, P> whole, Executor worker, Runnable onReady) {
        this.coarse = coarse;
        this.whole = whole;
        this.worker = worker;
        this.onReady = onReady;
    }

    P pyramidOf(S source) {
        P known = pyramids.get(source);
        if (known != null) return known;
        P first = coarse.apply(source);
        pyramids.put(source, first);
        worker.execute(building(source));
        return first;
    }

    void forgetAllBut(Set<S> wanted) {
        pyramids.keySet().retainAll(wanted);
    }

    private Task<P> building(S source) {
        var task =
                new Task<P>() {
                    @Override
                    protected P call() {
                        return whole.apply(source);
                    }
                };
        task.setOnSucceeded(
                event -> {
                    if (pyramids.replace(source, task.getValue()) != null) onReady.run();
                });
        task.setOnFailed(event -> LOG.error("No pyramid could be built", task.getException()));
        return task;
    }
}
