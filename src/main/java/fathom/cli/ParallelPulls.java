package fathom.cli;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.ModelDownload;
import fathom.store.web.Transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Fetches several models, some of them at the same time. A failure stops no other fetch. */
final class ParallelPulls {
    private final ModelDownload download;
    private final ModelDownload.Options options;
    private final Console console;
    private final Map<String, Transfer.Progress> running = new LinkedHashMap<>();

    /** What became of one model. */
    record Arrival(
            ModelCard card,
            Optional<ModelDownload.Outcome> outcome,
            Optional<UserFacingException> failure) {
        void orThrow() throws UserFacingException {
            if (failure.isPresent()) throw failure.get();
        }
    }

    ParallelPulls(ModelDownload download, ModelDownload.Options options, Console console) {
        this.download = download;
        this.options = options;
        this.console = console;
    }

    /**
     * Returns when all have ended, in the order of the cards.
     *
     * @throws CancellationException after every fetch has stopped
     */
    List<Arrival> run(List<ModelCard> cards, int atOnce, JobMonitor monitor) {
        var arrivals = new ArrayList<Arrival>();
        try (var workers =
                Executors.newFixedThreadPool(
                        atOnce, Thread.ofPlatform().daemon().name("pull-", 0).factory())) {
            var fetches = new ArrayList<Future<Arrival>>();
            boolean several = cards.size() > 1;
            for (var card : cards) {
                var listener = new Told(card.id(), several);
                fetches.add(workers.submit(() -> pull(card, listener, monitor)));
            }
            for (var fetch : fetches) arrivals.add(ended(fetch));
        }
        monitor.throwIfCancelled();
        return arrivals;
    }

    private Arrival pull(ModelCard card, Transfer.Listener listener, JobMonitor monitor) {
        try {
            var outcome = download.pull(card, options, listener, monitor);
            return new Arrival(card, Optional.of(outcome), Optional.empty());
        } catch (UserFacingException e) {
            return new Arrival(card, Optional.empty(), Optional.of(e));
        } finally {
            forget(card);
        }
    }

    private static Arrival ended(Future<Arrival> fetch) {
        try {
            return fetch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What is told of one model. */
    private final class Told implements Transfer.Listener {
        private final String id;

        /** Then its name has to be said. */
        private final boolean several;

        Told(String id, boolean several) {
            this.id = id;
            this.several = several;
        }

        @Override
        public void progressed(Transfer.Progress progress) {
            show(id, progress);
        }

        @Override
        public void heldUp(String text) {
            console.note(several ? id + ": " + text : text);
        }
    }

    private synchronized void show(String id, Transfer.Progress progress) {
        running.put(id, progress);
        String text =
                running.size() == 1
                        ? TransferLine.text(progress)
                        : running.entrySet().stream()
                                .map(entry -> TransferLine.brief(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining("   "));
        console.progress(0, 0, text);
    }

    private synchronized void forget(ModelCard card) {
        running.remove(card.id());
    }
}
