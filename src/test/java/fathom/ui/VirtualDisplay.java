package fathom.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An Xvfb of our own: an X display in memory. */
final class VirtualDisplay {
    private static final long DEADLINE_S = 30;

    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    static Optional<String> missing() {
        return executable().isPresent() ? Optional.empty() : Optional.of("Xvfb");
    }

    /** The server chooses a free display number itself and says which when it is ready. */
    static VirtualDisplay start() throws Exception {
        var server =
                new ProcessBuilder(
                                executable().orElseThrow().toString(),
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "2560x1440x24",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        try {
            String number =
                    CompletableFuture.supplyAsync(() -> firstLine(server))
                            .get(DEADLINE_S, TimeUnit.SECONDS);
            return new VirtualDisplay(server, ":" + number);
        } catch (Exception e) {
            server.destroy();
            throw new IOException("Xvfb named no display within " + DEADLINE_S + " s", e);
        }
    }

    /** As the environment variable DISPLAY wants it. */
    String name() {
        return name;
    }

    void stop() {
        server.destroy();
    }

    private static String firstLine(Process server) {
        try {
            var output = new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII);
            String line = new BufferedReader(output).readLine();
            if (line == null) throw new IllegalStateException("Xvfb ended at once");
            return line.strip();
        } catch (IOException e) {
            throw new IllegalStateException("Xvfb cannot be read", e);
        }
    }

    private static Optional<Path> executable() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "Xvfb"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
