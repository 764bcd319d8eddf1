package fathom.store.web;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a disk has room, asked before the bytes are fetched. */
public final class DiskSpace {
    private static final long SPARE_BYTES = 32L << 20;

    private DiskSpace() {}

    /** Refuses what would not fit; a disk that cannot say how full it is is trusted. */
    public static void require(Path folder, long bytes) throws UserFacingException {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return;
        }
        if (free >= bytes + SPARE_BYTES) return;
        throw new UserFacingException(
                Fault.CANNOT_WRITE,
                "The disk of '%s' has %s free, and %s are needed."
                        .formatted(folder, megabytes(free), megabytes(bytes + SPARE_BYTES)),
                "Free some space, or set FATHOM_HOME to a folder on another disk.");
    }

    private static String megabytes(long bytes) {
        return "%,d MB".formatted((bytes + 999_999) / 1_000_000);
    }
}
