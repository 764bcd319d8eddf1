package fathom.store;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCardWriter;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.Sha256;
import fathom.store.web.DiskFailure;
import fathom.store.web.DiskSpace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes files that lie elsewhere on this machine into the store. They are copied, not linked: what
 * the user does with the original later must not change what was checked.
 */
public final class StoreCopy {
    private static final int CHUNK_BYTES = 1 << 20;

    private final ModelStore store;

    public StoreCopy(ModelStore store) {
        this.store = store;
    }

    /**
     * What became of a file.
     *
     * @param wasThere whether the store had it already
     */
    public record Added(ModelCard card, boolean wasThere) {}

    /**
     * Copies the graph and its weights under an id of their own and writes their card. A file that
     * is there already with the same recipe is not copied again.
     *
     * @param draft its recipe
     * @param cards whose ids are taken
     */
    public Added add(Proposal proposal, ModelCard draft, List<ModelCard> cards, JobMonitor monitor)
            throws UserFacingException {
        for (var card : cards) {
            if (isSame(card, draft, proposal.sha256())) return new Added(card, true);
        }
        Path staging = store.staging();
        try {
            var copied = copy(proposal, staging, monitor);
            var files =
                    draft.files().arePublished()
                            ? draft.files().in(staging)
                            : new ModelFiles(staging, Precision.UNKNOWN, copied);
            var ids = new FreeId(store, cards);
            String id = ids.of(proposal.file(), draft.id());
            while (true) {
                var card = named(draft, id, files);
                Files.writeString(
                        staging.resolve(ModelStore.CARD),
                        new ModelCardWriter().write(card),
                        StandardCharsets.UTF_8);
                if (store.publish(staging, id)) {
                    return new Added(card.withFiles(files.in(store.folderOf(id))), false);
                }
                id = ids.next(id);
            }
        } catch (IOException e) {
            throw DiskFailure.of(staging, e);
        } finally {
            discard(staging);
        }
    }

    private static boolean isSame(ModelCard card, ModelCard draft, String sha256) {
        return card.isInstalled()
                && card.sha256().filter(sha256::equals).isPresent()
                && card.input().equals(draft.input())
                && card.output().equals(draft.output())
                && card.tensors().equals(draft.tensors());
    }

    /** Copies a published network's files, recognised by their hashes, under its own id. */
    public Added install(Proposal proposal, ModelCard card, JobMonitor monitor)
            throws UserFacingException {
        if (card.isInstalled()) return new Added(card, true);
        Path staging = store.staging();
        var lock = store.lock(card.id(), monitor);
        try (lock) {
            place(proposal, card, copy(proposal, staging, monitor), staging);
            return new Added(card, false);
        } catch (IOException e) {
            throw DiskFailure.of(staging, e);
        } finally {
            discard(staging);
        }
    }

    private void place(Proposal proposal, ModelCard card, List<ModelFile> copied, Path staging)
            throws UserFacingException, IOException {
        var wanted = card.files().files();
        for (int i = 0; i < wanted.size(); i++) {
            if (i < copied.size() && matches(wanted.get(i), copied.get(i))) continue;
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' is the graph of %s, but its weights '%s' are missing or others."
                            .formatted(proposal.file(), card.id(), wanted.get(i).name()),
                    "Fetch all of it: fathom models pull %s.".formatted(card.id()));
        }
        Path folder = Files.createDirectories(store.folderOf(card.id()));
        // The graph last: with it the network counts as installed.
        for (int i = wanted.size() - 1; i >= 0; i--) {
            Files.move(
                    staging.resolve(copied.get(i).name()),
                    folder.resolve(wanted.get(i).name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean matches(ModelFile wanted, ModelFile found) {
        return wanted.sha256().isEmpty() || wanted.sha256().equals(found.sha256());
    }

    private static ModelCard named(ModelCard draft, String id, ModelFiles files) {
        return new ModelCard(
                id,
                id,
                draft.name(),
                draft.family(),
                draft.summary(),
                files,
                draft.tensors(),
                draft.input(),
                draft.output(),
                draft.alternatives(),
                draft.licence(),
                draft.facts());
    }

    private static List<ModelFile> copy(Proposal proposal, Path staging, JobMonitor monitor)
            throws UserFacingException, IOException {
        var files = proposal.files();
        DiskSpace.require(staging, files.bytes());
        var copied = new ArrayList<ModelFile>();
        String name = String.valueOf(files.graph().getFileName());
        String found = copyFile(files.graph(), staging.resolve(name), monitor);
        if (!found.equals(proposal.sha256())) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' changed while it was read.".formatted(files.graph()),
                    "Wait until it is complete, and add it again.");
        }
        copied.add(ModelFile.local(name, Optional.of(found)));
        for (var data : files.data()) {
            String hash = copyFile(files.folder().resolve(data), staging.resolve(data), monitor);
            copied.add(ModelFile.local(data.toString().replace('\\', '/'), Optional.of(hash)));
        }
        return copied;
    }

    /** Returns the hash of the copy. */
    private static String copyFile(Path from, Path to, JobMonitor monitor) throws IOException {
        monitor.report(0, 0, "Copying " + from.getFileName());
        if (to.getParent() != null) Files.createDirectories(to.getParent());
        try (var in = Files.newInputStream(from);
                var out = Files.newOutputStream(to)) {
            var chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                monitor.throwIfCancelled();
                out.write(chunk, 0, read);
            }
        }
        return Sha256.of(to, monitor);
    }

    private static void discard(Path staging) {
        try {
            ModelStore.deleteTree(staging);
        } catch (IOException leftover) {
            // Its name hides it from the catalogue.
        }
    }
}
