package fathom.export;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that results go to. */
public final class OutputFolder {
    private OutputFolder() {}

    /** Creates {@code folder} and its parents unless they exist. */
    public static void create(Path folder) throws UserFacingException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new UserFacingException(
                    Fault.CANNOT_WRITE,
                    "'%s' is a file, not a folder.".formatted(folder),
                    "Choose the name of a folder.",
                    file);
        } catch (IOException failure) {
            throw WriteFailure.of(folder, failure);
        }
    }
}
