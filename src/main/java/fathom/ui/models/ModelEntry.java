package fathom.ui.models;

import fathom.model.ModelCard;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A model and where it is on its way. */
public final class ModelEntry {
    private final ModelCard card;
    private final ReadOnlyObjectWrapper<EntryState> state;

    ModelEntry(ModelCard card, EntryState state) {
        this.card = card;
        this.state = new ReadOnlyObjectWrapper<>(state);
    }

    public ModelCard card() {
        return card;
    }

    public ReadOnlyObjectProperty<EntryState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    EntryState state() {
        return state.get();
    }

    void become(EntryState next) {
        state.set(next);
    }

    boolean isBusy() {
        return state() instanceof EntryState.Waiting || state() instanceof EntryState.Fetching;
    }
}
