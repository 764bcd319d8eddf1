package fathom.image;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pictures of a folder, told by their names: those of formats that are read, without hidden
 * ones and without depth files and sheets that Fathom wrote there itself. Opens no file.
 */
public final class PictureFolder {
    private static final Pattern PICTURE =
            Pattern.compile("(?i).+\\.(png|jpe?g|webp|tiff?|bmp|gif)");
    private static final Pattern OWN_OUTPUT =
            Pattern.compile("(?i).+\\.((png16|color|sheet)\\.png|tiff32\\.tiff)");

    private PictureFolder() {}

    /**
     * Sorted by path. A folder that is named like a picture counts as one, so that reading it
     * reports it, unless folders are searched too.
     */
    public static List<Path> pictures(Path folder, boolean recursive) throws UserFacingException {
        try (var entries = recursive ? Files.walk(folder) : Files.list(folder)) {
            return pictures(entries, recursive).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "The folder '%s' cannot be listed: %s.".formatted(folder, e.getMessage()),
                    "Check that you may read it and the folders in it.",
                    e);
        }
    }

    private static Stream<Path> pictures(Stream<Path> entries, boolean recursive) {
        return entries.filter(entry -> isNamedLikeAPicture(entry))
                .filter(entry -> !recursive || !Files.isDirectory(entry));
    }

    private static boolean isNamedLikeAPicture(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return !name.startsWith(".")
                && PICTURE.matcher(name).matches()
                && !OWN_OUTPUT.matcher(name).matches();
    }
}
