package fathom.ui.state;

import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.inference.EngineOptions;
import fathom.job.UserFacingException;
import fathom.machine.MeasuredSpeeds;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.FocalScaling;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.text.Messages;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Has open photographs estimated by the chosen models, and remembers what came out. */
final class Estimation {
    private final DepthSource depths;
    private final JobRunner inference;
    private final JobRunner scaling;
    private final ModelsViewModel models;
    private final LensChoices lenses;
    private final Listener listener;

    /** What networks gave, each for the lens that it was last asked about. */
    private final ByteBudgetCache<Key, Estimate> known;

    /** The lens that each network which runs was asked about. */
    private final Map<Key, FocalHint> asked = new HashMap<>();

    /** What the networks that run gave at a reduced size. */
    private final Map<Key, Estimate> looks = new HashMap<>();

    private record Key(LibraryItem item, String modelId, OptionalInt side) {}

    /** The quick look that comes before a full estimate, and its depth for another lens. */
    private record QuickKey(Key full) {}

    /** The same depth for another lens. */
    private record ScaledKey(Key full) {}

    /**
     * Who works.
     *
     * @param inference runs networks
     * @param scaling follows the lens where no network is needed
     */
    record Runners(JobRunner inference, JobRunner scaling) {}

    /**
     * Who is told.
     *
     * @param estimated every estimate, before it is shown
     * @param changed after an open photograph has changed
     */
    record Listener(Consumer<Estimate> estimated, Runnable changed) {}

    Estimation(
            DepthSource depths,
            Runners runners,
            ModelsViewModel models,
            LensChoices lenses,
            long cacheBytes,
            Listener listener) {
        this.depths = depths;
        this.inference = runners.inference();
        this.scaling = runners.scaling();
        this.models = models;
        this.lenses = lenses;
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
        scaling.cancel(
                key ->
                        fullOf(key)
                                .filter(full -> full.item() == item && !wanted.contains(full))
                                .isPresent());
        looks.keySet().removeIf(key -> key.item() == item && !wanted.contains(key));
        open.keepOnly(models.selected().stream().map(ModelCard::id).toList());
        // What is there at once waits for nobody, and no full result for another's quick look.
        for (var card : models.selected()) {
            if (!QuickLook.isSlow(card, costOf(open, card, read))) estimate(open, card, read);
        }
        for (var card : models.selected()) lookQuickly(open, card, read);
        for (var card : models.selected()) estimate(open, card, read);
    }

    private Optional<MeasuredSpeeds.Cost> costOf(OpenPhoto open, ModelCard card, Photo read) {
        return models.costOf(card, keyOf(open.item(), card).side(), read.width(), read.height());
    }

    /** The user says something else about the lens: what there is follows, at once if it can. */
    void followLens(OpenPhoto open) {
        var read = open.photo();
        if (read == null) return;
        for (var card : models.selected()) {
            var key = keyOf(open.item(), card);
            if (known.get(key).isPresent() || inference.isWanted(key)) estimate(open, card, read);
            followLensQuickly(open, card, key);
        }
    }

    /** Whether that work only follows the lens: nobody needs to cancel what comes at once. */
    static boolean isScaling(Object key) {
        return fullOf(key).isPresent();
    }

    /** What a key of the scaling runner stands for. */
    private static Optional<Key> fullOf(Object key) {
        return switch (key) {
            case ScaledKey(var full) -> Optional.of(full);
            case QuickKey(var full) -> Optional.of(full);
            default -> Optional.empty();
        };
    }

    /** Nobody waits for this picture any more. */
    void stop(LibraryItem item) {
        inference.cancel(
                key ->
                        (key instanceof Key own && own.item() == item)
                                || (key instanceof QuickKey(var full) && full.item() == item));
        scaling.cancel(key -> fullOf(key).filter(full -> full.item() == item).isPresent());
        looks.keySet().removeIf(key -> key.item() == item);
    }

    /** The picture was closed. */
    void forget(LibraryItem item) {
        known.removeIf(key -> key.item() == item);
        asked.keySet().removeIf(key -> key.item() == item);
        looks.keySet().removeIf(key -> key.item() == item);
    }

    /** Something to see of every model before the first full result takes its time. */
    private void lookQuickly(OpenPhoto open, ModelCard card, Photo read) {
        var key = keyOf(open.item(), card);
        if (known.get(key).isPresent() || inference.isWanted(key)) return;
        var cost = costOf(open, card, read);
        var side = QuickLook.side(card, key.side(), cost, read.width(), read.height());
        if (side.isEmpty()) return;
        var request = request(open, card, read, side);
        inference.run(
                new QuickKey(key),
                monitor -> Estimate.of(depths.estimate(request, monitor)),
                new WaitingForLook(open, card));
    }

    private void looked(OpenPhoto open, ModelCard card, Estimate estimate) {
        var key = keyOf(open.item(), card);
        if (!inference.isWanted(key)) return;
        measured(card, estimate);
        looks.put(key, estimate);
        showQuickLook(open, card, estimate);
        followLensQuickly(open, card, key);
    }

