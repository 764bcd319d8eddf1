package fathom.store.web;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;

/** Why something could not be written, in a user's words. */
public final class DiskFailure {
    private DiskFailure() {}

    public static UserFacingException of(Path target, IOException failure) {
        String text = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        String lower = text.toLowerCase(Locale.ROOT);
        if (failure instanceof AccessDeniedException) {
            return cannotWrite(
                    target,
                    "you may not write there",
                    "Change its permissions, or set FATHOM_HOME to another folder.",
                    failure);
        }
        if (lower.contains("no space") || lower.contains("not enough space")) {
            return cannotWrite(
                    target,
                    "the disk is full",
                    "Free some space, or set FATHOM_HOME to another disk; what was fetched is"
                            + " kept.",
                    failure);
        }
        if (lower.contains("quota") || lower.contains("too large")) {
            return cannotWrite(
                    target,
                    "your disk quota or file size limit is reached",
                    "Free some space, or set FATHOM_HOME to another disk; what was fetched is"
                            + " kept.",
                    failure);
        }
        return cannotWrite(target, text, "Check the disk and its permissions.", failure);
    }

    private static UserFacingException cannotWrite(
            Path target, String reason, String remedy, IOException failure) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "Cannot write '%s': %s.".formatted(target, reason),
                remedy,
                failure);
    }
}
