package fathom.app;

import fathom.cli.NoDisplayException;
import fathom.ui.MainWindow;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Starts the toolkit and shows the window. The only class of the command line's way that touches
 * JavaFX.
 */
final class WindowStart {
    private WindowStart() {}

    /**
     * Returns when the window is closed.
     *
     * @throws NoDisplayException when the toolkit cannot start
     */
    static void open(Supplier<MainWindow.Services> services, List<Path> pictures)
            throws NoDisplayException {
        requireDisplay(System.getenv());
        var closed = new CountDownLatch(1);
        start(
                () -> {
                    var stage = new Stage();
                    var window = new MainWindow(services.get(), stage);
                    stage.setOnCloseRequest(_ -> closed.countDown());
                    closeOnInterrupt(window);
                    window.show(pictures);
                });
        awaitEnd(closed);
        Platform.exit();
    }

    private static void requireDisplay(Map<String, String> environment) throws NoDisplayException {
        boolean needsServer = System.getProperty("os.name").startsWith("Linux");
        boolean hasServer =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        boolean ownPlatform = System.getProperty("glass.platform") != null;
        if (needsServer && !hasServer && !ownPlatform) {
            throw new NoDisplayException("There is no display (DISPLAY is not set)", null);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // natives that are missing surface as any kind of error
    private static void start(Runnable show) throws NoDisplayException {
        try {
            Platform.startup(show);
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException("The display cannot be reached", e);
        } catch (RuntimeException | LinkageError e) {
            throw new NoDisplayException(
                    "The window cannot be opened: a system library is missing", e);
        }
    }

    /** Ctrl-C in the terminal cancels what runs, so that nothing half-written is left. */
    private static void closeOnInterrupt(MainWindow window) {
        Runtime.getRuntime().addShutdownHook(new Thread(window::close, "close-window"));
    }

    private static void awaitEnd(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
