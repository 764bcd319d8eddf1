package fathom.cli;

import fathom.image.PictureFolder;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Which image files the arguments of a command stand for. */
final class InputImages {
    private InputImages() {}

    /**
     * @param folder where its results go, relative to the output folder; empty for the output
     *     folder itself
     */
    record Input(Path file, Path folder) {}

    /** Folders become their pictures; a file that is named twice is taken once. */
    static List<Input> expand(List<Path> arguments, boolean recursive) throws UserFacingException {
        var inputs = new LinkedHashMap<Path, Input>();
        for (var argument : arguments) {
            for (var input : inputsOf(argument, recursive)) {
                inputs.putIfAbsent(input.file.toAbsolutePath().normalize(), input);
            }
        }
        return new ArrayList<>(inputs.values());
    }

    private static List<Input> inputsOf(Path argument, boolean recursive)
            throws UserFacingException {
        if (!Files.isDirectory(argument)) return List.of(new Input(argument, Path.of("")));
        var pictures = PictureFolder.pictures(argument, recursive);
        if (pictures.isEmpty()) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "The folder '%s' holds no image.".formatted(argument),
                    recursive
                            ? "Name a folder with PNG, JPEG, WebP, TIFF, BMP or GIF files."
                            : "Name another one, or look into its folders with --recursive.");
        }
        return pictures.stream().map(file -> new Input(file, folderOf(file, argument))).toList();
    }

    private static Path folderOf(Path file, Path root) {
        Path parent = root.relativize(file).getParent();
        return parent == null ? Path.of("") : parent;
    }
}
