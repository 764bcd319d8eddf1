package fathom.ui.state;

import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;
import fathom.preprocess.InputSize;
import fathom.preprocess.PhotoToTensor;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The models that there are, those that are chosen, and the size at which they look. */
public final class ModelsViewModel {
    /** Told apart also by people who do not see red and green alike (after Okabe and Ito). */
    private static final List<String> DOT_COLOURS =
            List.of(
                    "#ff9f43", "#2ec4b6", "#a78bfa", "#f472b6", "#60a5fa", "#facc15", "#94d35a",
                    "#f87171");

    private final ObservableList<ModelCard> cards = FXCollections.observableArrayList();
    private final ObservableList<ModelCard> shownCards =
            FXCollections.unmodifiableObservableList(cards);
    private final ObservableList<ModelCard> selected = FXCollections.observableArrayList();

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<ModelCard> shownSelected =
            FXCollections.unmodifiableObservableList(selected);

    private final ObjectProperty<OptionalInt> side =
            new SimpleObjectProperty<>(OptionalInt.empty());
    private final ObservableMap<String, List<MeasuredSpeeds.Speed>> speeds =
            FXCollections.observableHashMap();
    private final Map<String, Integer> dots = new HashMap<>();

    /** Starts with the first card chosen. */
    public ModelsViewModel(List<ModelCard> cards) {
        this.cards.setAll(cards);
        if (!cards.isEmpty()) select(cards.getFirst());
    }

    // Properties

    /** Those that can be run. */
    public ObservableList<ModelCard> cards() {
        return shownCards;
    }

    /** In the order of their tiles. */
    public ObservableList<ModelCard> selected() {
        return shownSelected;
    }

    /** Replaces the cards' own target side; empty means each card's own. */
    public ObjectProperty<OptionalInt> sideProperty() {
        return side;
    }

    /** How long estimates took on this machine, by the model's id; the last size at the end. */
    public ObservableMap<String, List<MeasuredSpeeds.Speed>> speeds() {
        return speeds;
    }

    public Optional<MeasuredSpeeds.Speed> speedOf(ModelCard card) {
        var all = speeds.getOrDefault(card.id(), List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The model's colour in all views, as #rrggbb; stays while the model is chosen. */
    public String dotColour(ModelCard card) {
        return DOT_COLOURS.get(dots.getOrDefault(card.id(), 0) % DOT_COLOURS.size());
    }

    public boolean isSelected(ModelCard card) {
        return selected.contains(card);
    }

    /**
     * What an estimate costs by all chosen models together, when each was measured at some size.
     *
     * @param atSide replaces the cards' own side when present
     */
    public Optional<MeasuredSpeeds.Cost> costOfSelected(
            OptionalInt atSide, int photoWidth, int photoHeight) {
        double ms = 0;
        boolean measured = true;
        for (var card : selected) {
            var cost = costOf(card, atSide, photoWidth, photoHeight);
            if (cost.isEmpty()) return Optional.empty();
            ms += cost.get().ms();
            measured &= cost.get().measured();
        }
        return selected.isEmpty()
                ? Optional.empty()
                : Optional.of(new MeasuredSpeeds.Cost(ms, measured));
    }

    /** The same by one model. */
    public Optional<MeasuredSpeeds.Cost> costOf(
            ModelCard card, OptionalInt atSide, int photoWidth, int photoHeight) {
        var recipe = atSide.isPresent() ? card.input().withSide(atSide.getAsInt()) : card.input();
        var size = PhotoToTensor.inputSize(recipe, photoWidth, photoHeight);
        return MeasuredSpeeds.cost(speeds.getOrDefault(card.id(), List.of()), size);
    }

    // Commands

    /** Other models can be run now; those that are gone are no longer chosen. */
    public void setCards(List<ModelCard> now) {
        var ids = now.stream().map(ModelCard::id).toList();
        cards.setAll(now);
        List.copyOf(selected).stream()
                .filter(card -> !ids.contains(card.id()))
                .forEach(this::deselect);
        if (selected.isEmpty() && !now.isEmpty()) select(now.getFirst());
    }

    public void toggle(ModelCard card) {
        if (isSelected(card)) deselect(card);
        else select(card);
    }

    /** Chooses exactly the known ones of these ids, in this order; ignores an empty choice. */
    public void selectIds(Collection<String> ids) {
        var wanted =
                ids.stream()
                        .distinct()
                        .flatMap(id -> cards.stream().filter(card -> card.id().equals(id)))
                        .toList();
        if (wanted.isEmpty()) return;
        List.copyOf(selected).stream()
                .filter(card -> !wanted.contains(card))
                .forEach(this::deselect);
        wanted.stream().filter(card -> !isSelected(card)).forEach(this::select);
    }

    void measured(ModelCard card, InputSize size, double ms) {
        var before = speeds.getOrDefault(card.id(), List.of());
        speeds.put(card.id(), MeasuredSpeeds.with(before, size, ms));
    }

    private void select(ModelCard card) {
        int free =
                IntStream.range(0, cards.size())
                        .filter(dot -> !dots.containsValue(dot))
                        .findFirst()
                        .orElse(0);
        dots.put(card.id(), free);
        selected.add(card);
    }

    private void deselect(ModelCard card) {
        selected.remove(card);
        dots.remove(card.id());
    }
}
