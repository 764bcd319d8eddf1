package fathom.ui.models;

import fathom.depth.DepthKind;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.Pins;
import fathom.store.ModelDownload;
import fathom.store.Removal;
import fathom.store.web.Transfer;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.state.Problem;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All models that there are, those that the user looks for, and what is done with them. Lives on
 * the delivery thread of its runner, whose number of threads bounds how many are fetched at once.
 */
public final class ModelShelfViewModel {
    private final ModelShelf shelf;
    private final JobRunner runner;
    private final Consumer<List<ModelCard>> onInstalled;

    private final ObservableList<ModelEntry> entries = FXCollections.observableArrayList();
    private final FilteredList<ModelEntry> shown = new FilteredList<>(entries);
    private final Map<String, ModelEntry> byId = new HashMap<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ALL);
    private final BooleanProperty commercialOnly = new SimpleBooleanProperty();
    private final BooleanProperty allPrecisions = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper diskBytes = new ReadOnlyLongWrapper();

    /** Which models are listed. */
    public enum Show {
        ALL,
        INSTALLED,
        RELATIVE,
        METRIC
    }

    private record Fetch(String id) {}

    private record Change(String id) {}

    /**
     * @param onInstalled takes the models that can be run now, whenever they change
     */
    public ModelShelfViewModel(
            ModelShelf shelf, JobRunner runner, Consumer<List<ModelCard>> onInstalled) {
        this.shelf = shelf;
        this.runner = runner;
        this.onInstalled = onInstalled;
        Stream.of(search, show, commercialOnly, allPrecisions)
                .forEach(property -> property.subscribe(_ -> filter()));
    }

    // Properties

    /**
     * Those that pass search and filters: installed ones first, then those that can be verified.
     */
    public ObservableList<ModelEntry> shown() {
        return shown;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<Show> showProperty() {
        return show;
    }

    public BooleanProperty commercialOnlyProperty() {
        return commercialOnly;
    }

    /** Whether variants in fewer bits are listed beside the main ones. */
    public BooleanProperty allPrecisionsProperty() {
        return allPrecisions;
    }

    /** What the user's models take. */
    public ReadOnlyLongProperty diskBytesProperty() {
        return diskBytes.getReadOnlyProperty();
    }

    public String folder() {
        return shelf.store().folder().toString();
    }

    public List<ModelCard> cards() {
        return entries.stream().map(ModelEntry::card).toList();
    }

    // Commands

    /** Reads the cards anew; what is being fetched goes on. */
    public void refresh() {
        var cards = shelf.cards().get();
        var now =
                cards.stream()
                        .sorted(Comparator.comparingInt(ModelShelfViewModel::distance))
                        .map(this::entryOf)
                        .toList();
        byId.clear();
        now.forEach(entry -> byId.put(entry.card().id(), entry));
        entries.setAll(now);
        diskBytes.set(shelf.store().bytes());
        onInstalled.accept(cards.stream().filter(ModelCard::isInstalled).toList());
    }

    /**
     * How much stands between the user and a model: first what is here, last what nobody offers.
     */
    private static int distance(ModelCard card) {
        if (card.isInstalled()) return 0;
        if (!card.files().arePublished()) return 3;
        return card.files().areVerifiable() ? 1 : 2;
    }

    private ModelEntry entryOf(ModelCard card) {
        var before = byId.get(card.id());
        boolean stays =
                before != null && (before.isBusy() || before.state() instanceof EntryState.Failed);
        if (before != null && stays && !card.isInstalled()) return before;
        return new ModelEntry(card, restingState(card));
    }

    private EntryState restingState(ModelCard card) {
        if (card.isInstalled()) {
            boolean own = card.files().folder().startsWith(shelf.store().folder());
            return new EntryState.Installed(isPinned(card), own);
        }
        if (!card.files().arePublished()) return new EntryState.Unpublished();
        long kept = ModelDownload.kept(card);
        return kept > 0 ? new EntryState.Paused(kept) : new EntryState.Available();
    }

    private static boolean isPinned(ModelCard card) {
        try {
            return !Pins.read(card.files().folder()).isEmpty();
        } catch (UserFacingException damaged) {
            return false;
        }
    }

    /** Fetches the model, or the rest of it. One without a published hash is taken as it comes. */
    public void fetch(ModelEntry entry) {
        var card = entry.card();
        entry.become(new EntryState.Waiting());
        runner.run(
                new Fetch(card.id()),
                monitor -> fetch(card, monitor),
                new Outcome<Boolean>() {
                    @Override
                    public void succeeded(Boolean done) {
                        entry.become(new EntryState.Available());
                        refresh();
                    }

                    @Override
                    public void failed(UserFacingException failure) {
                        entry.become(new EntryState.Failed(problem(failure)));
                    }

                    @Override
                    public void progressed(double fraction, String step) {
                        entry.become(new EntryState.Fetching(fraction, step));
                    }
                });
    }

    private boolean fetch(ModelCard card, JobMonitor monitor) throws UserFacingException {
        boolean unverified = !card.files().areVerifiable();
        var options = new ModelDownload.Options(unverified, Optional.empty());
        shelf.downloads().get().pull(card, options, progress -> report(progress, monitor), monitor);
        return true;
    }

    private static void report(Transfer.Progress progress, JobMonitor monitor) {
        monitor.report(progress.done(), progress.total().orElse(0), ModelText.progress(progress));
    }

    private static Problem problem(UserFacingException failure) {
        return new Problem(failure.problem(), failure.remedy());
    }

    /** Ends the fetch; what arrived is kept. */
    public void pause(ModelEntry entry) {
        stop(entry);
        entry.become(new EntryState.Paused(ModelDownload.kept(entry.card())));
    }

    /** Ends the fetch and forgets what arrived. */
    public void cancel(ModelEntry entry) {
        stop(entry);
        change(entry, monitor -> shelf.downloads().get().discard(entry.card(), monitor));
    }

    private void stop(ModelEntry entry) {
        var key = new Fetch(entry.card().id());
        runner.cancel(key::equals);
    }

    /** Takes the model's files off the disk. */
    public void remove(ModelEntry entry) {
        change(entry, monitor -> new Removal(shelf.store()).remove(entry.card(), monitor));
    }

    @FunctionalInterface
    private interface Step {
        void run(JobMonitor monitor) throws UserFacingException;
    }

    private void change(ModelEntry entry, Step step) {
        runner.run(
                new Change(entry.card().id()),
                monitor -> {
                    step.run(monitor);
                    return true;
                },
                Outcome.of(
                        _ -> {
                            entry.become(new EntryState.Available());
                            refresh();
                        },
                        failure -> entry.become(new EntryState.Failed(problem(failure)))));
    }

    private void filter() {
        String words = search.get().toLowerCase(Locale.ROOT).strip();
        shown.setPredicate(entry -> passes(entry, words));
    }

    private boolean passes(ModelEntry entry, String words) {
        var card = entry.card();
        boolean installed = card.isInstalled();
        if (!allPrecisions.get() && !card.isMainVariant() && !installed && !entry.isBusy()) {
            return false;
        }
        if (commercialOnly.get() && !card.licence().commercialUse().equals("yes")) return false;
        boolean metric = card.output().kind() == DepthKind.METRIC_DEPTH;
        boolean fits =
                switch (show.get()) {
                    case ALL -> true;
                    case INSTALLED -> installed;
                    case RELATIVE -> !metric;
                    case METRIC -> metric;
                };
        return fits && Stream.of(words.split("\\s+")).allMatch(textOf(card)::contains);
    }

    private static String textOf(ModelCard card) {
        return String.join(
                        " ",
                        card.id(),
                        card.name(),
                        card.family(),
                        card.summary(),
                        card.licence().name())
                .toLowerCase(Locale.ROOT);
    }
}
