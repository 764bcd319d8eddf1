package fathom.ui.state;

import fathom.pipeline.DepthResult;
import fathom.ui.text.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** The tiles in the order in which they are shown, and which of them is selected. */
final class TileBoard {
    private final ObservableList<TileContent> tiles = FXCollections.observableArrayList();

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<TileContent> view =
            FXCollections.unmodifiableObservableList(tiles);

    private final LibraryViewModel library;
    private final ViewportViewModel viewport;

    TileBoard(LibraryViewModel library, ViewportViewModel viewport) {
        this.library = library;
        this.viewport = viewport;
    }

    ObservableList<TileContent> tiles() {
        return view;
    }

    /** Touches only the tiles that changed, so that the views redraw no others. */
    void replace(List<TileContent> next) {
        int selected = viewport.selectedTileProperty().get();
        var before = selected < tiles.size() ? tiles.get(selected).key() : null;
        if (keysOf(next).equals(keysOf(tiles))) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(tiles.get(i))) tiles.set(i, next.get(i));
            }
        } else {
            tiles.setAll(next);
        }
        viewport.selectedTileProperty().set(selectedAmong(keysOf(next), before));
    }

    private static List<TileKey> keysOf(List<TileContent> tiles) {
        return tiles.stream().map(TileContent::key).toList();
    }

    /** The tile that was selected before, or the same of the current photograph, or that itself. */
    private int selectedAmong(List<TileKey> keys, @Nullable TileKey before) {
        var current = library.currentProperty().get();
        if (current == null) return 0;
        String role = before == null ? TileContent.PHOTO : before.role();
        int same = keys.indexOf(new TileKey(current, role));
        return same >= 0
                ? same
                : Math.max(0, keys.indexOf(new TileKey(current, TileContent.PHOTO)));
    }

    /** The selected tile's photograph becomes the current one. */
    void leadBySelection() {
        int index = viewport.selectedTileProperty().get();
        if (index < tiles.size()) library.lead(tiles.get(index).key().photograph());
    }

    /** The selected tile's depth, or the first of the current photograph. */
    ObjectBinding<@Nullable DepthResult> activeResult() {
        return Bindings.createObjectBinding(
                this::findActiveResult, tiles, viewport.selectedTileProperty());
    }

    private @Nullable DepthResult findActiveResult() {
        int index = viewport.selectedTileProperty().get();
        if (index < tiles.size() && tiles.get(index).result() != null) {
            return tiles.get(index).result();
        }
        return tiles.stream()
                .filter(tile -> tile.key().photograph() == library.currentProperty().get())
                .map(TileContent::result)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Tells the first work that is under way. */
    void describeWork(StatusViewModel status) {
        for (var tile : tiles) {
            switch (tile.state()) {
                case TileState.Busy(double fraction, String step) -> {
                    status.work(fraction, workOn(tile, step));
                    return;
                }
                case TileState.Refining(double fraction, String step) -> {
                    status.work(fraction, workOn(tile, step));
                    return;
                }
                case TileState.Ready _, TileState.Empty _, TileState.Failed _ -> {}
            }
        }
        status.idle();
    }

    private static String workOn(TileContent tile, String step) {
        String name = tile.key().photograph().name();
        return tile.isPhoto()
                ? Messages.text("status.photo", name, step)
                : Messages.text("status.model", name, tile.title(), step);
    }
}