    /** Has the quick look say what the lens makes of it, where that needs no network. */
    private void followLensQuickly(OpenPhoto open, ModelCard card, Key full) {
        var look = looks.get(full);
        var key = new QuickKey(full);
        // The lens is looked at again when that one is there.
        if (look == null || !inference.isWanted(full) || scaling.isWanted(key)) return;
        var hint = lenses.of(open.item());
        var shown = open.resultOf(card.id());
        if (shown != null && FocalScaling.isFor(shown, hint)) return;
        scaling.run(
                key,
                _ -> FocalScaling.of(look.result(), hint).map(Estimate::of),
                Outcome.of(
                        scaled -> {
                            if (scaled.isEmpty() || !inference.isWanted(full)) return;
                            showQuickLook(open, card, scaled.get());
                            followLensQuickly(open, card, full);
                        },
                        // What it was before stays until the full estimate is there.
                        _ -> {}));
    }

    private void showQuickLook(OpenPhoto open, ModelCard card, Estimate estimate) {
        listener.estimated().accept(estimate);
        open.lookQuickly(card.id(), estimate.result());
        listener.changed().run();
    }

    private void estimate(OpenPhoto open, ModelCard card, Photo read) {
        var key = keyOf(open.item(), card);
        var there = known.get(key);
        if (there.isPresent()) {
            settle(open, card, there.get());
        } else if (!inference.isWanted(key)
                || (isFitted(card) && !lenses.of(open.item()).equals(asked.get(key)))) {
            run(open, card, read);
        }
    }

    /** Whether only another run follows the lens; what other networks give follows it later. */
    private static boolean isFitted(ModelCard card) {
        return card.output().form() == DepthRule.Form.AFFINE_POINTS;
    }

    private void run(OpenPhoto open, ModelCard card, Photo read) {
        var key = keyOf(open.item(), card);
        open.wait(card.id());
        var request = request(open, card, read, key.side());
        asked.put(key, request.focal());
        inference.run(
                key,
                monitor -> Estimate.of(depths.estimate(request, monitor)),
                new Waiting(open, card, key));
    }

    private DepthRequest request(OpenPhoto open, ModelCard card, Photo read, OptionalInt side) {
        return new DepthRequest(read, card, side, EngineOptions.DEFAULT)
                .withFocal(lenses.of(open.item()));
    }

    /** Shows what a network gave as it is for the lens that is chosen now. */
    private void settle(OpenPhoto open, ModelCard card, Estimate estimate) {
        var hint = lenses.of(open.item());
        var full = keyOf(open.item(), card);
        var key = new ScaledKey(full);
        if (FocalScaling.isFor(estimate.result(), hint)) {
            inference.cancel(full::equals);
            scaling.cancel(key::equals);
            finish(open, card, estimate);
            return;
        }
        if (inference.isWanted(full) && hint.equals(asked.get(full))) return;
        if (isFitted(card)) {
            run(open, card, estimate.result().photo());
            return;
        }
        // The lens is looked at again when this one is there: a moving slider shows something.
        if (scaling.isWanted(key)) return;
        if (open.resultOf(card.id()) == null) open.wait(card.id());
        scaling.run(
                key,
                _ -> FocalScaling.of(estimate.result(), hint).map(Estimate::of),
                Outcome.of(
                        scaled -> follow(open, card, estimate, scaled),
                        failure -> {
                            open.fail(card.id(), failure);
                            listener.changed().run();
                        }));
    }

    private void follow(
            OpenPhoto open, ModelCard card, Estimate estimate, Optional<Estimate> scaled) {
        if (scaled.isPresent()) {
            finish(open, card, scaled.get());
            boolean newest = FocalScaling.isFor(scaled.get().result(), lenses.of(open.item()));
            if (!newest) settle(open, card, estimate);
        } else {
            run(open, card, estimate.result().photo());
        }
        listener.changed().run();
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
            looks.remove(key);
            measured(card, estimate);
            settle(open, card, estimate);
            listener.changed().run();
        }

        @Override
        public void failed(UserFacingException failure) {
            looks.remove(key);
            open.fail(card.id(), failure);
            listener.changed().run();
        }

        @Override
        public void progressed(double fraction, String step) {
            open.progress(card.id(), fraction, step);
            listener.changed().run();
        }
    }

    /** Who waits for the quick look of one model: what it is busy with is no mere waiting. */
    private final class WaitingForLook implements Outcome<Estimate> {
        private final OpenPhoto open;
        private final ModelCard card;

        WaitingForLook(OpenPhoto open, ModelCard card) {
            this.open = open;
            this.card = card;
        }

        @Override
        public void succeeded(Estimate estimate) {
            looked(open, card, estimate);
        }

        /** The full estimate says what is wrong, if it fails as well. */
        @Override
        public void failed(UserFacingException failure) {}

        @Override
        public void progressed(double fraction, String step) {
            open.progress(card.id(), fraction, Messages.text("status.quick", step));
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
