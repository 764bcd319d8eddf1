package fathom.ui.models;

import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.ModelDownload;
import fathom.store.ModelImport;
import fathom.store.ModelStore;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the window's models come from.
 *
 * @param cards reads all cards anew
 */
public record ModelShelf(
        Supplier<List<ModelCard>> cards,
        ModelStore store,
        Downloads downloads,
        ModelImport imports) {
    /** Made when it is asked for, because the environment may say nonsense. */
    @FunctionalInterface
    public interface Downloads {
        ModelDownload get() throws UserFacingException;
    }
}
