package fathom.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers beyond the process which files had which hash, in a folder of small text files. A file
 * is known again by device, inode, size and both its times; the inode's own time (ctime) cannot be
 * set back, so that nobody can put another file in its place unseen. Where the file system has no
 * such time, nothing is remembered. Damaged or missing records cost time, never correctness.
 */
final class VerificationRecords {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationRecords.class);
    private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";

    /** A file may change again within one tick of the file system's clock. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path folder;
    private final Duration settled;

    /**
     * @param folder need not exist yet
     * @param settled how long a file must have stayed as it is before it is remembered
     */
    VerificationRecords(Path folder, Duration settled) {
        this.folder = folder;
        this.settled = settled;
    }

    /** The state that a file has now; taken before the file is hashed. */
    record Seal(Path record, String state, boolean rests) {
        boolean isKnown() {
            try {
                return Files.isRegularFile(record) && Files.readString(record).equals(state);
            } catch (IOException e) {
                LOG.debug("{} cannot be read", record, e);
                return false;
            }
        }

        /** To be called once the file's hash was found to be right. */
        void keep() {
            if (!rests) return;
            try {
                Path parent = record.getParent();
                if (parent != null) Files.createDirectories(parent);
                Files.writeString(record, state);
            } catch (IOException e) {
                LOG.debug("{} cannot be written", record, e);
            }
        }
    }

    /**
     * @param sha256 in hexadecimal, the one that the file should have
     */
    Optional<Seal> sealOf(Path file, String sha256) {
        try {
            Path real = file.toRealPath();
            var found = Files.readAttributes(real, ATTRIBUTES);
            if (!(found.get("ctime") instanceof FileTime ctime)) return Optional.empty();
            var changed = ctime.toInstant();
            String state =
                    String.join(
                            "\n",
                            sha256,
                            String.valueOf(found.get("dev")),
                            String.valueOf(found.get("ino")),
                            String.valueOf(found.get("size")),
                            String.valueOf(found.get("lastModifiedTime")),
                            changed.toString(),
                            real.toString());
            boolean rests = changed.plus(settled).isBefore(Instant.now());
            return Optional.of(new Seal(folder.resolve(sha256), state, rests));
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException e) {
            LOG.debug("{} is hashed in every process", file, e);
            return Optional.empty();
        }
    }
}
