package fathom.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's own window on files. */
final class SystemWindows {
    private static final Logger LOG = LoggerFactory.getLogger(SystemWindows.class);

    private SystemWindows() {}

    /**
     * Shows a file in its folder; where the system cannot, nothing happens but a line in the log.
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
     * Shows a file in the program that the system has for its kind, a web page in the browser;
     * where the system cannot, nothing happens but a line in the log.
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
            LOG.warn("{} cannot be run", command, e);
        }
    }
}
