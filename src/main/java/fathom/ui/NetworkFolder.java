package fathom.ui;

import javafx.beans.property.ObjectProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where networks of the user's own are looked for: where the last one was, from one start to the
 * next. Before there was one, where browsers put them; photographs lie elsewhere.
 */
final class NetworkFolder {
    private final ObjectProperty<Optional<Path>> last;
    private final Path home;

    /**
     * @param last is remembered
     * @param home the user's own folder
     */
    NetworkFolder(ObjectProperty<Optional<Path>> last, Path home) {
        this.last = last;
        this.home = home;
    }

    /** The first of them that is there. */
    Path start() {
        return Stream.concat(last.get().stream(), Stream.of(home.resolve("Downloads")))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(home);
    }

    /** A network was chosen or dropped. */
    void tookFrom(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) last.set(Optional.of(folder));
    }
}
