package fathom.ui.input;

import fathom.export.depth.DepthSigns;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Tells files of depth from photographs, by their names and, for PNG and TIFF, by their headers.
 */
public final class DepthFiles {
    private static final Set<String> DEPTH_ONLY =
            Set.of("npy", "npz", "pfm", "exr", "mat", "h5", "hdf5");
    private static final Set<String> EITHER = Set.of("png", "tif", "tiff");

    private DepthFiles() {}

    /** Whether the file can only be, or most likely is, depth. */
    public static boolean isDepth(Path file) {
        return isOnlyDepth(file) || (EITHER.contains(extension(file)) && DepthSigns.areIn(file));
    }

    /** Whether the file's name says that it is no photograph. */
    public static boolean isOnlyDepth(Path file) {
        return DEPTH_ONLY.contains(extension(file));
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
