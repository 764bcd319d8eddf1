package fathom.ui.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Tells files of depth from photographs, by their names and, for PNG, by their first bytes. */
public final class DepthFiles {
    private static final Set<String> DEPTH_ONLY =
            Set.of("npy", "npz", "pfm", "exr", "mat", "h5", "hdf5");
    private static final int PNG_DEPTH_AT = 24;
    private static final int PNG_COLOUR_AT = 25;

    private DepthFiles() {}

    /** Whether the file can only be, or most likely is, depth: a PNG of 16-bit gray is. */
    public static boolean isDepth(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (DEPTH_ONLY.contains(extension)) return true;
        return extension.equals("png") && isGray16(file);
    }

    private static boolean isGray16(Path file) {
        try (var stream = Files.newInputStream(file)) {
            byte[] head = stream.readNBytes(PNG_COLOUR_AT + 1);
            return head.length == PNG_COLOUR_AT + 1
                    && head[1] == 'P'
                    && head[2] == 'N'
                    && head[3] == 'G'
                    && head[PNG_DEPTH_AT] == 16
                    && head[PNG_COLOUR_AT] == 0;
        } catch (IOException unreadable) {
            return false; // whoever opens it will say so
        }
    }
}
