package fathom.ui.models;

import fathom.model.ModelCard;
import fathom.ui.state.ModelsViewModel;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What comes before what in each column. Equal ones stay in the order that they had. */
final class ModelOrder {
    /** From what may be used freely to what may not. */
    private static final List<String> COMMERCIAL_USE = List.of("yes", "unclear", "no");

    private final ModelsViewModel models;

    ModelOrder(ModelsViewModel models) {
        this.models = models;
    }

    Comparator<ModelEntry> byName() {
        return Comparator.comparing(entry -> entry.card().name(), String.CASE_INSENSITIVE_ORDER);
    }

    Comparator<ModelEntry> byKind() {
        return Comparator.comparing(entry -> entry.card().output().kind().label());
    }

    Comparator<ModelEntry> bySize(TableColumn<?, ?> column) {
        return unknownLast(column, entry -> bytes(entry.card()));
    }

    private static OptionalDouble bytes(ModelCard card) {
        if (card.isInstalled()) return OptionalDouble.of((double) card.files().bytesOnDisk());
        var bytes = card.files().bytes();
        return bytes.isPresent()
                ? OptionalDouble.of((double) bytes.getAsLong())
                : OptionalDouble.empty();
    }

    Comparator<ModelEntry> byLicence() {
        return Comparator.<ModelEntry>comparingInt(
                        entry -> COMMERCIAL_USE.indexOf(entry.card().licence().commercialUse()))
                .thenComparing(
                        entry -> entry.card().licence().name(), String.CASE_INSENSITIVE_ORDER);
    }

    Comparator<ModelEntry> bySpeed(TableColumn<?, ?> column) {
        return unknownLast(
                column,
                entry ->
                        models.speedOf(entry.card())
                                .map(speed -> OptionalDouble.of(speed.medianMs()))
                                .orElse(OptionalDouble.empty()));
    }

    /** First what is here, then what comes, then what can be fetched. */
    Comparator<ModelEntry> byState() {
        return Comparator.comparingInt(
                entry ->
                        switch (entry.state()) {
                            case EntryState.Installed _ -> 0;
                            case EntryState.Fetching _ -> 1;
                            case EntryState.Waiting _ -> 2;
                            case EntryState.Paused _ -> 3;
                            case EntryState.Failed _ -> 4;
                            case EntryState.Available _ -> 5;
                            case EntryState.Unpublished _ -> 6;
                        });
    }

    /**
     * A table turns its comparator round for the other direction, so unknown ones are the largest
     * going up and the smallest going down.
     */
    private static Comparator<ModelEntry> unknownLast(
            TableColumn<?, ?> column, Function<ModelEntry, OptionalDouble> value) {
        return (one, other) -> {
            var first = value.apply(one);
            var second = value.apply(other);
            if (first.isPresent() && second.isPresent()) {
                return Double.compare(first.getAsDouble(), second.getAsDouble());
            }
            int up = Boolean.compare(first.isEmpty(), second.isEmpty());
            return column.getSortType() == SortType.DESCENDING ? -up : up;
        };
    }
}
