package fathom.pipeline;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.Sha256;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares model files with the hash in their card, once for each state of a file: what was found
 * is remembered for the process and, where the file system tells one state from another for sure,
 * in a folder, because hashing takes a good part of a short command's time.
 */
final class VerifiedFiles {
    private final Map<Path, State> verified = new ConcurrentHashMap<>();
    private final Optional<VerificationRecords> records;

    /** A file that kept its size and its time kept its content. */
    private record State(long bytes, FileTime modified, String sha256) {}

    VerifiedFiles(Optional<VerificationRecords> records) {
        this.records = records;
    }

    /**
     * All files of the network, its external data, too. Asks no more of a file without a hash than
     * that it is there.
     */
    void verify(ModelCard card, JobMonitor monitor) throws UserFacingException {
        for (var file : card.files().files()) verify(card, file, monitor);
    }

    private void verify(ModelCard card, ModelFile modelFile, JobMonitor monitor)
            throws UserFacingException {
        Path file = card.files().pathOf(modelFile);
        if (!Files.isRegularFile(file)) throw missing(card, file, null);
        if (modelFile.sha256().isEmpty()) return;
        String wanted = modelFile.sha256().get();
        try {
            var state = new State(Files.size(file), Files.getLastModifiedTime(file), wanted);
            if (state.equals(verified.get(file))) return;
            var seal = records.flatMap(known -> known.sealOf(file, wanted));
            if (seal.isPresent() && seal.get().isKnown()) {
                verified.put(file, state);
                return;
            }
            String found = Sha256.of(file, monitor);
            if (!found.equals(wanted)) {
                throw new UserFacingException(
                        Fault.MODEL_UNAVAILABLE,
                        "Model '%s' failed verification: %s has SHA-256 %s, its card says %s."
                                .formatted(card.id(), file, found, wanted),
                        "Remove the file and fetch it again: it is damaged or another model's.");
            }
            verified.put(file, state);
            seal.ifPresent(VerificationRecords.Seal::keep);
        } catch (IOException e) {
            throw missing(card, file, e);
        }
    }

    private static UserFacingException missing(
            ModelCard card, Path file, @Nullable IOException cause) {
        return new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "Model '%s' has no readable file %s.".formatted(card.id(), file),
                card.files().arePublished()
                        ? "Fetch it: fathom models pull %s.".formatted(card.pullWords())
                        : "Put the file there, or choose a model that is installed.",
                cause);
    }
}
