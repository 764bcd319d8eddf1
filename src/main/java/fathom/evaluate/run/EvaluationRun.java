package fathom.evaluate.run;

import fathom.depth.DepthMap;
import fathom.evaluate.Evaluator;
import fathom.evaluate.ImageScore;
import fathom.evaluate.dataset.Dataset;
import fathom.evaluate.dataset.Example;
import fathom.groundtruth.PhotoShape;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Scores networks on a data set, one network after the other: while one image is estimated, the
 * next is read and the last is scored; no more than those three are in memory. An image that cannot
 * be read, estimated or compared is listed and the rest goes on.
 */
public final class EvaluationRun {
    private final Dataset dataset;
    private final List<Contender> contenders;
    private final Journal journal;
    private final Consumer<Outcome> listener;

    /**
     * @param listener hears each new outcome, on the run's thread
     */
    public EvaluationRun(
            Dataset dataset,
            List<Contender> contenders,
            Journal journal,
            Consumer<Outcome> listener) {
        this.dataset = dataset;
        this.contenders = List.copyOf(contenders);
        this.journal = journal;
        this.listener = listener;
    }

    /**
     * All outcomes, those of the journal included, by network and in the data set's order.
     *
     * @throws UserFacingException only for what stops the whole run: a network that cannot be used
     *     at all, or a journal that cannot be written
     * @throws CancellationException soon after the monitor is cancelled
     */
    public List<Outcome> run(JobMonitor monitor) throws UserFacingException {
        var outcomes = new ArrayList<Outcome>(journal.finished());
        var done = new HashSet<String>();
        for (Outcome outcome : outcomes) done.add(key(outcome.model(), outcome.index()));
        long total = (long) dataset.size() * contenders.size();
        try (var reader = worker("evaluate-read");
                var scorer = worker("evaluate-score")) {
            for (Contender contender : contenders) {
                run(contender, done, outcomes, reader, scorer, total, monitor);
            }
        }
        outcomes.sort(
                (a, b) -> {
                    int byModel = Integer.compare(place(a.model()), place(b.model()));
                    return byModel != 0 ? byModel : Integer.compare(a.index(), b.index());
                });
        return outcomes;
    }

    private void run(
            Contender contender,
            Set<String> done,
            List<Outcome> outcomes,
            ExecutorService reader,
            ExecutorService scorer,
            long total,
            JobMonitor monitor)
            throws UserFacingException {
        var left = new ArrayList<Integer>();
        for (int i = 0; i < dataset.size(); i++) {
            if (!done.contains(key(contender.id(), i))) left.add(i);
        }
        var evaluator = new Evaluator(contender.settings());
        Future<ImageTask> next = left.isEmpty() ? null : read(reader, left.getFirst(), contender);
        Future<Outcome> scoring = null;
        for (int k = 0; k < left.size(); k++) {
            monitor.throwIfCancelled();
            int index = left.get(k);
            monitor.report(
                    outcomes.size(),
                    total,
                    contender.name() + ", " + dataset.example(index).name());
            Future<ImageTask> current = next;
            next = k + 1 < left.size() ? read(reader, left.get(k + 1), contender) : null;
            Callable<Outcome> score = estimate(contender, evaluator, index, current, monitor);
            if (scoring != null) keep(scoring, outcomes);
            scoring = scorer.submit(score);
        }
        if (scoring != null) keep(scoring, outcomes);
    }

    private Future<ImageTask> read(ExecutorService reader, int index, Contender contender) {
        Example example = dataset.example(index);
        return reader.submit(() -> ImageTask.read(example, contender.settings().protocol()));
    }

    /** Estimates now; what is returned scores. */
    private Callable<Outcome> estimate(
            Contender contender,
            Evaluator evaluator,
            int index,
            @Nullable Future<ImageTask> reading,
            JobMonitor monitor)
            throws UserFacingException {
        String name = dataset.example(index).name();
        if (reading == null) throw new IllegalStateException("No image was asked for");
        try {
            ImageTask task = get(reading);
            var prediction = contender.predictor().predict(task.photo(), new CancelOnly(monitor));
            return () -> score(contender, evaluator, index, name, task, prediction);
        } catch (UserFacingException failure) {
            // Neither gets better with another image.
            if (failure.fault() == Fault.MODEL_UNAVAILABLE || failure.fault() == Fault.USAGE) {
                throw failure;
            }
            return () -> skipped(contender, index, name, failure);
        }
    }

    private static Outcome score(
            Contender contender,
            Evaluator evaluator,
            int index,
            String name,
            ImageTask task,
            Contender.Prediction prediction) {
        try {
            DepthMap truth = task.truth().depth();
            ImageScore score = evaluator.score(prediction.map(), truth, task.truth().mask());
            return new Outcome.Scored(
                    name,
                    index,
                    contender.id(),
                    score.values(),
                    score.fit().scale(),
                    score.fit().shift(),
                    score.validPixels(),
                    prediction.milliseconds(),
                    ResidentMemory.mb(),
                    PhotoShape.mismatch("ground truth", truth.grid(), task.photo()).orElse(""));
        } catch (UserFacingException failure) {
            return skipped(contender, index, name, failure);
        }
    }

    private static Outcome skipped(
            Contender contender, int index, String name, UserFacingException failure) {
        return new Outcome.Skipped(name, index, contender.id(), failure.problem());
    }

    private void keep(Future<Outcome> scoring, List<Outcome> outcomes) throws UserFacingException {
        Outcome outcome = get(scoring);
        journal.add(outcome);
        outcomes.add(outcome);
        listener.accept(outcome);
    }

    private static <T> T get(Future<T> future) throws UserFacingException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UserFacingException known -> throw known;
                case OutOfMemoryError _ ->
                        throw new UserFacingException(
                                Fault.BAD_INPUT,
                                "The image does not fit into memory.",
                                "Give Java more memory with -Xmx.",
                                e);
                case null, default -> throw new CompletionException(e.getCause());
            }
        }
    }

    private int place(String model) {
        for (int i = 0; i < contenders.size(); i++) {
            if (contenders.get(i).id().equals(model)) return i;
        }
        return contenders.size();
    }

    /** The run counts images, so the steps of one estimate are not reported. */
    private record CancelOnly(JobMonitor monitor) implements JobMonitor {
        @Override
        public void report(long done, long total, String step) {}

        @Override
        public boolean isCancelled() {
            return monitor.isCancelled();
        }
    }

    private static String key(String model, int index) {
        return model + "\0" + index;
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(
                task -> {
                    var thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
