package fathom.store;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.store.web.DiskFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a network's files out of the store. */
public final class Removal {
    private final ModelStore store;

    public Removal(ModelStore store) {
        this.store = store;
    }

    /**
     * Removes the files, also those of a fetch that was not finished. The card of a network that
     * has an address stays, so that it can be fetched again.
     *
     * @return how many bytes the disk got back
     */
    public long remove(ModelCard card, JobMonitor monitor) throws UserFacingException {
        Path folder = store.folderOf(card.id());
        if (!card.files().folder().toAbsolutePath().normalize().equals(folder)) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "'%s' is a part of Fathom and lies in %s."
                            .formatted(card.id(), card.files().folder()),
                    "Only models in your own models folder can be removed.");
        }
        var lock = store.lock(card.id(), monitor);
        try (lock) {
            if (!Files.isDirectory(folder)) {
                throw new UserFacingException(
                        Fault.MODEL_UNAVAILABLE,
                        "Model '%s' is not installed.".formatted(card.id()),
                        "'fathom models' lists what is.");
            }
            long bytes = store.bytesOf(card.id());
            boolean hasFiles = bytes > cardBytes(folder);
            if (Files.isRegularFile(folder.resolve(ModelStore.CARD))
                    && card.files().arePublished()
                    && hasFiles) {
                removeAllButCard(folder);
                return bytes - cardBytes(folder);
            }
            store.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw DiskFailure.of(folder, e);
        }
    }

    private static long cardBytes(Path folder) {
        try {
            return Files.size(folder.resolve(ModelStore.CARD));
        } catch (IOException none) {
            return 0;
        }
    }

    private void removeAllButCard(Path folder) throws IOException, UserFacingException {
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                if (!entry.endsWith(ModelStore.CARD)) store.delete(entry);
            }
        }
    }
}
