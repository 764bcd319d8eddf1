package fathom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The system's own windows on files. */
final class SystemWindows {
    /** Ends with an exit code of failure when all is well. */
    private static final String EXPLORER = "explorer";

    /** What fails later than this has shown the file before. */
    private static final long START_S = 30;

    private SystemWindows() {}

    /** Shows a file in its folder; {@code failed} where there is no file manager to start. */
    static void showInFolder(Path file, Runnable failed) {
        Path path = file.toAbsolutePath();
        start(
                switch (System.getProperty("os.name").toLowerCase(Locale.ROOT)) {
                    case String name when name.startsWith("windows") ->
                            List.of(EXPLORER, "/select," + path);
                    case String name when name.startsWith("mac") ->
                            List.of("open", "-R", path.toString());
                    default -> List.of("xdg-open", String.valueOf(path.getParent()));
                },
                failed);
    }

    /**
     * Shows a file in the program that the system has for its kind, a web page in the browser;
     * {@code failed} where there is none.
     */
    static void open(Path file, Runnable failed) {
        String path = file.toAbsolutePath().toString();
        start(
                switch (System.getProperty("os.name").toLowerCase(Locale.ROOT)) {
                    case String name when name.startsWith("windows") -> List.of(EXPLORER, path);
                    case String name when name.startsWith("mac") -> List.of("open", path);
                    default -> List.of("xdg-open", path);
                },
                failed);
    }

    private static void start(List<String> command, Runnable failed) {
        starts(command)
                .thenAccept(
                        started -> {
                            if (!started) failed.run();
                        });
    }

    /** Whether the command is there and does not soon end with an exit code of failure. */
    static CompletionStage<Boolean> starts(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (command.getFirst().equals(EXPLORER)) return CompletableFuture.completedFuture(true);
            return process.onExit()
                    .thenApply(ended -> ended.exitValue() == 0)
                    .completeOnTimeout(true, START_S, TimeUnit.SECONDS);
        } catch (IOException notThere) {
            return CompletableFuture.completedFuture(false);
        }
    }
}
