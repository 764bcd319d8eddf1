package fathom.ui.session;

import java.nio.file.Path;

/** Names of files as seen from the file that names them, so that both can move together. */
final class RelativeFiles {
    private RelativeFiles() {}

    /** The folder of a file, absolute. */
    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** With slashes where both lie on one disk, else absolute. */
    static String name(Path file, Path folder) {
        try {
            return folder.relativize(file.toAbsolutePath().normalize())
                    .toString()
                    .replace('\\', '/');
        } catch (IllegalArgumentException onAnotherDisk) {
            return file.toAbsolutePath().toString();
        }
    }
}
