package fathom.export.mesh;

import java.nio.file.Path;
import java.util.Locale;

/** The name that the files of one scene share. */
final class FileStem {
    private FileStem() {}

    /**
     * @param extension with its dot, in lower case; cut off where the name ends in it
     */
    static String of(Path target, String extension) {
        String name = String.valueOf(target.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(extension)
                ? name.substring(0, name.length() - extension.length())
                : name;
    }
}
