package fathom.export;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file could not be written, in a user's words. */
final class WriteFailure {
    private WriteFailure() {}

    static UserFacingException exists(Path target) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "'%s' exists already.".formatted(target),
                "Choose another name, or allow overwriting (--overwrite).");
    }

    /** Found when it was to be written, by when most commands have looked before. */
    static UserFacingException existsByNow(Path target) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "'%s' exists already.".formatted(target),
                "If it was not there when this run began, another run writes to the same folder:"
                        + " let that finish. Otherwise choose another name, or allow overwriting"
                        + " (--overwrite).");
    }

    static UserFacingException isFolder(Path target) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "'%s' is a folder, not a file.".formatted(target),
                "Choose the name of a file.");
    }

    static UserFacingException noFolder(Path target) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "Cannot write '%s': its folder does not exist.".formatted(target),
                "Create the folder, or choose another one.");
    }

    static UserFacingException of(Path target, IOException failure) {
        return switch (failure) {
            case FileAlreadyExistsException _ -> existsByNow(target);
            case NoSuchFileException _, NotDirectoryException _ -> noFolder(target);
            case AccessDeniedException _ ->
                    because(
                            target,
                            "you may not write there",
                            "Choose another folder, or change its permissions.",
                            failure);
            default -> byReason(target, failure);
        };
    }

    /** The file system's own text is the only thing that tells these apart. */
    private static UserFacingException byReason(Path target, IOException failure) {
        String text = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("no space") || lower.contains("not enough space")) {
            return because(target, "the disk is full", "Free some space and try again.", failure);
        }
        if (lower.contains("quota")) {
            return because(
                    target,
                    "your disk quota is used up",
                    "Free some space and try again.",
                    failure);
        }
        if (lower.contains("read-only")) {
            return because(
                    target, "the file system is read-only", "Choose another folder.", failure);
        }
        if (lower.contains("not a directory")) return noFolder(target);
        if (lower.contains("name too long")) {
            return because(target, "the name is too long", "Choose a shorter name.", failure);
        }
        return because(target, text, "Check the disk, or choose another folder.", failure);
    }

    private static UserFacingException because(
            Path target, String reason, String remedy, IOException failure) {
        return new UserFacingException(
                Fault.CANNOT_WRITE,
                "Cannot write '%s': %s.".formatted(target, reason),
                remedy,
                failure);
    }
}
