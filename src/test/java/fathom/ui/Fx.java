package fathom.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

/** How tests reach the toolkit's thread, wait for what happens there, and keep pictures of it. */
public final class Fx {
    private static final long DEADLINE_S = 30;
    private static final long POLL_MS = 5;

    private Fx() {}

    /** Work that may fail. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Runs {@code work} on the toolkit's thread and gives its result, or throws what it threw. */
    public static <T> T onFx(Callable<T> work) throws Exception {
        if (Platform.isFxApplicationThread()) return work.call();
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("The toolkit's thread was busy for " + DEADLINE_S + " s", e);
        }
    }

    public static void onFx(Action work) throws Exception {
        onFx(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                });
    }

    /**
     * Waits until {@code condition}, asked on the toolkit's thread, holds; fails after half a
     * minute. {@code what} completes the sentence "waited in vain for ...".
     */
    public static void waitFor(String what, BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what);
            }
            Thread.sleep(POLL_MS);
        }
    }

    /** Lets the toolkit lay out a scene that is shown twice: what was changed is on the screen. */
    public static void waitForPulses(Scene scene) throws Exception {
        for (int i = 0; i < 2; i++) {
            var drawn = new CompletableFuture<Boolean>();
            Runnable listener = () -> drawn.complete(true);
            onFx(
                    () -> {
                        scene.addPostLayoutPulseListener(listener);
                        Platform.requestNextPulse();
                    });
            drawn.get(DEADLINE_S, TimeUnit.SECONDS);
            onFx(() -> scene.removePostLayoutPulseListener(listener));
        }
    }

    public static Image snapshot(Scene scene) throws Exception {
        if (scene.getWindow() != null && scene.getWindow().isShowing()) waitForPulses(scene);
        return onFx(() -> scene.snapshot(null));
    }

    public static Image snapshot(Node node) throws Exception {
        return onFx(() -> node.snapshot(new SnapshotParameters(), null));
    }

    /** Writes target/screenshots/name.png for people to look at. */
    public static Path keep(Image image, String name) throws IOException {
        return keep(image, Path.of("target", "screenshots", name + ".png"));
    }

    public static Path keep(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) pixels.setRGB(x, y, reader.getArgb(x, y));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(pixels, "png", file.toFile());
        return file;
    }
}
