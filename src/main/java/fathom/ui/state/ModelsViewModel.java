package fathom.ui.state;

import fathom.model.ModelCard;

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
    private final ObservableMap<Run, Double> measuredMs = FXCollections.observableHashMap();
    private final Map<String, Integer> dots = new HashMap<>();

    /** A model at a size: what a measured time belongs to. */
    public record Run(String modelId, OptionalInt side) {}

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

    /** Milliseconds of the last estimate, without loading. */
    public ObservableMap<Run, Double> measuredMs() {
        return measuredMs;
    }

    /** The model's colour in all views, as #rrggbb; stays while the model is chosen. */
    public String dotColour(ModelCard card) {
        return DOT_COLOURS.get(dots.getOrDefault(card.id(), 0) % DOT_COLOURS.size());
    }

    public boolean isSelected(ModelCard card) {
        return selected.contains(card);
    }

    /** The time of all chosen models together at a size, when each was measured. */
    public Optional<Double> measuredMsOfSelected(OptionalInt atSide) {
        double sum = 0;
        for (var card : selected) {
            var ms = measuredMs.get(new Run(card.id(), atSide));
            if (ms == null) return Optional.empty();
            sum += ms;
        }
        return selected.isEmpty() ? Optional.empty() : Optional.of(sum);
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

    void measured(ModelCard card, OptionalInt atSide, double ms) {
        measuredMs.put(new Run(card.id(), atSide), ms);
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
