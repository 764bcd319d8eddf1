package fathom.ui.state;

import fathom.image.Photo;
import fathom.inference.EngineOptions;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import java.util.OptionalInt;
import java.util.function.Consumer;

/** Has open photographs estimated by the chosen models, and remembers what came out. */
final class Estimation {
    private final DepthSource depths;
    private final JobRunner inference;
    private final ModelsViewModel models;
    private final ByteBudgetCache<Key, Estimate> known;
    private final Listener listener;

    private record Key(LibraryItem item, String modelId, OptionalInt side) {}

    /** The quick look that comes before a full estimate. */
    private record QuickKey(Key full) {}

    /**
     * Who is told.
     *
     * @param estimated every estimate, before it is shown
     * @param changed after an open photograph has changed
     */
    record Listener(Consumer<Estimate> estimated, Runnable changed) {}

    Estimation(
            DepthSource depths,
            JobRunner inference,
            ModelsViewModel models,
            long cacheBytes,
            Listener listener) {
        this.depths = depths;
        this.inference = inference;
        this.models = models;
        this.known = new ByteBudgetCache<>(cacheBytes, Estimate::bytes);
        this.listener = listener;
    }

    /** Runs what a photograph still lacks, and stops what it no longer needs. */
    void update(OpenPhoto open) {
        var read = open.photo();
        if (read == null) return;
        var item = open.item();
        var wanted = models.selected().stream().map(card -> keyOf(item, card)).toList();
        inference.cancel(
                key -> key instanceof Key own && own.item() == item && !wanted.contains(own));
        inference.cancel(
                key ->
                        key instanceof QuickKey(var full)
                                && full.item() == item
                                && !wanted.contains(full));
        open.keepOnly(models.selected().stream().map(ModelCard::id).toList());
        for (var card : models.selected()) lookQuickly(open, card, read);
        for (var card : models.selected()) estimate(open, card, read);
    }

    /** Nobody waits for this picture any more. */
    void stop(LibraryItem item) {
        inference.cancel(
                key ->
                        (key instanceof Key own && own.item() == item)
                                || (key instanceof QuickKey(var full) && full.item() == item));
    }

    /** The picture was closed. */
    void forget(LibraryItem item) {
        known.removeIf(key -> key.item() == item);
    }

    /** Something to see of every model before the first full result takes its time. */
    private void lookQuickly(OpenPhoto open, ModelCard card, Photo read) {
        var key = keyOf(open.item(), card);
        if (known.get(key).isPresent() || inference.isWanted(key)) return;
        var cost = models.costOf(card, key.side(), read.width(), read.height());
        var side = QuickLook.side(card, key.side(), cost, read.width(), read.height());
        if (side.isEmpty()) return;
        var request = new DepthRequest(read, card, side, EngineOptions.DEFAULT);
        inference.run(
                new QuickKey(key),
                monitor -> Estimate.of(depths.estimate(request, monitor)),
                Outcome.of(
                        estimate -> showQuickLook(open, card, estimate),
                        // The full estimate says what is wrong, if it fails as well.
                        _ -> {}));
    }

    private void showQuickLook(OpenPhoto open, ModelCard card, Estimate estimate) {
        if (!inference.isWanted(keyOf(open.item(), card))) return;
        measured(card, estimate);
        listener.estimated().accept(estimate);
        open.lookQuickly(card.id(), estimate.result());
        listener.changed().run();
    }

    private void estimate(OpenPhoto open, ModelCard card, Photo read) {
        var key = keyOf(open.item(), card);
        var there = known.get(key);
        if (there.isPresent()) {
            finish(open, card, there.get());
        } else if (!inference.isWanted(key)) {
            open.wait(card.id());
            var request = new DepthRequest(read, card, key.side(), EngineOptions.DEFAULT);
            inference.run(
                    key,
                    monitor -> Estimate.of(depths.estimate(request, monitor)),
                    new Waiting(open, card, key));
        }
    }

    private void finish(OpenPhoto open, ModelCard card, Estimate estimate) {
        listener.estimated().accept(estimate);
        open.finish(card.id(), estimate.result());
    }

    /** Who waits for one model. */
    private final class Waiting implements Outcome<Estimate> {
        private final OpenPhoto open;
        private final ModelCard card;
        private final Key key;

        Waiting(OpenPhoto open, ModelCard card, Key key) {
            this.open = open;
            this.card = card;
            this.key = key;
        }

        @Override
        public void succeeded(Estimate estimate) {
            known.put(key, estimate);
            measured(card, estimate);
            finish(open, card, estimate);
            listener.changed().run();
        }

        @Override
        public void failed(UserFacingException failure) {
            open.fail(card.id(), failure);
            listener.changed().run();
        }

        @Override
        public void progressed(double fraction, String step) {
            open.progress(card.id(), fraction, step);
            listener.changed().run();
        }
    }

    private void measured(ModelCard card, Estimate estimate) {
        var result = estimate.result();
        models.measured(card, result.inputSize(), result.timings().estimateMs());
    }

    private Key keyOf(LibraryItem item, ModelCard card) {
        return new Key(item, card.id(), models.sideProperty().get());
    }
}
