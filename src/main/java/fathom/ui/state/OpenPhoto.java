package fathom.ui.state;

import fathom.image.Photo;
import fathom.job.UserFacingException;
import fathom.pipeline.DepthResult;
import fathom.ui.text.Messages;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A photograph of the library that is shown, and how far its depth by each model is. */
final class OpenPhoto {
    private final LibraryItem item;
    private final Map<String, TileState> states = new HashMap<>();
    private final Map<String, DepthResult> results = new HashMap<>();
    private @Nullable Photo photo;

    OpenPhoto(LibraryItem item) {
        this.item = item;
    }

    LibraryItem item() {
        return item;
    }

    /** Null while it is being read, and when it cannot be. */
    @Nullable Photo photo() {
        return photo;
    }

    @Nullable DepthResult resultOf(String model) {
        return results.get(model);
    }

    /** How far the photograph itself is. */
    TileState state() {
        return states.getOrDefault(TileContent.PHOTO, new TileState.Ready());
    }

    TileState stateOf(String model) {
        return states.getOrDefault(model, new TileState.Empty(nothingYet()));
    }

    private String nothingYet() {
        boolean unread = states.get(TileContent.PHOTO) instanceof TileState.Failed;
        return unread ? Messages.text("tile.unread") : "";
    }

    // What happens to it

    void beginReading() {
        states.put(TileContent.PHOTO, new TileState.Busy(-1, Messages.text("status.reading")));
    }

    void read(Photo pixels) {
        states.clear();
        photo = pixels;
    }

    void failReading(UserFacingException failure) {
        item.fail(Problem.of(failure));
        fail(TileContent.PHOTO, failure);
    }

    /** What failed or was cancelled is as if it had not been tried. */
    void forgetStates() {
        states.clear();
    }

    void wait(String model) {
        states.put(model, new TileState.Busy(-1, Messages.text("status.waiting")));
    }

    void progress(String model, double fraction, String step) {
        boolean looked = states.get(model) instanceof TileState.Refining;
        states.put(
                model,
                looked
                        ? new TileState.Refining(fraction, step)
                        : new TileState.Busy(fraction, step));
    }

    void lookQuickly(String model, DepthResult result) {
        results.put(model, result);
        states.put(model, new TileState.Refining(-1, Messages.text("status.refining")));
    }

    void finish(String model, DepthResult result) {
        results.put(model, result);
        states.put(model, new TileState.Ready());
    }

    void fail(String model, UserFacingException failure) {
        results.remove(model);
        states.put(model, new TileState.Failed(failure.problem(), failure.remedy()));
    }

    void keepOnly(Collection<String> models) {
        results.keySet().retainAll(models);
    }

    void cancel() {
        states.replaceAll(
                (id, state) ->
                        isUnderway(state)
                                ? new TileState.Empty(Messages.text("tile.cancelled"))
                                : state);
    }

    /** The filmstrip says the same as the tiles. */
    void describeItem() {
        boolean unread = item.stateProperty().get() == LibraryItem.State.FAILED && photo == null;
        if (unread && !(state() instanceof TileState.Busy)) return;
        if (states.values().stream().anyMatch(OpenPhoto::isUnderway)) {
            item.setState(LibraryItem.State.BUSY);
        } else if (states.values().stream().anyMatch(TileState.Failed.class::isInstance)) {
            item.setState(LibraryItem.State.FAILED);
        } else if (states.values().stream().anyMatch(TileState.Empty.class::isInstance)) {
            item.setState(LibraryItem.State.NEW);
        } else {
            item.setState(LibraryItem.State.READY);
        }
    }

    private static boolean isUnderway(TileState state) {
        return state instanceof TileState.Busy || state instanceof TileState.Refining;
    }
}
