package fathom.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's own window on files. */
final class ContainingFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ContainingFolder.class);

    private ContainingFolder() {}

    /**
     * Shows a file in its folder; where the system cannot, nothing happens but a line in the log.
     */
    static void show(Path file) {
        try {
            new ProcessBuilder(command(file.toAbsolutePath()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.warn("{} cannot be shown in its folder", file, e);
        }
    }

    private static List<String> command(Path file) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) return List.of("explorer", "/select," + file);
        if (system.startsWith("mac")) return List.of("open", "-R", file.toString());
        return List.of("xdg-open", String.valueOf(file.getParent()));
    }
}
