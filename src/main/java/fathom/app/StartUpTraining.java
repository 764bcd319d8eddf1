package fathom.app;

import fathom.ui.jobs.JobRunner;

import javafx.stage.Window;
import javafx.stage.WindowEvent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Does in one process what users do first, so that the JVM can note down for the app image what it
 * loads and runs; jlink/Image.java says more. Its arguments are "commands" or "window", and the
 * folder for what is written.
 */
final class StartUpTraining {
    /** Long enough for the bundled photograph's depth and its 3D view on a slow machine. */
    private static final Duration WINDOW_OPEN = Duration.ofSeconds(12);

    private static final int LONGEST_WAIT_S = 60;

    private StartUpTraining() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        switch (args[0]) {
            case "commands" -> runCommands(AppPaths.ofThisProcess(), args[1]);
            case "window" -> showWindow();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static void runCommands(AppPaths paths, String out) {
        String photo = paths.photos().resolve(AppContext.MAIN_PHOTO).toString();
        String picture = Path.of(out, "astronaut.starter.color.png").toString();
        var commands =
                List.of(
                        List.of("--version"),
                        List.of("--help"),
                        List.of("models", "list"),
                        List.of("estimate", photo, "--out", out, "--format", "png16,color,npy"),
                        List.of("estimate", picture, "--out", out, "--sidecar"),
                        List.of("estimate", photo, picture, "--out", out, "--overwrite"),
                        List.of("mesh", photo, "--out", out + "/scene.glb"),
                        List.of("demo", "--out", out + "/demo", "--json"));
        for (var command : commands) {
            int exitCode = Main.run(command.toArray(String[]::new));
            if (exitCode != 0) throw new IllegalStateException(command + " ended with " + exitCode);
        }
    }

    private static void showWindow() {
        Thread.ofPlatform()
                .daemon()
                .name("close-window")
                .uncaughtExceptionHandler(StartUpTraining::endWithoutWindow)
                .start(StartUpTraining::closeWindowLater);
        int exitCode = Main.run(new String[0]);
        if (exitCode != 0) throw new IllegalStateException("The window ended with " + exitCode);
    }

    private static void closeWindowLater() {
        try {
            for (int wait = 0; Window.getWindows().isEmpty(); wait++) {
                if (wait == LONGEST_WAIT_S) throw new IllegalStateException("No window");
                Thread.sleep(Duration.ofSeconds(1));
            }
            Thread.sleep(WINDOW_OPEN);
            JobRunner.fxThread().execute(StartUpTraining::closeWindows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Otherwise the build would wait for a window that never opens. */
    private static void endWithoutWindow(Thread thread, Throwable failure) {
        System.err.println(thread.getName() + ": " + failure);
        Runtime.getRuntime().halt(1);
    }

    private static void closeWindows() {
        for (var window : List.copyOf(Window.getWindows())) {
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }
}
