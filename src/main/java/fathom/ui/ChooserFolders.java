package fathom.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the system's dialogs open: where a file of the same purpose was chosen last, else beside
 * the current photograph.
 */
final class ChooserFolders {
    private final Supplier<Optional<Path>> photograph;
    private final List<Path> bundled;
    private final Map<String, Path> last = new HashMap<>();

    /**
     * @param photograph the current photograph's file, if it has one
     * @param bundled photographs whose folder is not the user's
     */
    ChooserFolders(Supplier<Optional<Path>> photograph, List<Path> bundled) {
        this.photograph = photograph;
        this.bundled = List.copyOf(bundled);
    }

    /** Empty leaves it to the system. */
    Optional<Path> start(String purpose) {
        return Optional.ofNullable(last.get(purpose))
                .filter(Files::isDirectory)
                .or(this::besidePhotograph);
    }

    private Optional<Path> besidePhotograph() {
        return photograph
                .get()
                .filter(file -> !bundled.contains(file))
                .map(file -> file.toAbsolutePath().getParent())
                .filter(Files::isDirectory);
    }

    void chosen(String purpose, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) last.put(purpose, folder);
    }
}
