package fathom.store;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.Pins;
import fathom.model.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares files on disk with their hashes, byte by byte. */
public final class Verification {
    /** What is known of a file or of a network, the worst last. */
    public enum State {
        /** It has the hash that its card names. */
        VERIFIED("verified"),
        /** It has the hash that it had when it came; nobody published one. */
        PINNED("pinned"),
        /** There is no hash to compare with. */
        UNVERIFIED("unverified"),
        MISSING("missing"),
        /** It has another hash. */
        DAMAGED("damaged");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** The word of the command line. */
        public String id() {
            return id;
        }
    }

    /**
     * @param found the hash of what is there; empty when nothing is, or when nothing was compared
     */
    public record FileReport(
            String name, State state, Optional<String> found, Optional<String> wanted) {}

    /** All files of one network. */
    public record Report(ModelCard card, List<FileReport> files) {
        public Report {
            files = List.copyOf(files);
        }

        /** The worst of its files'. */
        public State state() {
            return files.stream().map(FileReport::state).max(Enum::compareTo).orElseThrow();
        }
    }

    private Verification() {}

    public static Report verify(ModelCard card, JobMonitor monitor) throws UserFacingException {
        var pins = Pins.read(card.files().folder());
        var reports = new ArrayList<FileReport>();
        for (var file : card.files().files()) {
            monitor.throwIfCancelled();
            monitor.report(0, 0, "Checking %s of %s".formatted(file.name(), card.id()));
            Path path = card.files().pathOf(file);
            if (!Files.isRegularFile(path)) {
                reports.add(
                        new FileReport(
                                file.name(), State.MISSING, Optional.empty(), file.sha256()));
                continue;
            }
            String found = hash(path, monitor);
            boolean pinned = pins.of(file.name()).isPresent();
            State state =
                    file.sha256().isEmpty()
                            ? State.UNVERIFIED
                            : !file.sha256().get().equals(found)
                                    ? State.DAMAGED
                                    : pinned ? State.PINNED : State.VERIFIED;
            reports.add(new FileReport(file.name(), state, Optional.of(found), file.sha256()));
        }
        return new Report(card, reports);
    }

    private static String hash(Path file, JobMonitor monitor) throws UserFacingException {
        try {
            return Sha256.of(file, monitor);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "%s cannot be read: %s.".formatted(file, e.getMessage()),
                    "Check the file and its permissions.",
                    e);
        }
    }
}
