package fathom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's own window on files. */
final class SystemWindows {
    private SystemWindows() {}

    /**
     * Shows a file in its folder.
     *
     * @throws UncheckedIOException where the system has no file manager to start
     */
    static void showInFolder(Path file) {
        Path path = file.toAbsolutePath();
        start(
                switch (System.getProperty("os.name").toLowerCase(Locale.ROOT)) {
                    case String name when name.startsWith("windows") ->
                            List.of("explorer", "/select," + path);
                    case String name when name.startsWith("mac") ->
                            List.of("open", "-R", path.toString());
                    default -> List.of("xdg-open", String.valueOf(path.getParent()));
                });
    }

    /**
     * Shows a file in the program that the system has for its kind, a web page in the browser.
     *
     * @throws UncheckedIOException where the system has no way to start it
     */
    static void open(Path file) {
        String path = file.toAbsolutePath().toString();
        start(
                switch (System.getProperty("os.name").toLowerCase(Locale.ROOT)) {
                    case String name when name.startsWith("windows") -> List.of("explorer", path);
                    case String name when name.startsWith("mac") -> List.of("open", path);
                    default -> List.of("xdg-open", path);
                });
    }

    private static void start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
