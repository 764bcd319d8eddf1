package fathom.evaluate.dataset;

import fathom.groundtruth.DepthStack;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Finds out how a data set is laid out: a table of pairs (INDEX.csv), one MATLAB or HDF5 file with
 * photographs and depth, a TUM sequence, the folder layouts of {@link PairRule}, or a folder of
 * HDF5 files.
 */
public final class Datasets {
    private static final List<String> INDEX_NAMES = List.of("INDEX.csv", "index.csv");

    private Datasets() {}

    /**
     * @throws UserFacingException {@link Fault#BAD_INPUT} when the place holds no example
     */
    public static Dataset open(Path place, DatasetOptions options) throws UserFacingException {
        if (!Files.exists(place)) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "There is no '%s'.".formatted(place),
                    "Name a folder, or a CSV file with the header image,depth.");
        }
        return Files.isDirectory(place) ? folder(place, options) : file(place, options);
    }

    private static Dataset file(Path file, DatasetOptions options) throws UserFacingException {
        if (DepthStack.recognises(file)) {
            var stack = DepthStack.open(file);
            if (stack.hasPhotos()) return new StackDataset(file, stack, options);
            stack.close();
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' holds depth and no photographs.".formatted(file),
                    "Give one with an array called images or rgb, or a folder of pairs.");
        }
        return IndexFile.read(file, options);
    }

    private static Dataset folder(Path folder, DatasetOptions options) throws UserFacingException {
        if (options.pair().isEmpty()) {
            for (String name : INDEX_NAMES) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    return IndexFile.read(folder.resolve(name), options);
                }
            }
            Dataset tum = TumFolder.read(folder, options);
            if (tum != null) return tum;
        }
        var finder = PairFinder.of(folder, options);
        var pairs = finder.find();
        if (pairs.isPresent()) return pairs.get();
        var stacks =
                finder.paths().stream()
                        .filter(path -> isNamedLikeAStack(path))
                        .map(folder::resolve)
                        .toList();
        if (stacks.size() == 1) return file(stacks.getFirst(), options);
        if (!stacks.isEmpty()) return new StackFiles(folder, stacks, options);
        throw new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' holds no photograph with ground truth that is recognised.".formatted(folder),
                "Say which belong together by the pattern of their paths, such as"
                        + " rgb/{}.jpg,depth/{}.png (on the command line with --pair), or list them"
                        + " in a CSV file with the header image,depth.");
    }

    private static boolean isNamedLikeAStack(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".h5") || name.endsWith(".hdf5") || name.endsWith(".mat");
    }
}
